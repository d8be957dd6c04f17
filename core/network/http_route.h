// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/http_message.h"

#include <QFuture>
#include <QHostAddress>
#include <QNetworkProxy>

namespace yenile::network {

/// How a server is reached.
struct HttpRoute {
    QNetworkProxy proxy = {};           ///< with what it wants to hear of who one is
    QByteArray proxyAuthorization = {}; ///< of requests that go to it without a tunnel, over plain HTTP
    /// Where the address is checked: the server's own, to be tried in this order; empty: whatever its name,
    /// or the proxy, leads to.
    QList<QHostAddress> addresses = {};
};

/// Asks the desktop for the proxy, the proxy how it wants to know who one is, and the names' servers for
/// addresses, none of which is to be waited for in a thread that has something else to do. Fails where the
/// reach is too short, where the name is unknown, and as proxies do.
[[nodiscard]] QFuture<std::expected<HttpRoute, HttpFailure>> findRoute(const QUrl& url, Reach reach);

} // namespace yenile::network
