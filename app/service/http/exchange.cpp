// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/http/exchange.h"

#include <QJsonDocument>

namespace yenile::registration {
namespace {

int statusOf(ErrorCode code) {
    switch (code) {
    case ErrorCode::LoginIncorrect:
    case ErrorCode::SessionExpired:
    case ErrorCode::ProviderLoginFailed:
        return 401;
    case ErrorCode::NotFound:
    case ErrorCode::OrderNotFound:
        return 404;
    case ErrorCode::StateConflict:
    case ErrorCode::OrderClosed:
    case ErrorCode::MethodUnavailable:
    case ErrorCode::AlreadySubmitted:
        return 409;
    case ErrorCode::ChangedMeanwhile:
        return 412;
    case ErrorCode::TooManyAttempts:
        return 429;
    case ErrorCode::ServiceBusy:
    case ErrorCode::RevocationUnknown:
    case ErrorCode::ReceiptKeyAway:
        return 503;
    case ErrorCode::Internal:
    case ErrorCode::ServiceFailed:
    case ErrorCode::FileNotReadable:
    case ErrorCode::FileNotWritable:
    case ErrorCode::FileIsFolder:
    case ErrorCode::FileProtected:
    case ErrorCode::DiskFull:
    case ErrorCode::ReaderMissing:
    case ErrorCode::ReaderFailed:
        return 500;
    default:
        return 422;
    }
}

} // namespace

Response jsonResponse(const QJsonObject& json, int status) {
    return {status, "application/json", QJsonDocument(json).toJson(QJsonDocument::Compact), {}};
}

Response problem(const Error& error) {
    const int status = statusOf(error.code);
    // What went wrong in here is for the log alone.
    return problem(status, status == 500 ? Error{ErrorCode::ServiceFailed, {}, {}} : error);
}

Response problem(int status, const Error& error) {
    Response answer =
        jsonResponse(service::toJson(service::Problem{status, error.code, error.arguments, {}}), status);
    answer.mediaType = "application/problem+json";
    if (status == 401)
        answer.headers.emplace_back("WWW-Authenticate", "Bearer");
    if ((status == 429 || status == 503) && !error.arguments.isEmpty())
        answer.headers.emplace_back("Retry-After", error.arguments.first().toLatin1());
    return answer;
}

Result<QJsonObject> readJson(const Request& request) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (!document.isObject())
        return fail(ErrorCode::RequestInvalid, {QStringLiteral("JSON")}, error.errorString());
    return document.object();
}

} // namespace yenile::registration
