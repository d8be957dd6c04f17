#pragma once

#include <QString>

#include <string>

namespace yenile::registration {

/// The address that a socket is connected to, as counted(); empty where that cannot be told.
[[nodiscard]] std::string addressOfPeer(int socket);

/// What tries and requests are counted for: the address, of IPv6 its first 64 bits, which one customer has to
/// himself. What is no address stays as it is.
[[nodiscard]] QString counted(const QString& address);

} // namespace yenile::registration
