// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/http_route.h"

#include "core/network/local_address.h"
#include "core/network/proxy.h"

#include <QCoreApplication>
#include <QHostInfo>
#include <QThreadPool>
#include <QtConcurrent>

#include <algorithm>

namespace yenile::network {

namespace {

using Kind = HttpFailure::Kind;

constexpr int mostAtOnce = 16;

/// Threads of its own: those of the program's pool may all be waiting for what is looked up here.
QThreadPool& lookUps() {
    static QThreadPool pool;
    static const bool once = [] {
        pool.setMaxThreadCount(mostAtOnce);
        qAddPostRoutine([] { pool.waitForDone(); }); // what they use goes with the program
        return true;
    }();
    Q_UNUSED(once)
    return pool;
}

HttpFailure byProxy(const Error& error) {
    return {error.code == ErrorCode::ProxyLoginRequired ? Kind::ProxyLogin : Kind::ProxyScheme,
            error.arguments.value(0), error.cause};
}

QString inLocalNetwork(const QString& address) {
    return address + QStringLiteral(" is in the local network");
}

/// Behind a proxy names are the proxy's business.
std::expected<QList<QHostAddress>, HttpFailure> publicAddresses(const QUrl& url, bool throughProxy) {
    const QString host = url.host();
    const QHostAddress literal(host);
    if (throughProxy && literal.isNull()) {
        if (host == u"localhost")
            return failed(Kind::LocalAddress, host, inLocalNetwork(host));
        return QList<QHostAddress>{};
    }
    const QHostInfo found = literal.isNull() ? QHostInfo::fromName(host) : QHostInfo();
    const QList<QHostAddress> addresses = literal.isNull() ? found.addresses() : QList{literal};
    if (addresses.isEmpty())
        return failed(Kind::Unreachable, host, found.errorString());
    if (const auto local = std::ranges::find_if(addresses, isLocal); local != addresses.end())
        return failed(Kind::LocalAddress, host, inLocalNetwork(local->toString()));
    return throughProxy ? QList<QHostAddress>{} : addresses;
}

std::expected<HttpRoute, HttpFailure> withAddresses(HttpRoute route, const QUrl& url, Reach reach) {
    if (reach == Reach::Anywhere)
        return route;
    const auto addresses = publicAddresses(url, route.proxy.type() != QNetworkProxy::NoProxy);
    if (!addresses)
        return std::unexpected(addresses.error());
    route.addresses = *addresses;
    return route;
}

std::expected<HttpRoute, HttpFailure> look(const QUrl& url, Reach reach) {
    if (const Result<void> prepared = prepareProxy(url); !prepared)
        return std::unexpected(byProxy(prepared.error()));
    HttpRoute route{.proxy = proxyTo(url)};
    if (url.scheme() == u"http" && route.proxy.type() == QNetworkProxy::HttpProxy)
        route.proxyAuthorization = route.proxy.rawHeader("Proxy-Authorization");
    return withAddresses(std::move(route), url, reach);
}

} // namespace

QFuture<std::expected<HttpRoute, HttpFailure>> findRoute(const QUrl& url, Reach reach) {
    return QtConcurrent::run(&lookUps(), look, url, reach);
}

QFuture<std::expected<HttpRoute, HttpFailure>> findDirectRoute(const QUrl& url, Reach reach) {
    const HttpRoute direct{.proxy = QNetworkProxy(QNetworkProxy::NoProxy)};
    return QtConcurrent::run(&lookUps(), withAddresses, direct, url, reach);
}

} // namespace yenile::network
