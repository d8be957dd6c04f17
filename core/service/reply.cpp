#include "core/service/reply.h"

#include "core/base/clock.h"
#include "core/service/messages.h"

#include <QJsonDocument>
#include <QLocale>
#include <QNetworkReply>
#include <QTimeZone>

namespace yenile::service {

using namespace std::chrono_literals;

namespace {

/// RFC 9110, 5.6.7: IMF-fixdate.
std::optional<QDateTime> httpDate(const QByteArray& text) {
    const QDateTime time =
        QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!time.isValid())
        return {};
    return QDateTime(time.date(), time.time(), QTimeZone::utc());
}

QStringList waitingTime(const QNetworkReply* reply) {
    const auto pause = retryAfter(reply);
    return pause ? QStringList{QString::number(pause->count())} : QStringList();
}

std::optional<Error> problemIn(const QNetworkReply* reply, const QByteArray& body) {
    const QString type = reply->header(QNetworkRequest::ContentTypeHeader).toString();
    if (!type.startsWith(QLatin1String("application/problem+json")))
        return std::nullopt;
    const Result<Problem> problem = fromJson<Problem>(QJsonDocument::fromJson(body).object());
    if (!problem)
        return problem.error();
    return Error{problem->code, problem->arguments.isEmpty() ? waitingTime(reply) : problem->arguments,
                 problem->detail};
}

} // namespace

int statusOf(const QNetworkReply* reply) {
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

Error refusal(const QNetworkReply* reply, const QByteArray& body) {
    if (const std::optional<Error> problem = problemIn(reply, body))
        return *problem;
    const int status = statusOf(reply);
    const QString cause = QStringLiteral("HTTP %1").arg(status);
    if (status == 511) // RFC 6585, 6
        return {ErrorCode::NetworkLoginRequired, {}, cause};
    if ((status == 503 || status == 429) && retryAfter(reply))
        return {ErrorCode::ServiceBusy, waitingTime(reply), cause};
    return {status >= 500 ? ErrorCode::ServiceFailed : ErrorCode::ServiceAnswerInvalid, {}, cause};
}

std::optional<std::chrono::seconds> retryAfter(const QNetworkReply* reply) {
    const QByteArray text = reply->rawHeader("Retry-After").trimmed();
    bool isNumber = false;
    const uint seconds = text.toUInt(&isNumber);
    if (isNumber)
        return std::chrono::seconds(seconds);
    const auto until = httpDate(text);
    if (!until)
        return {};
    const QDateTime now = httpDate(reply->rawHeader("Date")).value_or(Clock::system().now());
    return std::chrono::seconds(std::max<qint64>(now.secsTo(*until), 0));
}

std::optional<std::chrono::seconds> clockDifference(const QNetworkReply* reply) {
    const auto theirs = httpDate(reply->rawHeader("Date"));
    if (!theirs)
        return {};
    return std::chrono::seconds(Clock::system().now().secsTo(*theirs));
}

std::optional<QDateTime> sunset(const QNetworkReply* reply) {
    return httpDate(reply->rawHeader("Sunset"));
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
