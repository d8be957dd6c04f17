// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/http.h"

#include "core/base/await.h"
#include "core/network/http_exchange.h"

#include <QNetworkAccessManager>

namespace yenile::network {

namespace {

QString withAddress(const QString& cause, const QUrl& url) {
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery) + QStringLiteral(": ") + cause;
}

Error errorOf(const HttpFailure& failure, const QUrl& url) {
    switch (failure.kind) {
    case HttpFailure::Kind::LocalAddress:
        return {ErrorCode::AddressForbidden, {failure.host}, failure.cause};
    case HttpFailure::Kind::ProxyLogin:
        return {ErrorCode::ProxyLoginRequired, {failure.host}, failure.cause};
    case HttpFailure::Kind::ProxyScheme:
        return {ErrorCode::ProxySchemeUnsupported, {failure.host}, failure.cause};
    case HttpFailure::Kind::Untrusted:
    case HttpFailure::Kind::DatesWrong:
    case HttpFailure::Kind::WrongPin:
        return {ErrorCode::AddressUntrusted, {url.host()}, withAddress(failure.cause, url)};
    default:
        return {ErrorCode::AddressUnreachable, {url.host()}, withAddress(failure.cause, url)};
    }
}

} // namespace

Http::Http(const ServerTrust& trust, const HttpLimits& limits, QObject* parent)
    : QObject(parent), m_trust(trust), m_limits(limits) {
}
Http::~Http() = default;

QFuture<HttpOutcome> Http::send(HttpRequest request) {
    auto* const exchange = new HttpExchange(*this, std::move(request));
    return exchange->start();
}

const QSslConfiguration& Http::tls() {
    if (!m_tls)
        m_tls = tlsBy(m_trust);
    return *m_tls;
}

QNetworkAccessManager* Http::takeLine(const QString& end) {
    if (QNetworkAccessManager* const idle = m_idle.take(end))
        return idle;
    auto* const line = new QNetworkAccessManager(this);
    line->setAutoDeleteReplies(false);
    return line;
}

void Http::returnLine(const QString& end, QNetworkAccessManager* line) {
    m_idle.insert(end, line);
}

Result<HttpResponse> askFully(HttpRequest request, const ServerTrust& trust, const HttpLimits& limits) {
    const QUrl url = request.url;
    Http http(trust, limits);
    return await(http.send(std::move(request)).then([&](const HttpOutcome& outcome) -> Result<HttpResponse> {
        if (!outcome)
            return std::unexpected(errorOf(outcome.error(), url));
        return *outcome;
    }));
}

Result<QByteArray> ask(HttpRequest request, const ServerTrust& trust, const HttpLimits& limits) {
    const QUrl url = request.url;
    const Result<HttpResponse> response = askFully(std::move(request), trust, limits);
    if (!response)
        return failure(response);
    if (response->status != 200)
        return std::unexpected(errorOf({.cause = QStringLiteral("HTTP %1").arg(response->status)}, url));
    return response->body;
}

} // namespace yenile::network
