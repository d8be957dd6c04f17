#include "core/base/file.h"
#include "core/renewal/certificate_choice.h"
#include "core/renewal/journey_private.h"
#include "core/renewal/signed_bundle.h"
#include "core/signature/signing/chain_completion.h"

#include <QtConcurrent>

#include <algorithm>

/// The last steps of the journey: sign, keep, send, check the receipt.
namespace yenile::renewal {

namespace {

/// The service has looked at the bundle and will never take it: only a new one helps.
bool isRefusal(ErrorCode code) {
    const int number = static_cast<int>(code);
    return (number >= 4000 && number < 5000 && code != ErrorCode::ReceiptInvalid) ||
           code == ErrorCode::AlreadySubmitted;
}

int percent(qint64 part, qint64 whole) {
    return whole > 0 ? static_cast<int>(part * 100 / whole) : 0;
}

} // namespace

Async<Outcome> Journey::signAndSubmit(std::shared_ptr<signature::Signer> signer,
                                      std::function<void(SubmissionProgress)> progress) {
    *d->cancelled = false;
    // The service would refuse it, and the PIN need not be asked for first.
    if (const auto why = whyUnusable(signer->certificate(), d->identityNumber, *d->setup.clock))
        return ready<Outcome>(std::unexpected(*why));
    const Result<std::shared_ptr<signature::TimeStamper>> timeStamper = d->timeStamper();
    if (!timeStamper)
        return ready<Outcome>(failure(timeStamper));
    const BundleTask task{d->application,
                          d->documents,
                          d->serviceInfo.signaturePolicy,
                          d->setup.trustAnchors,
                          d->setup.clock,
                          progress,
                          d->cancelled,
                          *timeStamper,
                          d->setup.transport,
                          d->setup.outboxFolder + QStringLiteral("/signed")};
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
                      d->outbox.keep(d->application.id, d->setup.connection.address.toString(), *bundle,
                                     d->setup.clock->now());
                  if (!kept)
                      return ready<Outcome>(failure(kept));
                  return d->send(this, *bundle, progress);
              })
        .unwrap();
}

Async<Outcome> Journey::resumeSubmission(std::function<void(SubmissionProgress)> progress) {
    *d->cancelled = false;
    const std::vector<PendingBundle> pending = d->pendingHere();
    const auto own = std::ranges::find(pending, d->application.id, &PendingBundle::applicationId);
    if (own == pending.end())
        return ready<Outcome>(fail(ErrorCode::NotFound, {}, QStringLiteral("nothing in the outbox")));
    const Result<QByteArray> bundle = readFile(own->file);
    if (!bundle)
        return ready<Outcome>(failure(bundle));
    return d->send(this, *bundle, std::move(progress));
}

/// The settings' authorities before those that the service names.
Result<std::shared_ptr<signature::TimeStamper>> Journey::Private::timeStamper() const {
    const auto& named = serviceInfo.signaturePolicy.timeStampAuthorities;
    if (setup.timeStamper || !setup.timeStamperAt || !named)
        return setup.timeStamper;
    return setup.timeStamperAt(QStringList(named->begin(), named->end()));
}

void Journey::cancelSubmission() {
    *d->cancelled = true;
}

Async<Outcome> Journey::Private::send(Journey* journey, const QByteArray& bundle,
                                      std::function<void(SubmissionProgress)> progress) {
    if (*cancelled)
        return ready<Outcome>(fail(ErrorCode::Cancelled));
    progress({SubmissionStage::Sending, 0, 0});
    const auto sending = [progress](qint64 sent, qint64 total) {
        progress({SubmissionStage::Sending, percent(sent, total), 100});
    };
    return client.submitBundle(application.id, bundle, sending)
        .then(journey, [this, bundle, progress](const Result<service::Application>& answer) {
            if (answer) { // its receipt counts, in whichever state
                application = *answer;
                progress({SubmissionStage::CheckingReceipt, 0, 0});
            }
            return conclude(answer, bundle);
        });
}

Result<Outcome> Journey::Private::conclude(const Result<service::Application>& answer,
                                           const QByteArray& bundle) {
    if (!answer) {
        if (isRefusal(answer.error().code))
            (void)outbox.remove(application.id);
        return failure(answer);
    }
    const signature::ValidationPolicy policy{.trustAnchors = setup.trustAnchors, .clock = setup.clock};
    const Result<service::ReceiptContent> receipt = checkReceipt(*answer, bundle, policy);
    if (!receipt)
        return failure(receipt);
    const QString folder = copiesFolder();
    if (const Result<void> stored = storeCopies(folder, bundle, *answer->receipt); !stored)
        return failure(stored);
    if (const Result<void> removed = outbox.remove(application.id); !removed)
        return failure(removed);
    return Outcome{*receipt, folder};
}

} // namespace yenile::renewal
