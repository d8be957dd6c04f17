// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/operations/operations.h"

#include "app/service/bundle_check.h"
#include "app/service/messages/letters.h"
#include "app/service/operations/application_access.h"
#include "app/service/operations/upload.h"
#include "app/service/state/uploads.h"

/// The signed bundle: verified, then answered with a receipt.
namespace yenile::registration {
namespace {

using service::ApplicationState;

constexpr std::chrono::seconds longestWait(10); // for a reader; the client waits for half a minute

/// The check of a usual one takes some milliseconds and megabytes.
reading::Allowance allowanceForBundle(qint64 size) {
    constexpr qint64 mebibyte = 1 << 20;
    return {96 * mebibyte + 24 * size, 6 + size / (8 * mebibyte)};
}

bool isSubmitted(const ApplicationRow& application) {
    return application.state == ApplicationState::Submitted;
}

/// An application that a bundle may be sent for. Where the same bundle was accepted before, that is no error.
Result<ApplicationRow> submittable(const Service& service, const Request& request,
                                   const QString& bundleSha256) {
    Result<ApplicationRow> application = changeableApplication(service, request);
    if (!application)
        return application;
    if (isSubmitted(*application)) {
        const auto submission = findSubmission(service.database, application->id);
        return submission && submission->bundleSha256 == bundleSha256
                   ? application
                   : Result<ApplicationRow>(fail(ErrorCode::AlreadySubmitted));
    }
    if (application->state != ApplicationState::MethodChosen ||
        application->method != service::Method::Electronic)
        return fail(ErrorCode::StateConflict);
    return application;
}

/// Errors: NotFound where the applicant was erased meanwhile.
Result<ExpectedBundle> expectedBundle(const Service& service, const ApplicationRow& application) {
    const auto applicant = findApplicant(service.database, application.applicant);
    if (!applicant)
        return fail(ErrorCode::NotFound);
    ExpectedBundle expected;
    expected.identityNumber = applicant->identityNumber;
    expected.record = application.record;
    expected.policy = service.settings.info.signaturePolicy;
    expected.documents = wholeDocumentsOf(service.database, application.id);
    return expected;
}

/// In a process of its own.
Result<CheckedBundle> check(const Service& service, const ApplicationRow& application,
                            const QByteArray& bundle, const signature::ValidationPolicy& policy) {
    const Result<ExpectedBundle> expected = expectedBundle(service, application);
    if (!expected)
        return failure(expected);
    const Result<reading::Judgement> judgement =
        service.readers.judge(bundle, QStringLiteral("bundle.asice"), policy, questionAbout(*expected),
                              allowanceForBundle(bundle.size()), longestWait);
    return judgement ? checkBundle(*judgement, *expected, service.clock.now()) : failure(judgement);
}

Result<Submission> receive(const Service& service, const ApplicationRow& application,
                           const Request& request) {
    signature::ValidationPolicy policy;
    policy.trustAnchors = service.trustAnchors;
    policy.requireQualified = true;
    policy.clock = &service.clock;
    policy.awaitGracePeriod = false; // it is received now, and its receipt says when
    const Result<CheckedBundle> checked = check(service, application, request.body, policy);
    if (!checked)
        return failure(checked);
    // Last: strangers' certificates are not to send the service anywhere.
    std::vector<signature::Certificate> others = checked->companions;
    others.insert(others.end(), service.issuers.begin(), service.issuers.end());
    if (const Result<void> asked = service.inquiry.ask(checked->signer, others); !asked)
        return failure(asked);
    const QDateTime now = service.clock.now();
    const service::ReceiptContent content{
        newReceiptNumber(now),          application.id,    now, request.bodySha256,
        checked->signer.serialNumber(), checked->documents};
    const Result<service::Receipt> receipt = service.receipts.write(content);
    if (!receipt)
        return failure(receipt);
    return Submission{application.id, content.number, now, request.bodySha256, request.body, *receipt};
}

Result<Change> submit(const Service& service, const Request& request) {
    const Result<ApplicationRow> application = submittable(service, request, request.bodySha256);
    if (!application)
        return failure(application);
    if (isSubmitted(*application))
        return [&service, id = application->id] { return applicationAnswer(service, id); };
    const Result<Submission> submission = receive(service, *application, request);
    if (!submission) {
        service.database.transaction([&] {
            removeUpload(service.database, application->id);
            service.audit.add(QStringLiteral("bundle refused: ") + codeName(submission.error().code),
                              application->id, service.clock.now());
        });
        return failure(submission);
    }
    return [&service, request, submission = *submission]() -> Result<Response> {
        Result<ApplicationRow> current = submittable(service, request, submission.bundleSha256);
        if (!current)
            return failure(current);
        if (isSubmitted(*current))
            return applicationAnswer(service, current->id);
        current->state = ApplicationState::Submitted;
        changeApplication(service.database, *current);
        addSubmission(service.database, submission);
        removeUpload(service.database, current->id);
        if (const Result<void> told = service.statuses.add(
                *current, {.step = service::StatusStep::Submitted, .at = submission.receivedAt});
            !told)
            return failure(told);
        service.audit.add(QStringLiteral("bundle accepted: ") + submission.bundleSha256, current->id,
                          service.clock.now());
        service.courier.put(QStringLiteral("mail"),
                            receiptLetter(service.settings.info,
                                          findApplicant(service.database, current->applicant).value(),
                                          current->id, submission.number),
                            letterLifetimeSeconds);
        return applicationAnswer(service, current->id);
    };
}

Result<Response> cutOffBundle(const Service& service, const Request& request) {
    const Result<ApplicationRow> application = ownApplication(service, request);
    if (!application)
        return failure(application);
    const auto upload = findUpload(service.database, application->id);
    if (!upload)
        return fail(ErrorCode::NotFound);
    return jsonResponse(service::toJson(service::BundleUpload{upload->sha256, upload->content.size()}));
}

} // namespace

std::vector<Endpoint> submissionEndpoints(const Service& service) {
    return {
        {"GET", QStringLiteral("/v1/applications/{application}/bundle"), true, BodyKind::None,
         Reading([&service](const Request& request) { return cutOffBundle(service, request); })},
        {"PUT", QStringLiteral("/v1/applications/{application}/bundle"), true, BodyKind::Bundle,
         Preparation([&service](const Request& request) { return submit(service, request); }),
         bundleResumption(service)},
    };
}

} // namespace yenile::registration
