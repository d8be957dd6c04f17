// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/answer.h"

#include "core/remote/messages.h"

#include <QJsonDocument>

namespace yenile::remote {

using namespace Qt::StringLiterals;

namespace {

/// What a person entered was wrong (11.6, 11.10); that of a PIN alone is version 1's.
bool isAboutFactors(const QString& problem) {
    return problem == "invalid_authentication_data"_L1 || problem == "invalid_otp"_L1 ||
           problem == "invalid_pin"_L1;
}

} // namespace

Result<QJsonObject> answer(const Result<network::HttpResponse>& response, const QString& service,
                           const QString& method) {
    if (!response)
        return failure(response);
    const QJsonDocument json = QJsonDocument::fromJson(response->body);
    if (response->status < 200 || response->status > 299) {
        const bool aboutFactors = isAboutFactors(json.object().value("error"_L1).toString());
        return fail(aboutFactors ? ErrorCode::RemoteFactorsRefused : ErrorCode::RemoteSigningFailed,
                    {service},
                    u"%1: HTTP %2 %3"_s.arg(method).arg(response->status).arg(problemText(json.object())));
    }
    if (!json.isObject() && response->status != 204) // 204: no content, and none is needed
        return fail(ErrorCode::RemoteSigningFailed, {service}, method + u": no JSON"_s);
    return json.object();
}

} // namespace yenile::remote
