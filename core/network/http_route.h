// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/http_message.h"

#include <QFuture>
#include <QHostAddress>
#include <QNetworkProxy>

namespace yenile::network {

/// How a server is reached.
struct HttpRoute {
    QNetworkProxy proxy = {};           ///< with its account, if it wants one
    QByteArray proxyAuthorization = {}; ///< for requests that go through it over plain HTTP, without a tunnel
    /// The server's addresses, to be tried in this order, if addresses are checked. Empty: whatever the name,
    /// or the proxy, leads to.
    QList<QHostAddress> addresses = {};
};

/// Asks the desktop for the proxy, the proxy for its authentication scheme, and DNS for the addresses. All
/// three may wait, so they run in other threads. Fails if `reach` forbids the address, if the name is
/// unknown, and as proxies fail.
[[nodiscard]] QFuture<std::expected<HttpRoute, HttpFailure>> findRoute(const QUrl& url, Reach reach);

/// The same past every proxy.
[[nodiscard]] QFuture<std::expected<HttpRoute, HttpFailure>> findDirectRoute(const QUrl& url, Reach reach);

} // namespace yenile::network
