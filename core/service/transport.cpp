#include "core/service/transport.h"

#include "core/base/ready.h"
#include "core/service/exchange.h"
#include "core/service/reply.h"

#include <QCryptographicHash>
#include <QNetworkProxyFactory>

namespace yenile::service {

namespace {

QSslConfiguration tlsOf(const Connection& connection) {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    QList<QSslCertificate> authorities = connection.certificateAuthorities;
    if (connection.systemAuthorities)
        authorities += QSslConfiguration::systemCaCertificates(); // named, for named ones are all that count
    tls.setCaCertificates(authorities);
    return tls;
}

/// RFC 9530: the service sees whether the body came whole.
QByteArray contentDigest(const QByteArray& body) {
    return "sha-256=:" + QCryptographicHash::hash(body, QCryptographicHash::Sha256).toBase64() + ':';
}

} // namespace

Transport::Transport(Connection connection, QObject* parent)
    : QObject(parent), m_connection(std::move(connection)), m_tls(tlsOf(m_connection)) {
    m_network.setAutoDeleteReplies(false);
}

QNetworkRequest Transport::prepare(const Request& request, qint64 first) const {
    QUrl url = m_connection.address;
    url.setPath(url.path() + request.path, QUrl::TolerantMode); // its parts are encoded already
    QNetworkRequest prepared(url);
    prepared.setSslConfiguration(m_tls);
    prepared.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    prepared.setTransferTimeout(m_connection.timeoutSeconds * 1000);
    prepared.setRawHeader("User-Agent", "Yenile/" YENILE_VERSION);
    prepared.setRawHeader("Accept-Encoding", "identity"); // what is limited in size stays so when unpacked
    if (!request.contentType.isEmpty()) {
        prepared.setRawHeader("Content-Type", request.contentType);
        prepared.setRawHeader("Content-Digest", contentDigest(request.body.sliced(first)));
    }
    if (first > 0) { // RFC 9110, 14.4
        const QByteArray size = QByteArray::number(request.body.size());
        const QByteArray last = QByteArray::number(request.body.size() - 1);
        prepared.setRawHeader("Content-Range",
                              "bytes " + QByteArray::number(first) + '-' + last + '/' + size);
        prepared.setRawHeader("Repr-Digest", contentDigest(request.body));
    }
    if (!request.idempotencyKey.isEmpty())
        prepared.setRawHeader("Idempotency-Key", request.idempotencyKey);
    if (!request.ifMatch.isEmpty())
        prepared.setRawHeader("If-Match", request.ifMatch);
    if (!request.bearerToken.isEmpty())
        prepared.setRawHeader("Authorization", "Bearer " + request.bearerToken);
    return prepared;
}

void Transport::noteTimes(const QNetworkReply* reply) {
    if (const auto difference = service::clockDifference(reply))
        m_clockDifference = difference;
    m_sunset = service::sunset(reply);
}

Async<void> Transport::meetProxy() const {
    return m_connection.meetProxy ? m_connection.meetProxy(m_connection.address) : ready<void>({});
}

Async<bool> Transport::logInToProxy(bool refused) {
    if (!m_connection.logInToProxy)
        return ready<bool>(false);
    if (!m_proxyLogin.isRunning())
        m_proxyLogin = m_connection.logInToProxy(proxyName(), refused);
    return m_proxyLogin;
}

QString Transport::proxyName() const {
    return QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(m_connection.address)).first().hostName();
}

QUrl Transport::plainAddress() const {
    if (!m_connection.plainAddress.isEmpty())
        return m_connection.plainAddress;
    QUrl address;
    address.setScheme(QStringLiteral("http"));
    address.setHost(m_connection.address.host());
    return address;
}

Async<Answer> Transport::send(Request request) {
    if (m_connection.address.isEmpty())
        return ready<Answer>(fail(ErrorCode::ServiceAddressMissing));
    if (m_connection.address.scheme() != QLatin1String("https") || m_connection.address.host().isEmpty())
        return ready<Answer>(fail(ErrorCode::ServiceAddressMissing, {}, m_connection.address.toString()));
    auto* const exchange = new Exchange(*this, m_network, std::move(request));
    return exchange->start();
}

} // namespace yenile::service
