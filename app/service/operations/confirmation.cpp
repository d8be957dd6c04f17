// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/operations/operations.h"

#include "app/service/documents/documents.h"
#include "app/service/http/client_address.h"
#include "app/service/operations/application_access.h"
#include "app/service/operations/limits.h"
#include "app/service/operations/sms_code.h"
#include "app/service/record.h"

/// The SMS code: asked for again, and entered. With it the documents are made.
namespace yenile::registration {
namespace {

using service::ApplicationState;

Result<ApplicationRow> awaiting(const Service& service, const Request& request) {
    Result<ApplicationRow> application = changeableApplication(service, request);
    if (application && application->state != ApplicationState::AwaitingConfirmation)
        return fail(ErrorCode::StateConflict);
    return application;
}

Result<void> checkCode(const Service& service, const Request& request, const ApplicationRow& application,
                       const QString& code) {
    const AttemptLimit limit = wrongCodeLimit(service.settings);
    if (const auto allowed = checkAddress(service, request); !allowed)
        return allowed;
    if (const auto allowed = checkLimit(service, limit, application.applicant); !allowed)
        return allowed;
    if (application.code.expiresAt <= service.clock.now())
        return fail(ErrorCode::SmsCodeExpired);
    // In one transaction: others may be guessing. The right code costs no try, for what comes next may fail
    // and be repeated.
    return service.database.transaction([&]() -> Result<void> {
        const auto current = findApplication(service.database, application.id);
        if (!current || current->code.triesLeft <= 0)
            return fail(ErrorCode::SmsAttemptsExhausted);
        if (codeMatches(service, *current, code.trimmed()))
            return {};
        countWrongCode(service.database, current->id);
        countTry(service, limit, current->applicant, request);
        const int left = current->code.triesLeft - 1;
        return left > 0 ? fail(ErrorCode::SmsCodeIncorrect, {QString::number(left)})
                        : fail(ErrorCode::SmsAttemptsExhausted);
    });
}

Result<Change> confirm(const Service& service, const Request& request) {
    const Result<ApplicationRow> application = awaiting(service, request);
    if (!application)
        return failure(application);
    if (const Result<void> unchanged = checkUnchanged(*application, request); !unchanged)
        return failure(unchanged);
    const auto confirmation = readMessage<service::ConfirmationRequest>(request);
    if (!confirmation)
        return failure(confirmation);
    if (const auto right = checkCode(service, request, *application, confirmation->code); !right)
        return failure(right);
    const Result<std::vector<DocumentRow>> documents = makeDocuments(service, *application);
    if (!documents)
        return failure(documents);
    return [&service, request, documents = *documents]() -> Result<Response> {
        Result<ApplicationRow> current = awaiting(service, request);
        if (!current)
            return failure(current);
        forgetAttempts(service.database, wrongCodeLimit(service.settings), current->applicant);
        current->state = ApplicationState::Confirmed;
        current->record = makeRecord(*current, documents);
        addDocuments(service.database, current->id, documents);
        changeApplication(service.database, *current);
        service.audit.add(QStringLiteral("confirmed"), current->id, service.clock.now());
        return applicationAnswer(service, current->id);
    };
}

Result<void> mayResend(const Service& service, const Request& request) {
    if (const auto allowed = checkAddress(service, request); !allowed)
        return allowed;
    return checkLimit(service, codeLimit(service.settings), request.applicant);
}

Result<Change> resend(const Service& service, const Request& request) {
    const Result<ApplicationRow> application = awaiting(service, request);
    if (!application)
        return failure(application);
    if (const Result<void> unchanged = checkUnchanged(*application, request); !unchanged)
        return failure(unchanged);
    return [&service, request]() -> Result<Response> {
        const Result<ApplicationRow> current = awaiting(service, request);
        if (!current)
            return failure(current);
        const qint64 left = service.clock.now().msecsTo(current->code.resendAfter);
        if (left > 0)
            return fail(ErrorCode::SmsResendTooEarly, {QString::number((left + 999) / 1000)});
        if (const auto allowed = mayResend(service, request); !allowed)
            return failure(allowed);
        countAttempt(service.database, addressLimit(service.settings), counted(request.peer),
                     service.clock.now());
        changeCode(service.database, current->id, sendCode(service, *current));
        return applicationAnswer(service, current->id);
    };
}

} // namespace

std::vector<Endpoint> confirmationEndpoints(const Service& service) {
    return {
        {"POST", QStringLiteral("/v1/applications/{application}/confirmation"), true, BodyKind::Json,
         Preparation([&service](const Request& request) { return confirm(service, request); })},
        {"POST", QStringLiteral("/v1/applications/{application}/confirmation/resend"), true, BodyKind::None,
         Preparation([&service](const Request& request) { return resend(service, request); })},
    };
}

} // namespace yenile::registration
