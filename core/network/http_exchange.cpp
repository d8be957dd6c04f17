// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/http_exchange.h"

#include "core/base/clock.h"
#include "core/base/when_done.h"
#include "core/network/proxy.h"

#include <QNetworkAccessManager>
#include <QTimer>

#include <algorithm>

namespace yenile::network {

namespace {

using Kind = HttpFailure::Kind;

constexpr qint64 slowestBytesPerSecond = 4096;

bool isHttp(const QUrl& url) {
    return (url.scheme() == u"https" || url.scheme() == u"http") && !url.host().isEmpty();
}

int portOf(const QUrl& url) {
    return url.port(url.scheme() == u"https" ? 443 : 80);
}

bool isSameOrigin(const QUrl& one, const QUrl& other) {
    return one.scheme() == other.scheme() && one.host() == other.host() && portOf(one) == portOf(other);
}

int statusOf(const QNetworkReply& reply) {
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

/// Whole, whatever its status, for which Qt has errors of its own.
bool hasResponse(const QNetworkReply& reply) {
    const QNetworkReply::NetworkError error = reply.error();
    return statusOf(reply) > 0 &&
           (error == QNetworkReply::NoError ||
            (error > QNetworkReply::UnknownProxyError && error != QNetworkReply::ProtocolUnknownError &&
             error != QNetworkReply::ProtocolFailure));
}

Kind kindOf(QNetworkReply::NetworkError error) {
    switch (error) {
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return Kind::TimedOut;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::SslHandshakeFailedError: // garbage on the line; a certificate is judged elsewhere
        return Kind::Lost;
    default:
        return Kind::Unreachable;
    }
}

const QString tooLarge = QStringLiteral("answer too large");

QString inSeconds(std::chrono::milliseconds time) {
    return QStringLiteral("%1 s").arg(std::chrono::ceil<std::chrono::seconds>(time).count());
}

QNetworkReply* dispatch(QNetworkAccessManager& line, const QNetworkRequest& request,
                        const HttpRequest& asked) {
    if (asked.verb == "GET")
        return line.get(request);
    if (asked.verb == "HEAD")
        return line.head(request);
    return line.sendCustomRequest(request, asked.verb, asked.body);
}

} // namespace

HttpExchange::HttpExchange(Http& http, HttpRequest request)
    : QObject(&http), m_http(http), m_request(std::move(request)) {
}

QFuture<HttpOutcome> HttpExchange::start() {
    m_promise.start();
    QFuture<HttpOutcome> future = m_promise.future();
    m_request.url.setUserInfo({}); // nobody's password stands in an address
    watchForStop();
    setOut();
    return future;
}

void HttpExchange::watchForStop() {
    m_stopCallback.emplace(m_request.stop, [this] { // in any thread
        QMetaObject::invokeMethod(
            this, [this] { giveUp(Kind::Stopped, QStringLiteral("stopped")); }, Qt::QueuedConnection);
    });
}

void HttpExchange::setOut() {
    const QUrl& url = m_request.url;
    if (!isHttp(url))
        return finish(failed(Kind::Unreachable, url.host(), QStringLiteral("neither http nor https")));
    if (!m_request.credentials.empty() && url.scheme() != u"https")
        return finish(failed(Kind::NotSecure, url.host(), QStringLiteral("credentials without TLS")));
    whenDone(findRoute(url, m_request.reach), this,
             [this](const std::expected<HttpRoute, HttpFailure>& route) {
                 if (route) {
                     m_route = *route;
                     return send();
                 }
                 if (route.error().kind == Kind::ProxyLogin)
                     return logInToProxy(route.error().host);
                 finish(std::unexpected(route.error()));
             });
}

/// HTTP/1.1 alone: over HTTP/2 Qt sends several requests at once, and tells the first alone of the server's
/// key.
QNetworkRequest HttpExchange::prepared() const {
    QNetworkRequest request;
    QUrl url = m_request.url;
    if (!m_route.addresses.isEmpty()) { // to the one that was checked, in the server's name
        url.setHost(m_route.addresses.first().toString());
        request.setPeerVerifyName(m_request.url.host());
        request.setRawHeader("Host", m_request.url.authority(QUrl::FullyEncoded).toLatin1());
    }
    request.setUrl(url);
    request.setSslConfiguration(m_http.tls());
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setTransferTimeout(static_cast<int>(m_http.m_limits.silence.count()));
    request.setRawHeader("User-Agent", "Yenile/" YENILE_VERSION);
    request.setRawHeader("Accept-Encoding", "identity"); // what is limited in size stays so when unpacked
    for (const Fields& fields : {m_request.fields, m_request.credentials})
        for (const auto& [name, value] : fields)
            request.setRawHeader(name, value);
    if (!m_route.proxyAuthorization.isEmpty())
        request.setRawHeader("Proxy-Authorization", m_route.proxyAuthorization);
    return request;
}

QString HttpExchange::end() const {
    const QString address = m_route.addresses.isEmpty() ? QString() : m_route.addresses.first().toString();
    return QStringLiteral("%1://%2:%3 %4 %5:%6")
        .arg(m_request.url.scheme(), m_request.url.host())
        .arg(portOf(m_request.url))
        .arg(address, m_route.proxy.hostName())
        .arg(m_route.proxy.port());
}

void HttpExchange::send() {
    if (m_request.stop.stop_requested())
        return finish(failed(Kind::Stopped, m_request.url.host()));
    m_verdict.reset();
    m_line = m_http.takeLine(end());
    m_line->setProxy(m_route.proxy);
    m_reply = dispatch(*m_line, prepared(), m_request);
    watch();
}

void HttpExchange::watch() {
    // However little may come again and again.
    const auto longest =
        m_http.m_limits.longest + std::chrono::seconds(m_request.body.size() / slowestBytesPerSecond);
    QTimer::singleShot(longest, m_reply, [this, longest] {
        giveUp(Kind::TimedOut, QStringLiteral("no end after ") + inSeconds(longest));
    });
    connect(m_reply, &QNetworkReply::sslErrors, this, &HttpExchange::judgeAuthority);
    connect(m_reply, &QNetworkReply::encrypted, this, &HttpExchange::judgeKey);
    // Where nobody answers, 6.4.2 ends the reply; 6.8.2 waits on, if it is for a tunnel.
    connect(m_line, &QNetworkAccessManager::proxyAuthenticationRequired, m_reply, [this] {
        QTimer::singleShot(0, m_reply,
                           [this] { giveUp(Kind::ProxyLogin, QStringLiteral("it wants a login")); });
    });
    connect(m_reply, &QNetworkReply::downloadProgress, this, [this](qint64 received, qint64 total) {
        if (std::max(received, total) > m_http.m_limits.largest)
            giveUp(Kind::TooLarge, tooLarge);
    });
    if (m_request.progress)
        connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64 total) {
            if (total > 0)
                m_request.progress(sent, total);
        });
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::conclude);
}

/// Qt ends the connection then.
void HttpExchange::judgeAuthority(const QList<QSslError>& errors) {
    bool byDates = true;
    QStringList causes;
    for (const QSslError& error : errors) {
        byDates = byDates && (error.error() == QSslError::CertificateExpired ||
                              error.error() == QSslError::CertificateNotYetValid);
        causes << error.errorString();
    }
    m_verdict = HttpFailure{byDates ? Kind::DatesWrong : Kind::Untrusted, m_request.url.host(),
                            causes.join(QLatin1Char(' '))};
}

/// Of each connection, before the first byte of a request goes out: Qt waits meanwhile.
void HttpExchange::judgeKey() {
    const QSslCertificate certificate = m_reply->sslConfiguration().peerCertificate();
    if (!isKeyExpected(certificate, m_http.m_trust))
        giveUp(Kind::WrongPin, QStringLiteral("SHA-256 of the server's key: ") +
                                   QString::fromLatin1(pinOf(certificate).toBase64()));
}

void HttpExchange::giveUp(Kind kind, const QString& cause) {
    if (m_reply == nullptr || !m_reply->isRunning())
        return;
    m_verdict = HttpFailure{kind, m_request.url.host(), cause};
    m_reply->abort();
}

void HttpExchange::conclude() {
    const bool proxyRefused = ((m_verdict && m_verdict->kind == Kind::ProxyLogin) ||
                               m_reply->error() == QNetworkReply::ProxyAuthenticationRequiredError) &&
                              m_route.proxy.type() != QNetworkProxy::NoProxy; // else it is no proxy of ours
    HttpOutcome outcome = this->outcome();
    hangUp(outcome.has_value() && m_request.body.isEmpty());
    if (proxyRefused)
        return logInToProxy(m_route.proxy.hostName());
    const bool mayTryNext = !outcome && !m_verdict && m_route.addresses.size() > 1;
    if (mayTryNext) {
        m_route.addresses.removeFirst();
        return send();
    }
    if (outcome && m_http.m_limits.redirects > 0) {
        const bool kept = outcome->status == 301 || outcome->status == 302 || outcome->status == 307 ||
                          outcome->status == 308 || (outcome->status == 303 && m_request.verb == "GET");
        if (const QByteArray location = outcome->field("Location"); kept && !location.isEmpty())
            return follow(m_request.url.resolved(QUrl::fromEncoded(location)));
    }
    finish(std::move(outcome));
}

HttpOutcome HttpExchange::outcome() {
    const QString host = m_request.url.host();
    if (m_verdict) // Qt knows no more of it than that it was cancelled
        return std::unexpected(*m_verdict);
    if (m_reply->error() == QNetworkReply::OperationCanceledError) // so Qt calls its own transfer time limit
        return failed(Kind::TimedOut, host,
                      QStringLiteral("silent for ") + inSeconds(m_http.m_limits.silence));
    if (!hasResponse(*m_reply))
        return failed(kindOf(m_reply->error()), host, m_reply->errorString());
    HttpResponse response{.status = statusOf(*m_reply),
                          .body = m_reply->isOpen() ? m_reply->readAll() : QByteArray(),
                          .receivedAt = Clock::system().now()};
    if (response.body.size() > m_http.m_limits.largest) // that came at once
        return failed(Kind::TooLarge, host, tooLarge);
    for (const auto& [name, value] : m_reply->rawHeaderPairs())
        response.fields.emplace_back(name, value);
    return response;
}

/// A connection on which anything went wrong carries nothing more; nor does one that carried a body: Qt keeps
/// the buffer in which a password may have been.
void HttpExchange::hangUp(bool usable) {
    m_reply->deleteLater();
    m_reply = nullptr;
    if (usable)
        m_http.returnLine(end(), m_line);
    else
        m_line->deleteLater();
    m_line = nullptr;
}

void HttpExchange::follow(const QUrl& location) {
    const QString from = m_request.url.host();
    if (++m_redirects > m_http.m_limits.redirects)
        return finish(failed(Kind::BadRedirect, from, QStringLiteral("too many redirects")));
    if (!isHttp(location) || (m_request.url.scheme() == u"https" && location.scheme() != u"https"))
        return finish(failed(Kind::BadRedirect, from, QStringLiteral("a redirect that is not followed")));
    if (!isSameOrigin(location, m_request.url))
        m_request.credentials.clear();
    if (location.host() != from)
        m_request.reach = m_request.redirectReach;
    m_request.url = location;
    m_request.url.setUserInfo({});
    setOut();
}

void HttpExchange::logInToProxy(const QString& proxy) {
    const bool refused = std::exchange(m_proxyAsked, true);
    whenDone(network::logInToProxy(proxy, refused), this, [this, proxy](const Result<bool>& loggedIn) {
        if (loggedIn.value_or(false))
            return setOut();
        finish(failed(Kind::ProxyLogin, proxy));
    });
}

void HttpExchange::finish(HttpOutcome outcome) {
    m_promise.addResult(std::move(outcome));
    m_promise.finish();
    deleteLater();
}

} // namespace yenile::network
