// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace yenile::network {

/// What a proxy demands from the sender of a request (RFC 9110, 11.7.1).
struct ProxyChallenge {
    int status = 0;           ///< 0: it could not be understood
    QStringList schemes = {}; ///< authentication schemes that Proxy-Authenticate offers, in lower case

    [[nodiscard]] bool offers(const char* scheme) const { return schemes.contains(QLatin1String(scheme)); }
};

/// `head`: the answer without its body.
[[nodiscard]] ProxyChallenge proxyChallenge(const QByteArray& head);

} // namespace yenile::network
