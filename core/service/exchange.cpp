#include "core/service/exchange.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTimer>

#include <array>

namespace yenile::service {

namespace {

constexpr qint64 largestAnswer = qint64{32} * 1024 * 1024;

/// Milliseconds before the second, third and fourth attempt; up to half as much is added, so that clients
/// that failed together do not come back together.
constexpr std::array pauses{300, 1000, 3000};

int statusOf(const QNetworkReply* reply) {
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

/// What the service says of its refusal in its own words (RFC 9457).
std::optional<Error> problemIn(const QNetworkReply* reply, const QByteArray& body) {
    const QString type = reply->header(QNetworkRequest::ContentTypeHeader).toString();
    if (!type.startsWith(QLatin1String("application/problem+json")))
        return std::nullopt;
    const Result<Problem> problem = fromJson<Problem>(QJsonDocument::fromJson(body).object());
    if (!problem)
        return problem.error();
    Error error{problem->code, problem->arguments, problem->detail};
    const QString retryAfter = QString::fromLatin1(reply->rawHeader("Retry-After"));
    if (error.arguments.isEmpty() && !retryAfter.isEmpty())
        error.arguments << retryAfter;
    return error;
}

Error refusal(const QNetworkReply* reply, const QByteArray& body) {
    if (const std::optional<Error> problem = problemIn(reply, body))
        return *problem;
    const int status = statusOf(reply);
    const QString cause = QStringLiteral("HTTP %1").arg(status);
    if (status == 503 && reply->hasRawHeader("Retry-After"))
        return {ErrorCode::ServiceBusy, {QString::fromLatin1(reply->rawHeader("Retry-After"))}, cause};
    return {status >= 500 ? ErrorCode::ServiceFailed : ErrorCode::ServiceAnswerInvalid, {}, cause};
}

ErrorCode networkError(QNetworkReply::NetworkError error) {
    switch (error) {
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // so Qt calls its own transfer time limit
    case QNetworkReply::ProxyTimeoutError:
        return ErrorCode::ServiceTimedOut;
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorCode::ServiceCertificateUntrusted;
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
        return true;
    default:
        return false;
    }
}

} // namespace

Exchange::Exchange(Transport& transport, QNetworkAccessManager& network, Request request)
    : QObject(&transport), m_transport(transport), m_network(network), m_request(std::move(request)) {
}

Async<QByteArray> Exchange::start() {
    m_promise.start();
    Async<QByteArray> future = m_promise.future();
    attempt();
    return future;
}

void Exchange::attempt() {
    ++m_attempts;
    if (!m_request.alreadySent)
        return sendFrom(0);
    m_request.alreadySent().then(this, [this](const Result<qint64>& sent) { sendFrom(sent.value_or(0)); });
}

void Exchange::sendFrom(qint64 first) {
    QNetworkReply* const reply = m_network.sendCustomRequest(m_transport.prepare(m_request, first),
                                                             m_request.verb, m_request.body.sliced(first));
    reply->setParent(this);
    watch(reply, first);
}

void Exchange::watch(QNetworkReply* reply, qint64 first) {
    connect(reply, &QNetworkReply::sslErrors, this, [this] { m_untrusted = true; });
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

/// A lost connection, and a gateway that could not reach the service behind it.
bool Exchange::mayRepeat(const QNetworkReply* reply) const {
    const bool safe = m_request.verb == "GET" || !m_request.idempotencyKey.isEmpty();
    if (!safe || m_attempts > static_cast<int>(pauses.size()))
        return false;
    const int status = statusOf(reply);
    const bool byGateway = status == 502 || status == 503 || status == 504;
    return isLost(reply->error()) || (byGateway && !reply->hasRawHeader("Retry-After"));
}

Result<QByteArray> Exchange::outcomeOf(QNetworkReply* reply) const {
    const QByteArray body = reply->isOpen() ? reply->readAll() : QByteArray(); // closed when it was aborted
    const int status = statusOf(reply);
    if (m_tooLarge)
        return fail(ErrorCode::ServiceAnswerInvalid, {}, QStringLiteral("answer too large"));
    if (m_untrusted)
        return fail(ErrorCode::ServiceCertificateUntrusted, {}, reply->errorString());
    if (status >= 300)
        return std::unexpected(refusal(reply, body));
    if (reply->error() != QNetworkReply::NoError)
        return fail(networkError(reply->error()), {}, reply->errorString());
    return body;
}

void Exchange::conclude(QNetworkReply* reply) {
    reply->deleteLater();
    m_transport.noteTime(reply->rawHeader("Date"));
    if (m_tooLarge || m_untrusted || !mayRepeat(reply))
        return finish(outcomeOf(reply));
    const int pause = pauses[static_cast<size_t>(m_attempts - 1)];
    QTimer::singleShot(pause + QRandomGenerator::global()->bounded(pause / 2), this, &Exchange::attempt);
}

void Exchange::finish(Result<QByteArray> outcome) {
    m_promise.addResult(std::move(outcome));
    m_promise.finish();
    deleteLater();
}

} // namespace yenile::service
