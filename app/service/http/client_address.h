// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/settings.h"

#include <QByteArrayList>

#include <string>

namespace yenile::registration {

/// The address that a socket is connected to; empty where that cannot be told.
[[nodiscard]] std::string addressOfPeer(int socket);

/// What tries and requests are counted for: the address, of IPv6 its first 64 bits, which one customer has to
/// himself. What is no address stays as it is.
[[nodiscard]] QString counted(const QString& address);

/// Whether a connection from that address brings the requests of many: where the settings name a header, and
/// this address as that of a proxy.
[[nodiscard]] bool isProxy(const HttpSettings& settings, const QString& peer);

/// Whose request it is. `forwarded` are the fields of the header that the settings name, as they came.
/// Whoever wants to may write into them, so that a proxy's word counts alone: its last element, and where
/// that is a proxy again, the one before.
[[nodiscard]] QString clientAddress(const HttpSettings& settings, const QString& peer,
                                    const QByteArrayList& forwarded);

} // namespace yenile::registration
