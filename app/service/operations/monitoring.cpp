// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/operations/operations.h"

#include "app/service/crypto.h"
#include "core/base/file.h"

/// For whoever watches over the service.
namespace yenile::registration {
namespace {

/// Fails where the database does.
Result<Response> health(const Service& service) {
    if (service.database.select(QStringLiteral("SELECT version FROM schema_version")).isEmpty())
        return fail(ErrorCode::ServiceFailed);
    return jsonResponse({{QStringLiteral("status"), QStringLiteral("ok")}});
}

/// Not there without the token of the settings: the numbers are nobody else's business.
Result<Response> metrics(const Service& service, const Request& request) {
    if (service.settings.metricsTokenFile.isEmpty())
        return fail(ErrorCode::NotFound);
    const Result<QByteArray> token = readFile(service.settings.file(service.settings.metricsTokenFile));
    if (!token)
        return failure(token);
    if (token->trimmed().isEmpty() || !sameBytes(request.bearerToken, token->trimmed()))
        return fail(ErrorCode::NotFound);
    return Response{200, "text/plain; version=0.0.4", service.metrics.text(), {}};
}

} // namespace

std::vector<Endpoint> monitoringEndpoints(const Service& service) {
    return {
        {"GET", QStringLiteral("/healthz"), false, BodyKind::None,
         Reading([&service](const Request&) { return health(service); })},
        {"GET", QStringLiteral("/metrics"), false, BodyKind::None,
         Reading([&service](const Request& request) { return metrics(service, request); })},
    };
}

} // namespace yenile::registration
