// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/http_message.h"

#include <QJsonObject>

namespace yenile::remote {

/// The JSON of a successful response. Errors: those of the response; RemoteSigningFailed and
/// RemoteFactorsRefused with the service's name, and with method, status and problem in the cause.
[[nodiscard]] Result<QJsonObject> answer(const Result<network::HttpResponse>& response,
                                         const QString& service, const QString& method);

/// Puts the service's name into an error.
template <typename T>
[[nodiscard]] Result<T> ofService(Result<T> outcome, const QString& service) {
    if (!outcome && outcome.error().code == ErrorCode::RemoteSigningFailed)
        outcome.error().arguments = {service};
    return outcome;
}

} // namespace yenile::remote
