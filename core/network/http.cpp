// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/http.h"

#include "core/base/await.h"
#include "core/network/http_exchange.h"

#include <QNetworkAccessManager>

namespace yenile::network {

namespace {

Error errorOf(const Failure& failure, const QUrl& url) {
    switch (failure.kind) {
    case Failure::Kind::LocalAddress:
        return {ErrorCode::AddressForbidden, {failure.host}, failure.cause};
    case Failure::Kind::ProxyLogin:
        return {ErrorCode::ProxyLoginRequired, {failure.host}, failure.cause};
    case Failure::Kind::ProxyWay:
        return {ErrorCode::ProxyWayUnsupported, {failure.host}, failure.cause};
    default:
        return {ErrorCode::AddressUnreachable,
                {url.host()},
                url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery) + QStringLiteral(": ") +
                    failure.cause};
    }
}

} // namespace

Http::Http(const ServerTrust& trust, const Limits& limits, QObject* parent)
    : QObject(parent), m_tls(tlsBy(trust)), m_pins(trust.pins), m_limits(limits) {
}
Http::~Http() = default;

QFuture<Outcome> Http::send(Request request) {
    auto* const exchange = new HttpExchange(*this, std::move(request));
    return exchange->start();
}

QNetworkAccessManager* Http::takeLine(const QString& end) {
    if (QNetworkAccessManager* const idle = m_idle.take(end))
        return idle;
    auto* const line = new QNetworkAccessManager(this);
    line->setAutoDeleteReplies(false);
    return line;
}

void Http::keepLine(const QString& end, QNetworkAccessManager* line) {
    m_idle.insert(end, line);
}

Result<Response> askFully(Request request, const ServerTrust& trust, const Limits& limits) {
    const QUrl url = request.url;
    Http http(trust, limits);
    return await(http.send(std::move(request)).then([&](const Outcome& outcome) -> Result<Response> {
        if (!outcome)
            return std::unexpected(errorOf(outcome.error(), url));
        return *outcome;
    }));
}

Result<QByteArray> ask(Request request, const ServerTrust& trust, const Limits& limits) {
    const QUrl url = request.url;
    const Result<Response> response = askFully(std::move(request), trust, limits);
    if (!response)
        return failure(response);
    if (response->status != 200)
        return std::unexpected(errorOf({.cause = QStringLiteral("HTTP %1").arg(response->status)}, url));
    return response->body;
}

} // namespace yenile::network
