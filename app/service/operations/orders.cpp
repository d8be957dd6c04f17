// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/operations/operations.h"

#include "app/service/crypto.h"
#include "app/service/form.h"
#include "app/service/operations/application_access.h"
#include "app/service/operations/limits.h"
#include "app/service/operations/sms_code.h"

/// Orders, their forms, and the approval of a form.
namespace yenile::registration {
namespace {

struct OpenForm {
    OrderRow order;
    service::ApplicationForm form;
};

bool isSubmitted(const std::optional<ApplicationRow>& application) {
    return application && (application->state == service::ApplicationState::Submitted ||
                           application->state == service::ApplicationState::Received);
}

/// The form of the applicant's own order while it can be applied for.
Result<OpenForm> openForm(const Service& service, const Request& request) {
    const auto order = findOrder(service.database, request.names.value(QStringLiteral("order")));
    if (!order || order->applicant != request.applicant)
        return fail(ErrorCode::OrderNotFound);
    if (!order->open)
        return fail(ErrorCode::OrderClosed);
    if (isSubmitted(applicationOfOrder(service.database, order->id)))
        return fail(ErrorCode::AlreadySubmitted);
    const auto applicant = findApplicant(service.database, request.applicant);
    return OpenForm{*order, makeForm(applicant.value(), *order, service.settings.wording.declaration)};
}

Result<Response> orders(const Service& service, const Request& request) {
    service::OrderList list;
    for (const OrderRow& order : ordersOf(service.database, request.applicant)) {
        if (!order.open)
            continue;
        const auto application = applicationOfOrder(service.database, order.id);
        list.orders.push_back({order.id, order.orderedOn, order.institution, order.kind,
                               application ? std::optional(application->id) : std::nullopt});
    }
    return jsonResponse(service::toJson(list));
}

Result<Response> form(const Service& service, const Request& request) {
    const Result<OpenForm> open = openForm(service, request);
    if (!open)
        return failure(open);
    return jsonResponse(service::toJson(open->form));
}

/// "ACDE-3479-HJKL-MNPR": short enough for a bar code and a telephone call.
QString newApplicationId() {
    QStringList groups;
    for (int i = 0; i < 4; ++i)
        groups.append(randomText(4, clearAlphabet));
    return groups.join(QLatin1Char('-'));
}

QString hashSecurityWord(const service::ApplicationForm& form, const service::FormAnswers& answers,
                         int passes) {
    for (const auto& section : form.sections)
        for (const auto& field : section.fields)
            if (field.kind == service::FieldKind::SecurityWord)
                if (const auto word = answers.secrets.find(field.name); word != answers.secrets.end())
                    return hashSecret(word->second.bytes(), passes);
    return {};
}

Result<Change> approve(const Service& service, const Request& request) {
    const Result<OpenForm> open = openForm(service, request);
    if (!open)
        return failure(open);
    const auto answers = readMessage<service::FormAnswers>(request);
    if (!answers)
        return failure(answers);
    const auto complete = completeAnswers(open->form, *answers);
    if (!complete)
        return failure(complete);
    if (const auto allowed = checkLimit(service, codeLimit(service.settings), request.applicant); !allowed)
        return failure(allowed);
    ApplicationRow application;
    application.id = newApplicationId();
    application.order = open->order.id;
    application.applicant = request.applicant;
    application.madeAt = service.clock.now();
    application.answers = *complete;
    application.phone = complete->value(QStringLiteral("phone"));
    application.securityWordHash = hashSecurityWord(open->form, *answers, service.settings.hashPasses);
    return [&service, application]() mutable -> Result<Response> {
        if (isSubmitted(applicationOfOrder(service.database, application.order)))
            return fail(ErrorCode::AlreadySubmitted);
        if (const auto allowed = checkLimit(service, codeLimit(service.settings), application.applicant);
            !allowed)
            return failure(allowed);
        replaceApplications(service.database, application.order);
        application.code = sendCode(service, application);
        addApplication(service.database, application);
        service.audit.add(QStringLiteral("form approved"), application.id, application.madeAt);
        return applicationAnswer(service, application.id, 201);
    };
}

} // namespace

std::vector<Endpoint> orderEndpoints(const Service& service) {
    return {
        {"GET", QStringLiteral("/v1/orders"), true, BodyKind::None,
         Reading([&service](const Request& request) { return orders(service, request); })},
        {"GET", QStringLiteral("/v1/orders/{order}/form"), true, BodyKind::None,
         Reading([&service](const Request& request) { return form(service, request); })},
        {"POST", QStringLiteral("/v1/orders/{order}/applications"), true, BodyKind::Json,
         Preparation([&service](const Request& request) { return approve(service, request); })},
    };
}

} // namespace yenile::registration
