// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/operations/application_access.h"

#include "app/service/operations/sms_code.h"

namespace yenile::registration {

using service::ApplicationState;
using service::Method;

Result<ApplicationRow> ownApplication(const Service& service, const Request& request) {
    const auto application =
        findApplication(service.database, request.names.value(QStringLiteral("application")));
    if (!application || application->applicant != request.applicant)
        return fail(ErrorCode::NotFound);
    return *application;
}

Result<ApplicationRow> changeableApplication(const Service& service, const Request& request) {
    Result<ApplicationRow> application = ownApplication(service, request);
    if (application && application->replaced)
        return fail(ErrorCode::StateConflict);
    return application;
}

namespace {

QByteArray entityTag(const ApplicationRow& application) {
    return '"' + QByteArray::number(application.version) + '"';
}

} // namespace

Result<void> checkUnchanged(const ApplicationRow& application, const Request& request) {
    if (request.ifMatch.isEmpty() || request.ifMatch.trimmed() == "*")
        return {};
    for (const QByteArray& tag : request.ifMatch.split(','))
        if (tag.trimmed() == entityTag(application))
            return {};
    return fail(ErrorCode::ChangedMeanwhile);
}

Result<Response> applicationAnswer(const Service& service, const QString& id, int status) {
    const auto row = findApplication(service.database, id);
    if (!row)
        return fail(ErrorCode::NotFound);
    service::Application application;
    application.id = row->id;
    application.orderId = row->order;
    application.state = row->state;
    if (row->state == ApplicationState::AwaitingConfirmation)
        application.confirmation = {maskedPhone(row->phone), service.settings.sms.codeLength,
                                    row->code.expiresAt, row->code.resendAfter, row->code.triesLeft};
    const auto order = findOrder(service.database, row->order);
    if (order && order->electronic)
        application.methods.push_back(Method::Electronic);
    application.methods.push_back(Method::WetInk);
    application.method = row->method;
    application.documents = documentsOf(service.database, id);
    application.record = row->record;
    if (row->state == ApplicationState::Submitted)
        application.receipt = findSubmission(service.database, id).value().receipt;
    Response answer = jsonResponse(service::toJson(application), status);
    answer.headers.emplace_back("ETag", entityTag(*row));
    return answer;
}

} // namespace yenile::registration
