// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/http/dispatcher.h"

#include "app/service/state/access.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/signature/container/container.h"

#include <QUuid>

namespace yenile::registration {
namespace {

Q_LOGGING_CATEGORY(category, "yenile.registration.http", QtFatalMsg)

constexpr qint64 jsonLimit = qint64{64} * 1024;
constexpr int secondsToWaitForDatabase = 5;

/// The names in the path when it fits the pattern.
std::optional<QMap<QString, QString>> match(const QString& pattern, const QString& path) {
    const QStringList wanted = pattern.split(QLatin1Char('/'));
    const QStringList found = path.split(QLatin1Char('/'));
    if (wanted.size() != found.size())
        return std::nullopt;
    QMap<QString, QString> names;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (wanted[i].startsWith(QLatin1Char('{')))
            names.insert(wanted[i].mid(1, wanted[i].size() - 2), found[i]);
        else if (wanted[i] != found[i])
            return std::nullopt;
    }
    return names;
}

QByteArray mediaTypeOf(BodyKind kind) {
    return kind == BodyKind::Bundle ? QByteArray(signature::asicMimeType) : QByteArray("application/json");
}

bool hasMediaType(const RequestHead& head, BodyKind kind) {
    return kind == BodyKind::None ||
           head.mediaType.split(';').first().trimmed().toLower() == mediaTypeOf(kind);
}

/// RFC 6750, 2.1; the scheme's name may be written in any case (RFC 9110, 11.1).
QByteArray bearerToken(const QByteArray& authorization) {
    const QByteArray scheme = "Bearer ";
    return authorization.first(std::min(authorization.size(), scheme.size()))
                       .compare(scheme, Qt::CaseInsensitive) == 0
               ? authorization.sliced(scheme.size())
               : QByteArray();
}

/// A refusal is not kept where the same request may well succeed later: a bundle, say, that was sent too
/// early.
bool isWorthKeeping(const Response& answer, const Request& request) {
    if (answer.status < 400)
        return true;
    return request.method == "POST" && answer.status < 500 && answer.status != 429;
}

/// Strangers' pictures and hashes cost much; what an applicant asks for costs little.
int weightOf(const Endpoint& endpoint) {
    return endpoint.method == "POST" && !endpoint.needsSession ? 10 : 1;
}

Response databaseFailure(const DatabaseError& error) {
    qCWarning(category).noquote() << "database:" << error.what();
    return error.passes() ? problem({ErrorCode::ServiceBusy, {QString::number(secondsToWaitForDatabase)}, {}})
                          : problem({ErrorCode::ServiceFailed, {}, {}});
}

} // namespace

Dispatcher::Dispatcher(std::vector<Endpoint> endpoints, const Database& database, const Clock& clock,
                       const HttpSettings& settings, std::function<void()> afterChange)
    : m_endpoints(std::move(endpoints)), m_database(database), m_clock(clock), m_keptResponses(database),
      m_bundleLimit(qint64{settings.bundleMebibytes} << 20), m_rate(clock, settings.requestsPerMinute),
      m_afterChange(std::move(afterChange)) {
}

Response Dispatcher::tooLarge() {
    return problem(413, {ErrorCode::RequestInvalid, {QStringLiteral("Content-Length")}, {}});
}

qint64 Dispatcher::bodyLimit(BodyKind kind) const {
    return kind == BodyKind::Bundle ? m_bundleLimit : jsonLimit;
}

std::expected<AcceptedRequest, Response> Dispatcher::accept(const Endpoint& endpoint, const RequestHead& head,
                                                            const QMap<QString, QString>& names) const {
    AcceptedRequest accepted{&endpoint,
                             bodyLimit(endpoint.body),
                             {.method = endpoint.method,
                              .path = head.path,
                              .names = names,
                              .contentDigest = head.contentDigest,
                              .reprDigest = head.reprDigest,
                              .contentRange = head.contentRange,
                              .ifMatch = head.ifMatch,
                              .acceptLanguage = head.acceptLanguage,
                              .bearerToken = bearerToken(head.authorization),
                              .peer = head.peer},
                             head.idempotencyKey};
    if (endpoint.needsSession) {
        const auto applicant =
            sessionApplicant(m_database, QString::fromLatin1(accepted.request.bearerToken), m_clock.now());
        if (!applicant)
            return std::unexpected(problem({ErrorCode::SessionExpired, {}, {}}));
        accepted.request.applicant = *applicant;
    }
    if (!hasMediaType(head, endpoint.body))
        return std::unexpected(
            problem(415, {ErrorCode::RequestInvalid, {QStringLiteral("Content-Type")}, {}}));
    const bool isChange = std::holds_alternative<Preparation>(endpoint.operation);
    if (isChange && QUuid::fromString(QString::fromLatin1(head.idempotencyKey)).isNull())
        return std::unexpected(
            problem(400, {ErrorCode::RequestInvalid, {QStringLiteral("Idempotency-Key")}, {}}));
    return accepted;
}

std::expected<AcceptedRequest, Response> Dispatcher::accept(const RequestHead& head) const try {
    QByteArrayList allowed;
    const QByteArray method = head.method == "HEAD" ? QByteArray("GET") : head.method;
    for (const Endpoint& endpoint : m_endpoints) {
        const auto names = match(endpoint.pattern, head.path);
        if (names && endpoint.method == method) {
            if (const int seconds = m_rate.count(head.peer, weightOf(endpoint)))
                return std::unexpected(problem({ErrorCode::TooManyAttempts, {QString::number(seconds)}, {}}));
            return accept(endpoint, head, *names);
        }
        if (names)
            allowed.append(endpoint.method);
    }
    if (const int seconds = m_rate.count(head.peer, 1))
        return std::unexpected(problem({ErrorCode::TooManyAttempts, {QString::number(seconds)}, {}}));
    if (allowed.isEmpty())
        return std::unexpected(problem({ErrorCode::NotFound, {}, {}}));
    Response answer = problem(405, {ErrorCode::RequestInvalid, {QString::fromLatin1(head.method)}, {}});
    answer.headers.emplace_back("Allow", allowed.join(", "));
    return std::unexpected(answer);
} catch (const DatabaseError& error) {
    return std::unexpected(databaseFailure(error));
}

Response Dispatcher::answer(AcceptedRequest accepted) const try {
    Request& request = accepted.request;
    if (accepted.endpoint->resumption) {
        Result<WholeBody> whole = accepted.endpoint->resumption->join(request);
        if (!whole)
            return problem(whole.error());
        request.body = std::move(whole->content);
        request.bodySha256 = whole->sha256;
    } else if (!request.contentRange.isEmpty()) { // RFC 9110, 14.4: not to be taken for the whole
        return problem(400, {ErrorCode::RequestInvalid, {QStringLiteral("Content-Range")}, {}});
    } else {
        request.bodySha256 = sha256Hex(request.body);
    }
    if (const auto* const read = std::get_if<Reading>(&accepted.endpoint->operation)) {
        const Result<Response> answer = (*read)(request);
        return answer ? *answer : problem(answer.error());
    }
    const Response answer = change(std::get<Preparation>(accepted.endpoint->operation), accepted);
    m_afterChange();
    return answer;
} catch (const DatabaseError& error) {
    return databaseFailure(error);
}

void Dispatcher::storePart(const AcceptedRequest& accepted) const try {
    if (accepted.endpoint->resumption && !accepted.request.body.isEmpty())
        accepted.endpoint->resumption->store(accepted.request);
} catch (const DatabaseError& error) {
    (void)databaseFailure(error); // the client begins anew
}

std::optional<Response> Dispatcher::keptAnswer(const AcceptedRequest& accepted) const {
    const auto kept = m_keptResponses.find(accepted.idempotencyKey, accepted.request);
    return kept ? *kept : std::optional(problem(kept.error()));
}

Response Dispatcher::change(const Preparation& prepare, const AcceptedRequest& accepted) const {
    const KeysInWork::Lock lock(m_keysInWork, accepted.idempotencyKey);
    if (const std::optional<Response> kept = keptAnswer(accepted))
        return *kept;
    const Result<Change> prepared = prepare(accepted.request);
    return m_database.transaction([&] {
        // Another instance may have answered the same request while this one was being prepared.
        if (const std::optional<Response> kept = keptAnswer(accepted))
            return *kept;
        const Result<Response> outcome = prepared ? (*prepared)() : Result<Response>(failure(prepared));
        const Response answer = outcome ? *outcome : problem(outcome.error());
        if (isWorthKeeping(answer, accepted.request))
            m_keptResponses.store(accepted.idempotencyKey, accepted.request, answer, m_clock.now());
        return answer;
    });
}

} // namespace yenile::registration
