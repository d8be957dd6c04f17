// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cards.h"
#include "app/ctl/interruption.h"
#include "app/ctl/remote_signing.h"
#include "app/ctl/renewal.h"
#include "app/ctl/text.h"
#include "pkcs11/diagnosis.h"

#include <atomic>

namespace yenile::ctl {

using renewal::SubmissionStage;
using service::Method;

namespace {

QString stageText(SubmissionStage stage) {
    switch (stage) {
    case SubmissionStage::CheckingCertificate:
        return Text::tr("Asking whether the certificate can be used…");
    case SubmissionStage::SigningDocuments:
        return Text::tr("Signing the documents…");
    case SubmissionStage::MakingBundle:
        return Text::tr("Making the signed bundle…");
    case SubmissionStage::CheckingBundle:
        return Text::tr("Checking the signatures…");
    case SubmissionStage::Sending:
        return Text::tr("Sending to the registration service…");
    case SubmissionStage::CheckingReceipt:
        break;
    }
    return Text::tr("Checking the receipt…");
}

} // namespace

Result<Method> Renewal::chosenMethod() {
    const QString method =
        m_options.method.isEmpty()
            ? m_answers.given(QStringLiteral("method")).value_or(QStringLiteral("electronic"))
            : m_options.method;
    if (method == QLatin1String("electronic"))
        return Method::Electronic;
    if (method == QLatin1String("wet") && !m_options.remote)
        return Method::WetInk;
    return fail(ErrorCode::UsageInvalid, {QStringLiteral("method: ") + method});
}

/// From a confirmed application to its end.
Result<QJsonObject> Renewal::finish() {
    const Result<Method> method = chosenMethod();
    if (!method)
        return failure(method);
    const auto chosen = step([&] { return m_journey.chooseMethod(*method); });
    if (!chosen)
        return failure(chosen);
    m_context.output.step(Text::tr("Fetching the documents…"));
    const auto documents = step([this] { return m_journey.fetchDocuments(); });
    if (!documents)
        return failure(documents);
    for (const renewal::Document& document : *documents)
        if (document.info.version)
            m_context.output.step(
                Text::tr("%1, version %2").arg(document.info.title.text(), *document.info.version));
    tellRecord();
    return *method == Method::WetInk ? print() : signAndSubmit();
}

/// Whoever signs the record can have read it, as the documents.
void Renewal::tellRecord() const {
    m_context.output.step(Text::tr("What is applied for (%1):").arg(service::recordName));
    for (const renewal::RecordLine& line : m_journey.recordInWords())
        m_context.output.step(QStringLiteral("  %1: %2").arg(line.name, line.value));
}

Result<QJsonObject> Renewal::print() {
    const Result<QString> folder = await(m_journey.saveForPaper());
    if (!folder)
        return failure(folder);
    const auto& destination = m_journey.serviceInfo().paperDestination;
    return QJsonObject{
        {QStringLiteral("state"), QStringLiteral("awaitingPaper")},
        {QStringLiteral("destination"),
         destination ? destination->text() : Text::tr("Give them to your institution's officer.")},
        {QStringLiteral("applicationId"), m_journey.application().id},
        {QStringLiteral("folder"), *folder}};
}

Result<std::shared_ptr<signature::Signer>> Renewal::openSigner() {
    const Wanted wanted{.identityNumber = m_identityNumber, .certificate = m_options.certificate};
    return m_options.remote ? openRemoteSigner(m_context, wanted, *m_journey.setup().clock, m_approval)
                            : openCard(wanted);
}

Result<std::shared_ptr<signature::Signer>> Renewal::openCard(const Wanted& wanted) {
    const Result<pkcs11::TokenSnapshot> snapshot = await(m_tokens.refresh());
    if (!snapshot)
        return failure(snapshot);
    const Result<pkcs11::Candidate> choice = chooseCertificate(*snapshot, wanted, *m_journey.setup().clock);
    if (!choice)
        return failure(choice);
    m_context.output.step(Text::tr("Certificate of %1 on the card %2")
                              .arg(choice->certificate.certificate.commonName(), choice->token.label));
    return std::shared_ptr<signature::Signer>(
        m_tokens.openSigner(choice->token, choice->certificate, m_pins));
}

Result<QJsonObject> Renewal::signAndSubmit() {
    tellClock();
    // Whoever signs can have read it: both documents lie where the signed ones come to.
    const Result<QString> folder = await(m_journey.saveForPaper());
    if (!folder)
        return failure(folder);
    m_context.output.step(Text::tr("The documents that are signed are in %1").arg(*folder));
    const Result<std::shared_ptr<signature::Signer>> signer = openSigner();
    if (!signer)
        return failure(signer);
    const Result<renewal::Outcome> outcome = submission(m_journey.signAndSubmit(*signer, progress()));
    if (outcome)
        return submitted(*outcome);
    if (outcome.error().code != ErrorCode::SessionExpired)
        return failure(outcome);
    if (const Result<void> again = logIn(); !again) // what is signed lies in the outbox
        return failure(again);
    return resume();
}

Result<QJsonObject> Renewal::resume() {
    m_context.output.step(Text::tr("The bundle that was signed before is sent."));
    Result<renewal::Outcome> outcome = submission(m_journey.resumeSubmission(progress()));
    if (!outcome && outcome.error().code == ErrorCode::SessionExpired) {
        if (const Result<void> again = logIn(); !again)
            return failure(again);
        outcome = submission(m_journey.resumeSubmission(progress()));
    }
    if (!outcome)
        return failure(outcome);
    return submitted(*outcome);
}

/// Waits for it; Ctrl+C stops it.
Result<renewal::Outcome> Renewal::submission(const Async<renewal::Outcome>& outcome) {
    const Interruption interruption([this] {
        m_journey.cancelSubmission();
        m_approval.stop();
    });
    return await(outcome);
}

std::function<void(renewal::SubmissionProgress)> Renewal::progress() const {
    return [&output = m_context.output, last = std::make_shared<std::atomic<int>>(-1)](
               const renewal::SubmissionProgress& now) { // in any thread
        if (last->exchange(static_cast<int>(now.stage)) != static_cast<int>(now.stage))
            output.step(stageText(now.stage));
        if (!now.note.isEmpty())
            output.step(now.note);
    };
}

QJsonObject Renewal::submitted(const renewal::Outcome& outcome) const {
    return {{QStringLiteral("state"), QStringLiteral("submitted")},
            {QStringLiteral("applicationId"), outcome.receipt.applicationId},
            {QStringLiteral("folder"), outcome.folder},
            {QStringLiteral("receipt"), service::toJson(outcome.receipt)}};
}

/// The receipt as the service gives it again, checked and stored as if it had just come.
Result<QJsonObject> Renewal::submittedBefore() {
    if (!m_journey.application().receipt) // on paper
        return fail(ErrorCode::AlreadySubmitted);
    const Result<renewal::Outcome> outcome = await(m_journey.fetchReceipt());
    if (!outcome)
        return failure(outcome);
    QJsonObject json = submitted(*outcome);
    json.insert(QStringLiteral("submittedBefore"), true);
    return json;
}

} // namespace yenile::ctl
