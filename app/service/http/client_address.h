// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/settings.h"

#include <QByteArrayList>

#include <string>

namespace yenile::registration {

/// The address of a socket's peer; empty if unknown.
[[nodiscard]] std::string addressOfPeer(int socket);

/// The key under which attempts and requests are counted: the address; for IPv6 its first 64 bits, which one
/// customer has. Other texts stay as they are.
[[nodiscard]] QString counted(const QString& address);

/// Whether a connection from that address has the requests of many clients: the settings name a header, and
/// the address is a proxy's.
[[nodiscard]] bool isProxy(const HttpSettings& settings, const QString& peer);

/// The client of a request. `forwarded` are the values of the header in the settings. Anybody may write into
/// it, so only a proxy's value is trusted: its last element, and if that is a proxy again, the one before.
[[nodiscard]] QString clientAddress(const HttpSettings& settings, const QString& peer,
                                    const QByteArrayList& forwarded);

} // namespace yenile::registration
