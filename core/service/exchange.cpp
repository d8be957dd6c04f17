// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/exchange.h"

#include "core/base/log.h"
#include "core/base/when_done.h"
#include "core/service/obstacle.h"
#include "core/service/reply.h"

#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <array>

namespace yenile::service {

using namespace std::chrono_literals;
using Kind = network::HttpFailure::Kind;

namespace {

Q_LOGGING_CATEGORY(category, "yenile.service", QtFatalMsg)

/// Before the second, third and fourth attempt; up to half as much is added, so that clients that failed
/// together do not come back together.
constexpr std::array pauses{300ms, 1000ms, 3000ms};

/// What a service that is busy for a moment is waited for; after that the person decides.
constexpr auto patience = 5s;

Error errorOf(const network::HttpFailure& failure) {
    switch (failure.kind) {
    case Kind::TimedOut:
        return {ErrorCode::ServiceTimedOut, {}, failure.cause};
    case Kind::TooLarge:
        return {ErrorCode::ServiceAnswerInvalid, {}, failure.cause};
    case Kind::Untrusted:
    case Kind::DatesWrong:
        return {ErrorCode::ServiceCertificateUntrusted, {}, failure.cause};
    case Kind::WrongPin:
        return {ErrorCode::ServiceKeyUnexpected, {}, failure.cause};
    case Kind::ProxyLogin:
        return {ErrorCode::ProxyLoginRequired, {failure.host}, failure.cause};
    case Kind::ProxyScheme:
        return {ErrorCode::ProxySchemeUnsupported, {failure.host}, failure.cause};
    case Kind::Stopped:
        return {ErrorCode::Cancelled, {}, failure.cause};
    default:
        return {ErrorCode::ServiceUnreachable, {}, failure.cause};
    }
}

/// The service, or a gateway before it, cannot serve anybody now. (A 429 with a problem of its own tells that
/// this person tried too often.)
bool isOverloaded(const network::HttpResponse& response) {
    const int status = response.status;
    return status == 502 || status == 503 || status == 504 || (status == 429 && !problemIn(response));
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

} // namespace

Exchange::Exchange(Transport& transport, ServiceRequest request)
    : QObject(&transport), m_transport(transport), m_request(std::move(request)) {
}

Async<ServiceResponse> Exchange::start() {
    m_promise.start();
    Async<ServiceResponse> future = m_promise.future();
    attempt();
    return future;
}

void Exchange::attempt() {
    if (m_request.stop.stop_requested())
        return finish(fail(ErrorCode::Cancelled));
    ++m_attempts;
    if (!m_request.alreadySent)
        return sendFrom(0);
    m_request.alreadySent().then(this, [this](const Result<qint64>& sent) { sendFrom(sent.value_or(0)); });
}

void Exchange::sendFrom(qint64 first) {
    m_sinceSent.start();
    whenDone(m_transport.m_http.send(m_transport.prepare(m_request, first)), this,
             [this](const network::HttpOutcome& outcome) { conclude(outcome); });
}

std::optional<std::chrono::milliseconds> Exchange::pauseAfter(const network::HttpOutcome& outcome) const {
    const bool safe = m_request.verb == "GET" || !m_request.idempotencyKey.isEmpty();
    if (!safe || !m_request.repeats || m_attempts > static_cast<int>(pauses.size()))
        return {};
    const auto wanted = outcome ? retryAfter(*outcome).value_or(0s) : 0s;
    if (outcome ? !isOverloaded(*outcome) || wanted > patience : outcome.error().kind != Kind::Lost)
        return {};
    const auto pause = pauses[static_cast<size_t>(m_attempts - 1)];
    const int jitter = QRandomGenerator::global()->bounded(static_cast<int>(pause.count() / 2));
    return std::max<std::chrono::milliseconds>(wanted, pause) + std::chrono::milliseconds(jitter);
}

void Exchange::conclude(const network::HttpOutcome& outcome) {
    qCInfo(category).noquote() << m_request.verb << kindOf(m_request.path)
                               << (outcome ? QString::number(outcome->status) : outcome.error().cause)
                               << m_sinceSent.elapsed() << "ms";
    if (outcome)
        m_transport.noteTimes(*outcome);
    if (const auto pause = pauseAfter(outcome)) {
        QTimer::singleShot(*pause, this, &Exchange::attempt);
        return;
    }
    if (!outcome)
        return explain(errorOf(outcome.error()), outcome.error().kind == Kind::DatesWrong);
    if (const auto gateway = saidByGateway(*outcome, m_request.body.size(), m_request.answerType))
        return finish(std::unexpected(*gateway));
    finish(ServiceResponse{outcome->body, outcome->field("ETag"), problemIn(*outcome)});
}

/// What seems to be the service's fault may be that of the network in between.
void Exchange::explain(const Error& error, bool datesWrong) {
    switch (error.code) {
    case ErrorCode::ServiceUnreachable:
    case ErrorCode::ServiceTimedOut:
    case ErrorCode::ServiceCertificateUntrusted:
        break;
    default:
        return finish(std::unexpected(error));
    }
    whenDone(findObstacle(m_transport.plainAddress(), datesWrong, m_transport), this,
             [this, error](const std::optional<Error>& obstacle) {
                 finish(std::unexpected(obstacle.value_or(error)));
             });
}

void Exchange::finish(Result<ServiceResponse> outcome) {
    m_promise.addResult(std::move(outcome));
    m_promise.finish();
    deleteLater();
}

} // namespace yenile::service
