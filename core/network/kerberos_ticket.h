// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace yenile::network {

/// The first SPNEGO token (RFC 4178, RFC 4559) that proves to the HTTP service or proxy on that host who has
/// logged in to this computer. It comes from the person's Kerberos ticket and is good for one request. Empty
/// if there is no ticket. May wait for the realm's servers.
[[nodiscard]] QByteArray kerberosTicket(const QString& host);

} // namespace yenile::network
