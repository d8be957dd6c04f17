// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/operations/operations.h"

#include "app/service/operations/application_access.h"

/// An application's state, its documents and the way it is signed.
namespace yenile::registration {
namespace {

using service::ApplicationState;
using service::Method;

Result<Response> application(const Service& service, const Request& request) {
    const Result<ApplicationRow> own = ownApplication(service, request);
    if (!own)
        return failure(own);
    return applicationAnswer(service, own->id);
}

Result<Response> document(const Service& service, const Request& request) {
    const Result<ApplicationRow> own = ownApplication(service, request);
    if (!own)
        return failure(own);
    const auto found = findDocument(service.database, own->id, request.names.value(QStringLiteral("name")));
    if (!found)
        return fail(ErrorCode::NotFound);
    const QByteArray digest = QByteArray::fromHex(found->info.sha256.toLatin1()).toBase64();
    return Response{200,
                    "application/pdf",
                    found->content,
                    {{"Content-Digest", "sha-256=:" + digest + ":"},
                     {"ETag", '"' + found->info.sha256.toLatin1() + '"'}}};
}

Result<Response> status(const Service& service, const Request& request) {
    const Result<ApplicationRow> own = ownApplication(service, request);
    if (!own)
        return failure(own);
    return jsonResponse(service::toJson(service.statuses.of(own->id)));
}

bool mayChooseMethod(ApplicationState state) {
    return state == ApplicationState::Confirmed || state == ApplicationState::MethodChosen ||
           state == ApplicationState::AwaitingPaper;
}

Result<Change> chooseMethod(const Service& service, const Request& request) {
    const auto asked = readMessage<service::MethodRequest>(request);
    if (!asked)
        return failure(asked);
    return [&service, request, method = asked->method]() -> Result<Response> {
        Result<ApplicationRow> own = changeableApplication(service, request);
        if (!own)
            return failure(own);
        if (const Result<void> unchanged = checkUnchanged(*own, request); !unchanged)
            return failure(unchanged);
        if (!mayChooseMethod(own->state))
            return fail(ErrorCode::StateConflict);
        const auto order = findOrder(service.database, own->order);
        if (method == Method::Electronic && !(order && order->electronic))
            return fail(ErrorCode::MethodUnavailable);
        own->method = method;
        own->state =
            method == Method::Electronic ? ApplicationState::MethodChosen : ApplicationState::AwaitingPaper;
        changeApplication(service.database, *own);
        service.audit.add(method == Method::Electronic ? QStringLiteral("electronic way chosen")
                                                       : QStringLiteral("wet ink chosen"),
                          own->id, service.clock.now());
        return applicationAnswer(service, own->id);
    };
}

} // namespace

std::vector<Endpoint> applicationEndpoints(const Service& service) {
    return {
        {"GET", QStringLiteral("/v1/applications/{application}"), true, BodyKind::None,
         Reading([&service](const Request& request) { return application(service, request); })},
        {"GET", QStringLiteral("/v1/applications/{application}/status"), true, BodyKind::None,
         Reading([&service](const Request& request) { return status(service, request); })},
        {"GET", QStringLiteral("/v1/applications/{application}/documents/{name}"), true, BodyKind::None,
         Reading([&service](const Request& request) { return document(service, request); })},
        {"PUT", QStringLiteral("/v1/applications/{application}/method"), true, BodyKind::Json,
         Preparation([&service](const Request& request) { return chooseMethod(service, request); })},
    };
}

std::vector<Endpoint> protocolEndpoints(const Service& service) {
    std::vector<Endpoint> all;
    for (auto part : {monitoringEndpoints(service), publicEndpoints(service), providerEndpoints(service),
                      orderEndpoints(service), applicationEndpoints(service), confirmationEndpoints(service),
                      submissionEndpoints(service)})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace yenile::registration
