// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/local_address.h"

#include <algorithm>

namespace yenile::network {

bool isLocal(const QHostAddress& address) {
    bool isVersion4 = false;
    const QHostAddress plain(address.toIPv4Address(&isVersion4)); // also where it is mapped into IPv6
    if (!isVersion4)
        return address.isLoopback() || address.isLinkLocal() || address.isSiteLocal() ||
               address.isUniqueLocalUnicast() || address.isMulticast() ||
               address == QHostAddress(QHostAddress::AnyIPv6);
    static constexpr const char* networks[] = {"0.0.0.0/8",      "10.0.0.0/8",     "100.64.0.0/10",
                                               "127.0.0.0/8",    "169.254.0.0/16", "172.16.0.0/12",
                                               "192.168.0.0/16", "224.0.0.0/3"};
    return std::ranges::any_of(networks, [&](const char* network) {
        return plain.isInSubnet(QHostAddress::parseSubnet(QLatin1String(network)));
    });
}

} // namespace yenile::network
