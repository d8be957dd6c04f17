// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/json_codec.h"

namespace yenile::service {

/// "type" and "title" are there for readers of RFC 9457 that do not know our codes.
QJsonObject toJson(const Problem& message) {
    QJsonArray arguments;
    for (const QString& argument : message.arguments)
        arguments.append(argument);
    return {{QStringLiteral("type"), QStringLiteral("about:blank")},
            {QStringLiteral("title"), codeName(message.code)},
            {QStringLiteral("status"), message.status},
            {QStringLiteral("code"), codeName(message.code)},
            {QStringLiteral("arguments"), arguments},
            {QStringLiteral("detail"), message.detail}};
}

namespace {

/// Of a code that a later version added.
ErrorCode codeOfStatus(int status) {
    switch (status) {
    case 401:
        return ErrorCode::SessionExpired;
    case 404:
        return ErrorCode::NotFound;
    case 409:
        return ErrorCode::StateConflict;
    case 412:
        return ErrorCode::ChangedMeanwhile;
    case 429:
        return ErrorCode::TooManyAttempts;
    default:
        return status >= 500 ? ErrorCode::ServiceFailed : ErrorCode::ServiceAnswerInvalid;
    }
}

} // namespace

/// Where the code is not known the status tells; the code's name stays in `detail`, and its arguments, which
/// fill another sentence, are dropped.
template <>
Result<Problem> fromJson(const QJsonObject& json) {
    const Result<int> status =
        json::read<int>(json.value(QLatin1String("status")), QStringLiteral("/status"));
    const Result<QString> code =
        json::read<QString>(json.value(QLatin1String("code")), QStringLiteral("/code"));
    if (!status)
        return failure(status);
    if (!code)
        return failure(code);
    Problem problem;
    problem.status = *status;
    problem.code = codeNamed(*code);
    problem.detail = json.value(QLatin1String("detail")).toString();
    for (const QJsonValue& argument : json.value(QLatin1String("arguments")).toArray())
        problem.arguments << argument.toString();
    if (problem.code == ErrorCode::Internal) {
        problem.code = codeOfStatus(problem.status);
        problem.arguments.clear();
        problem.detail = *code + QStringLiteral(": ") + problem.detail;
    }
    return problem;
}

} // namespace yenile::service
