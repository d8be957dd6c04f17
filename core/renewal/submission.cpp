// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/renewal/certificate_choice.h"
#include "core/renewal/journey_private.h"
#include "core/renewal/kept_signatures.h"
#include "core/renewal/receipt.h"
#include "core/renewal/signed_bundle.h"
#include "core/signature/signing/chain_completion.h"

#include <QDir>
#include <QtConcurrent>

/// The last steps of the journey: sign, keep, send, check the receipt.
namespace yenile::renewal {

namespace {

int percent(qint64 part, qint64 whole) {
    return whole > 0 ? static_cast<int>(part * 100 / whole) : 0;
}

QString keptFolder(const JourneySetup& setup) {
    return QDir(setup.outboxFolder).filePath(QStringLiteral("signed"));
}

/// Where nobody says whether the signer of a receipt was revoked although its certificate names who does, it
/// is asked again later.
ReceiptPolicy receiptPolicy(const JourneySetup& setup) {
    return {{.trustAnchors = setup.trustAnchors,
             .clock = setup.clock,
             .revocation = signature::RevocationDemand::WhereNamed,
             .transport = setup.transport.get()},
            setup.receiptSigners,
            setup.receiptPolicies};
}

} // namespace

bool Journey::isSigned() const {
    return d->pending().has_value();
}

Async<Outcome> Journey::submit(const OpenSigner& openSigner, Progress progress) {
    return isSigned() ? resumeSubmission(std::move(progress))
                      : signAndSubmit(openSigner(), std::move(progress));
}

Async<Outcome> Journey::signAndSubmit(std::shared_ptr<signature::Signer> signer, Progress progress) {
    d->submission = std::stop_source();
    // The service would refuse it, and the PIN need not be asked for first.
    if (const auto why = whyUnusable(signer->certificate(), d->identityNumber, *d->setup.clock))
        return ready<Outcome>(std::unexpected(*why));
    if (const Result<void> clock = checkClock();
        !clock && d->client.clockDifference() < std::chrono::seconds(0))
        return ready<Outcome>(failure(clock)); // nobody takes claims of the future
    const Result<std::shared_ptr<signature::TimeStamper>> timeStamper = d->timeStamper();
    if (!timeStamper)
        return ready<Outcome>(failure(timeStamper));
    const BundleTask task{d->application,
                          d->documents,
                          d->serviceInfo.signaturePolicy,
                          d->setup.trustAnchors,
                          d->setup.clock,
                          progress,
                          d->submission.get_token(),
                          *timeStamper,
                          d->setup.transport,
                          keptFolder(d->setup)};
    return QtConcurrent::run([task, signer] {
               const auto completed =
                   signature::withCompletedChain(signer, task.trustAnchors, task.transport.get());
               return makeSignedBundle(task, *completed);
           })
        .then(this,
              [this, progress](const Result<QByteArray>& bundle) -> Async<Outcome> {
                  if (!bundle)
                      return ready<Outcome>(failure(bundle));
                  const Result<PendingBundle> kept =
                      d->outbox.store(d->application.id, d->setup.connection.address.toString(), *bundle,
                                      d->setup.clock->now());
                  if (!kept)
                      return ready<Outcome>(failure(kept));
                  KeptSignatures(keptFolder(d->setup), d->application.id).clear();
                  return d->send(this, *bundle, progress);
              })
        .unwrap();
}

Async<Outcome> Journey::resumeSubmission(Progress progress) {
    d->submission = std::stop_source();
    const std::optional<PendingBundle> own = d->pending();
    if (!own)
        return ready<Outcome>(fail(ErrorCode::NotFound, {}, QStringLiteral("nothing in the outbox")));
    const Result<QByteArray> bundle = readFile(own->file);
    if (!bundle)
        return ready<Outcome>(failure(bundle));
    return d->send(this, *bundle, progress);
}

Async<Outcome> Journey::fetchReceipt() {
    return d->takeReceipt(this, d->receivedBundle());
}

/// The settings' authorities before those that the service names.
Result<std::shared_ptr<signature::TimeStamper>> Journey::Private::timeStamper() const {
    const auto& named = serviceInfo.signaturePolicy.timeStampAuthorities;
    if (setup.timeStamper || !setup.timeStamperAt || !named)
        return setup.timeStamper;
    return setup.timeStamperAt(QStringList(named->begin(), named->end()));
}

void Journey::cancelSubmission() {
    d->submission.request_stop();
}

Async<Outcome> Journey::Private::send(Journey* journey, const QByteArray& bundle, const Progress& progress) {
    progress({SubmissionStage::Sending, 0, 0});
    const auto sending = [progress](qint64 sent, qint64 total) {
        progress({SubmissionStage::Sending, percent(sent, total), 100});
    };
    return client.submitBundle(application.id, bundle, sending, submission.get_token())
        .then(journey,
              [this, journey, bundle, progress](const Result<service::BundleVerdict>& answer) {
                  return conclude(journey, answer, bundle, progress);
              })
        .unwrap();
}

Async<Outcome> Journey::Private::conclude(Journey* journey, const Result<service::BundleVerdict>& answer,
                                          const QByteArray& bundle, const Progress& progress) {
    if (answer && answer->refusal) {
        const Result<void> moved = outbox.refuse(application.id, answer->refusal->code);
        return ready<Outcome>(moved ? std::unexpected(*answer->refusal) : failure(moved));
    }
    if (answer) { // its receipt counts, in whichever state
        application = answer->application;
        progress({SubmissionStage::CheckingReceipt, 0, 0});
        return takeReceipt(journey, bundle);
    }
    if (answer.error().code == ErrorCode::AlreadySubmitted)
        return client.application(application.id)
            .then(journey,
                  [this, journey, progress](const Result<service::Application>& submitted) {
                      if (!submitted)
                          return ready<Outcome>(failure(submitted));
                      application = *submitted;
                      progress({SubmissionStage::CheckingReceipt, 0, 0});
                      return takeReceipt(journey, receivedBundle());
                  })
            .unwrap();
    if (answer.error().code == ErrorCode::Cancelled)
        return ready<Outcome>(fail(ErrorCode::SubmissionStopped));
    return ready<Outcome>(failure(answer));
}

std::optional<QByteArray> Journey::Private::receivedBundle() const {
    const auto receipt = application.receipt ? readReceipt(*application.receipt) : fail(ErrorCode::NotFound);
    QStringList files{QDir(copiesFolder()).filePath(service::bundleName)};
    if (const auto waiting = pending())
        files << waiting->file;
    for (const QString& file : files)
        if (const Result<QByteArray> bundle = readFile(file);
            bundle && receipt && sha256Hex(*bundle) == receipt->bundleSha256)
            return *bundle;
    return {};
}

Async<Outcome> Journey::Private::takeReceipt(Journey* journey, const std::optional<QByteArray>& bundle) {
    return QtConcurrent::run(
               [submitted = application, bundle, policy = receiptPolicy(setup), transport = setup.transport] {
                   return checkReceipt(submitted, bundle, policy);
               })
        .then(journey, [this, bundle](const Result<service::ReceiptContent>& receipt) {
            return receipt ? store(*receipt, bundle) : Result<Outcome>(failure(receipt));
        });
}

/// What waits although another bundle was received will never be taken.
Result<Outcome> Journey::Private::store(const service::ReceiptContent& receipt,
                                        const std::optional<QByteArray>& bundle) {
    const QString folder = copiesFolder();
    Result<void> stored = bundle ? storeBundle(folder, *bundle) : Result<void>();
    if (stored)
        stored = storeReceipt(folder, *application.receipt);
    if (stored && pending())
        stored = bundle ? outbox.remove(application.id)
                        : outbox.refuse(application.id, ErrorCode::AlreadySubmitted);
    if (!stored)
        return failure(stored);
    return Outcome{receipt, folder, bundle.has_value()};
}

} // namespace yenile::renewal
