#pragma once

#include <QByteArray>
#include <QStringList>

namespace yenile::network {

/// What a proxy says to a request, of all that concerns who one is.
struct ProxySaying {
    int status = 0;        ///< 0: nothing that could be understood
    QStringList ways = {}; ///< that Proxy-Authenticate offers (RFC 9110, 11.7.1), in lower case

    [[nodiscard]] bool offers(const char* way) const { return ways.contains(QLatin1String(way)); }
};

/// `head`: the answer without its body.
[[nodiscard]] ProxySaying proxySaying(const QByteArray& head);

} // namespace yenile::network
