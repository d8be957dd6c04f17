// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/reply.h"

#include "core/base/clock.h"
#include "core/service/messages.h"

#include <QJsonDocument>
#include <QLocale>

namespace yenile::service {

using namespace std::chrono_literals;
using network::HttpResponse;

namespace {

QStringList waitingTime(const HttpResponse& response) {
    const auto pause = retryAfter(response);
    return pause ? QStringList{QString::number(pause->count())} : QStringList();
}

bool isProblem(const HttpResponse& response) {
    return response.isOfType("application/problem+json");
}

bool isOfExpectedType(const HttpResponse& response, const QByteArray& expected) {
    if (expected.isEmpty())
        return response.body.isEmpty() || response.isOfType("application/json");
    return response.isOfType(expected);
}

Error byStatus(const HttpResponse& response, qint64 sent) {
    const QString status = QString::number(response.status);
    const QString cause = QStringLiteral("HTTP %1").arg(response.status);
    switch (response.status) {
    case 413:
        return {ErrorCode::GatewayTooNarrow, {QLocale::c().formattedDataSize(sent)}, cause};
    case 429: // whoever counts requests before the service does so for it
        if (const QStringList pause = waitingTime(response); !pause.isEmpty())
            return {ErrorCode::ServiceBusy, pause, cause};
        break;
    case 500:
        return {ErrorCode::ServiceFailed, {}, cause};
    case 511: // RFC 6585, 6
        return {ErrorCode::NetworkLoginRequired, {}, cause};
    default:
        break;
    }
    const bool isTemporary = response.status == 502 || response.status == 503 || response.status == 504;
    return {isTemporary ? ErrorCode::GatewayWithoutService : ErrorCode::GatewayInBetween, {status}, cause};
}

} // namespace

std::optional<Error> problemIn(const HttpResponse& response) {
    if (response.status / 100 == 2 || !isProblem(response))
        return {};
    const Result<Problem> problem = fromJson<Problem>(QJsonDocument::fromJson(response.body).object());
    if (!problem)
        return problem.error();
    return Error{problem->code, problem->arguments.isEmpty() ? waitingTime(response) : problem->arguments,
                 problem->detail};
}

/// The service speaks of problems in words of its own, and sends what is described: whoever does not stands
/// before it.
std::optional<Error> saidByGateway(const HttpResponse& response, qint64 sent, const QByteArray& expected) {
    const bool isSuccess = response.status / 100 == 2;
    if (isSuccess ? isOfExpectedType(response, expected) : isProblem(response))
        return {};
    return byStatus(response, sent);
}

std::optional<std::chrono::seconds> retryAfter(const HttpResponse& response) {
    const QByteArray text = response.field("Retry-After");
    bool isNumber = false;
    const uint seconds = text.toUInt(&isNumber);
    if (isNumber)
        return std::chrono::seconds(seconds);
    const auto until = network::httpDate(text);
    if (!until)
        return {};
    return std::chrono::seconds(
        std::max<qint64>(response.date().value_or(response.receivedAt).secsTo(*until), 0));
}

std::optional<std::chrono::seconds> clockDifference(const HttpResponse& response) {
    const auto theirs = response.date();
    if (!theirs)
        return {};
    return std::chrono::seconds(response.receivedAt.secsTo(*theirs));
}

std::optional<QDateTime> sunset(const HttpResponse& response) {
    return network::httpDate(response.field("Sunset"));
}

std::optional<Error> whyClockIsWrong(std::optional<std::chrono::seconds> difference) {
    const auto off = std::chrono::abs(difference.value_or(0s));
    if (off <= clockTolerance)
        return {};
    return Error{ErrorCode::ClockWrong,
                 {QString::number(std::chrono::duration_cast<std::chrono::minutes>(off).count())},
                 {}};
}

} // namespace yenile::service
