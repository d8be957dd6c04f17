// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/probe.h"

#include "core/base/when_done.h"
#include "core/network/http.h"
#include "core/network/http_route.h"

#include <QPromise>
#include <QSslCipher>
#include <QSslSocket>
#include <QTimer>

namespace yenile::network {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 10s;
constexpr HttpLimits little{.silence = patience, .longest = patience, .largest = 65'536, .redirects = 0};

bool isByGateway(int status) {
    return status == 502 || status == 503 || status == 504;
}

/// One look at a server; deletes itself afterwards.
class Look : public QObject {
public:
    Look(const QUrl& url, const ServerTrust& trust, Reach reach, QObject& parent)
        : QObject(&parent), m_url(url), m_trust(trust), m_reach(reach) {}

    QFuture<Probe> start(ProbeRoute route) {
        m_promise.start();
        QTimer::singleShot(patience, this, [this] { finish(QStringLiteral("no answer in time")); });
        const auto find = route == ProbeRoute::Direct ? findDirectRoute : findRoute;
        whenDone(find(m_url, m_reach), this,
                 [this](const std::expected<HttpRoute, HttpFailure>& found) { take(found); });
        return m_promise.future();
    }

private:
    void take(const std::expected<HttpRoute, HttpFailure>& route) {
        if (!route) {
            m_seen.isForbidden = route.error().kind == HttpFailure::Kind::LocalAddress;
            return finish(route.error().cause.isEmpty() ? route.error().host : route.error().cause);
        }
        m_route = *route;
        if (route->proxy.type() != QNetworkProxy::NoProxy)
            m_seen.proxy = QStringLiteral("%1:%2").arg(route->proxy.hostName()).arg(route->proxy.port());
        if (m_url.scheme() == u"http" && route->proxy.type() == QNetworkProxy::HttpProxy)
            return askThroughProxy(); // which makes a tunnel to TLS alone
        connectToNext();
    }

    void askThroughProxy() {
        auto* const http = new Http(m_trust, little, this);
        whenDone(http->send({.verb = QByteArrayLiteral("HEAD"), .url = m_url, .reach = m_reach}), this,
                 [this](const HttpOutcome& outcome) {
                     m_seen.reached = outcome && !isByGateway(outcome->status);
                     finish(outcome ? QStringLiteral("HTTP %1").arg(outcome->status) : outcome.error().cause);
                 });
    }

    /// The addresses that were checked; else whatever the name leads to.
    void connectToNext() {
        const QString host =
            m_route.addresses.isEmpty() ? m_url.host() : m_route.addresses.takeFirst().toString();
        m_socket = new QSslSocket(this);
        m_socket->setProxy(m_route.proxy);
        connect(m_socket, &QSslSocket::errorOccurred, this, [this] {
            if (m_route.addresses.isEmpty())
                return finish(m_socket->errorString());
            m_socket->disconnect(this);
            connectToNext();
        });
        const bool secure = m_url.scheme() == u"https";
        const auto port = static_cast<quint16>(m_url.port(secure ? 443 : 80));
        if (!secure) {
            connect(m_socket, &QSslSocket::connected, this, [this] { reach(); });
            return m_socket->connectToHost(host, port);
        }
        m_socket->setSslConfiguration(tlsBy(m_trust));
        connect(m_socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError>& errors) {
            for (const QSslError& error : errors)
                m_seen.complaints << error.errorString();
            m_socket->ignoreSslErrors(); // it is only looked at
        });
        connect(m_socket, &QSslSocket::encrypted, this, [this] { reach(); });
        m_socket->connectToHostEncrypted(host, port, m_url.host());
    }

    void reach() {
        m_seen.reached = true;
        m_seen.chain = m_socket->peerCertificateChain();
        m_seen.keyExpected = m_url.scheme() == u"http" || isKeyExpected(m_socket->peerCertificate(), m_trust);
        m_seen.protocol = m_socket->sessionCipher().protocolString();
        finish({});
    }

    void finish(const QString& cause) {
        if (m_promise.future().isFinished())
            return;
        if (!m_seen.reached)
            m_seen.cause = cause;
        m_promise.addResult(m_seen);
        m_promise.finish();
        deleteLater();
    }

    QUrl m_url;
    ServerTrust m_trust;
    Reach m_reach;
    HttpRoute m_route;
    QSslSocket* m_socket = nullptr;
    Probe m_seen;
    QPromise<Probe> m_promise;
};

} // namespace

QFuture<Probe> probe(const QUrl& url, const ServerTrust& trust, ProbeRoute route, Reach reach,
                     QObject& parent) {
    return (new Look(url, trust, reach, parent))->start(route);
}

} // namespace yenile::network
