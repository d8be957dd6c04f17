// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace yenile::network {

/// What proves to the HTTP service or proxy of that host who has logged in to this computer: the first token
/// of SPNEGO (RFC 4178, RFC 4559) by the person's Kerberos ticket, good for one request. Empty where there is
/// none. May wait for the realm's servers.
[[nodiscard]] QByteArray kerberosTicket(const QString& host);

} // namespace yenile::network
