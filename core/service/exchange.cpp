#include "core/service/exchange.h"

#include "core/base/log.h"
#include "core/base/when_done.h"
#include "core/service/obstacle.h"
#include "core/service/reply.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTimer>

#include <algorithm>
#include <array>
#include <utility>

namespace yenile::service {

using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(category, "yenile.service", QtFatalMsg)

constexpr qint64 slowestBytesPerSecond = 4096;
constexpr qint64 largestAnswer = qint64{32} * 1024 * 1024;

/// Before the second, third and fourth attempt; up to half as much is added, so that clients that failed
/// together do not come back together.
constexpr std::array pauses{300ms, 1000ms, 3000ms};

/// What a service that is busy for a moment is waited for; after that the person decides.
constexpr auto patience = 5s;

ErrorCode networkError(QNetworkReply::NetworkError error) {
    switch (error) {
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // so Qt calls its own transfer time limit
    case QNetworkReply::ProxyTimeoutError:
        return ErrorCode::ServiceTimedOut;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return ErrorCode::ProxyLoginRequired;
    default:
        return ErrorCode::ServiceUnreachable;
    }
}

bool isLost(QNetworkReply::NetworkError error) {
    switch (error) {
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::SslHandshakeFailedError: // garbage on the line; a certificate is judged elsewhere
        return true;
    default:
        return false;
    }
}

/// The service, or a gateway before it, cannot serve anybody now. (A 429 with a problem of its own tells that
/// this person tried too often.)
bool isOverloaded(const QNetworkReply* reply) {
    const int status = statusOf(reply);
    const bool isProblem = reply->header(QNetworkRequest::ContentTypeHeader)
                               .toString()
                               .startsWith(QLatin1String("application/problem"));
    return status == 502 || status == 503 || status == 504 || (status == 429 && !isProblem);
}

/// The path without what it names: "/v1/orders/…/form".
QString kindOf(const QString& path) {
    static const QStringList names{QStringLiteral("orders"), QStringLiteral("applications"),
                                   QStringLiteral("documents")};
    QStringList parts = path.split(QLatin1Char('/'));
    for (qsizetype at = 1; at < parts.size(); ++at)
        if (names.contains(parts[at - 1]))
            parts[at] = QStringLiteral("…");
    return parts.join(QLatin1Char('/'));
}

QByteArray spkiDigest(const QSslCertificate& certificate) {
    return QCryptographicHash::hash(certificate.publicKey().toDer(), QCryptographicHash::Sha256);
}

} // namespace

Exchange::Exchange(Transport& transport, QNetworkAccessManager& network, Request request)
    : QObject(&transport), m_transport(transport), m_network(network), m_request(std::move(request)) {
}

Async<Answer> Exchange::start() {
    m_promise.start();
    Async<Answer> future = m_promise.future();
    attempt();
    return future;
}

void Exchange::attempt() {
    whenDone(m_transport.meetProxy(), this, [this](const Result<void>& met) {
        if (met)
            return begin();
        if (met.error().code == ErrorCode::ProxyLoginRequired)
            return logInToProxy();
        finish(failure(met));
    });
}

void Exchange::begin() {
    ++m_attempts;
    if (!m_request.alreadySent)
        return sendFrom(0);
    m_request.alreadySent().then(this, [this](const Result<qint64>& sent) { sendFrom(sent.value_or(0)); });
}

void Exchange::sendFrom(qint64 first) {
    QNetworkReply* const reply = m_network.sendCustomRequest(m_transport.prepare(m_request, first),
                                                             m_request.verb, m_request.body.sliced(first));
    reply->setParent(this);
    m_sinceSent.start();
    watch(reply, first);
}

void Exchange::watch(QNetworkReply* reply, qint64 first) {
    // However little may come again and again.
    const auto longest = std::chrono::seconds(m_transport.m_connection.longestSeconds +
                                              (m_request.body.size() - first) / slowestBytesPerSecond);
    QTimer::singleShot(longest, reply, &QNetworkReply::abort);
    connect(reply, &QNetworkReply::sslErrors, this, &Exchange::checkTrust);
    connect(reply, &QNetworkReply::encrypted, this, [this, reply] { checkPins(reply); });
    connect(reply, &QNetworkReply::downloadProgress, this, [this, reply](qint64 received, qint64 total) {
        m_tooLarge = m_tooLarge || received > largestAnswer || total > largestAnswer;
        if (m_tooLarge && reply->isRunning())
            reply->abort();
    });
    if (m_request.progress)
        connect(reply, &QNetworkReply::uploadProgress, this, [this, first](qint64 sent, qint64 total) {
            if (total > 0)
                m_request.progress(first + sent, first + total);
        });
    connect(reply, &QNetworkReply::finished, this, [this, reply] { conclude(reply); });
}

void Exchange::checkTrust(const QList<QSslError>& errors) {
    m_untrusted = true;
    m_datesWrong = std::ranges::all_of(errors, [](const QSslError& error) {
        return error.error() == QSslError::CertificateExpired ||
               error.error() == QSslError::CertificateNotYetValid;
    });
}

/// Before the first byte of the request goes out. Only the service's own key counts: what else is in the
/// chain that it sends may have been put there by anyone.
void Exchange::checkPins(QNetworkReply* reply) {
    const QByteArrayList& pins = m_transport.m_connection.pins;
    if (pins.isEmpty() || pins.contains(spkiDigest(reply->sslConfiguration().peerCertificate())))
        return;
    m_untrusted = true;
    reply->abort();
}

std::optional<std::chrono::milliseconds> Exchange::pauseAfter(const QNetworkReply* reply) const {
    const bool safe = m_request.verb == "GET" || !m_request.idempotencyKey.isEmpty();
    if (!safe || !m_request.repeats || m_attempts > static_cast<int>(pauses.size()))
        return {};
    const auto wanted = retryAfter(reply).value_or(0s);
    if (!isLost(reply->error()) && (!isOverloaded(reply) || wanted > patience))
        return {};
    const auto pause = pauses[static_cast<size_t>(m_attempts - 1)];
    const int jitter = QRandomGenerator::global()->bounded(static_cast<int>(pause.count() / 2));
    return std::max<std::chrono::milliseconds>(wanted, pause) + std::chrono::milliseconds(jitter);
}

Result<Answer> Exchange::outcomeOf(QNetworkReply* reply) const {
    const QByteArray body = reply->isOpen() ? reply->readAll() : QByteArray(); // closed when it was aborted
    if (m_tooLarge)
        return fail(ErrorCode::ServiceAnswerInvalid, {}, QStringLiteral("answer too large"));
    if (m_untrusted)
        return fail(ErrorCode::ServiceCertificateUntrusted, {}, reply->errorString());
    if (statusOf(reply) >= 300)
        return std::unexpected(refusal(reply, body));
    if (reply->error() != QNetworkReply::NoError)
        return fail(networkError(reply->error()), {}, reply->errorString());
    return Answer{body, reply->rawHeader("ETag")};
}

void Exchange::conclude(QNetworkReply* reply) {
    reply->deleteLater();
    m_transport.noteTimes(reply);
    qCInfo(category).noquote() << m_request.verb << kindOf(m_request.path) << statusOf(reply)
                               << reply->error() << m_sinceSent.elapsed() << "ms";
    const bool byProxy = !m_transport.proxyName().isEmpty(); // who else says so is no proxy of ours
    if (reply->error() == QNetworkReply::ProxyAuthenticationRequiredError && byProxy)
        return logInToProxy();
    const auto pause = pauseAfter(reply);
    if (pause && !m_tooLarge && !m_untrusted) {
        QTimer::singleShot(*pause, this, &Exchange::attempt);
        return;
    }
    Result<Answer> outcome = outcomeOf(reply);
    if (outcome)
        return finish(std::move(outcome));
    explain(outcome.error());
}

void Exchange::logInToProxy() {
    const bool refused = std::exchange(m_proxyAsked, true);
    whenDone(m_transport.logInToProxy(refused), this, [this](const Result<bool>& again) {
        if (again.value_or(false))
            return attempt();
        finish(fail(ErrorCode::ProxyLoginRequired, {m_transport.proxyName()}));
    });
}

/// What seems to be the service's fault may be that of the network in between.
void Exchange::explain(const Error& error) {
    switch (error.code) {
    case ErrorCode::ServiceUnreachable:
    case ErrorCode::ServiceTimedOut:
    case ErrorCode::ServiceCertificateUntrusted:
        break;
    default:
        return finish(std::unexpected(error));
    }
    findObstacle(m_network, m_transport.plainAddress(), m_datesWrong, this,
                 [this, error](const std::optional<Error>& obstacle) {
                     finish(std::unexpected(obstacle.value_or(error)));
                 });
}

void Exchange::finish(Result<Answer> outcome) {
    m_promise.addResult(std::move(outcome));
    m_promise.finish();
    deleteLater();
}

} // namespace yenile::service
