// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/renewal.h"

#include "app/ctl/cards.h"
#include "app/ctl/text.h"

namespace yenile::ctl {

Renewal::Renewal(const CommandContext& context, const RenewOptions& options, Answers answers,
                 renewal::JourneySetup setup)
    : m_context(context), m_options(options), m_answers(std::move(answers)), m_journey(std::move(setup)),
      m_pins(options.pinDescriptor), m_approval(options.pinDescriptor),
      m_tokens(pkcs11::findDrivers(context.settings).drivers) {
}

Result<std::unique_ptr<Renewal>> Renewal::open(const CommandContext& context, const RenewOptions& options) {
    Result<Answers> answers = Answers::open(options.answersFile, options.askProgram);
    if (!answers)
        return failure(answers);
    Result<renewal::JourneySetup> setup = renewal::journeySetup(context.settings);
    if (!setup)
        return failure(setup);
    if (!options.outputFolder.isEmpty())
        setup->copiesFolder = options.outputFolder;
    return std::unique_ptr<Renewal>(new Renewal(context, options, std::move(*answers), std::move(*setup)));
}

Result<QJsonObject> Renewal::run() {
    Result<QJsonObject> outcome = renew();
    (void)await(m_journey.logOut()); // whatever comes of it: the session ends by itself, too
    return outcome;
}

Result<QJsonObject> Renewal::renew() {
    if (const Result<void> fetched = fetchServiceInfo(); !fetched)
        return failure(fetched);
    if (m_options.remote)
        if (const Result<void> allowed = m_journey.checkRemoteSigning(); !allowed)
            return failure(allowed);
    if (const Result<void> in = logIn(); !in)
        return failure(in);
    const Result<bool> waits = step([this] { return m_journey.hasPendingSubmission(); });
    if (!waits)
        return failure(waits);
    if (*waits)
        return resume();
    if (m_options.resume)
        return std::unexpected(m_journey.whyNothingWaits());

    const Result<service::Order> order = chooseOrder();
    if (!order)
        return failure(order);
    const Result<void> applied = apply(*order);
    if (!applied && applied.error().code == ErrorCode::AlreadySubmitted && order->applicationId)
        if (const auto taken = step([&] { return m_journey.takeUp(*order); }); taken)
            return submittedBefore();
    if (!applied)
        return failure(applied);
    const service::ApplicationState state = m_journey.application().state;
    if (state == service::ApplicationState::Submitted || state == service::ApplicationState::Received)
        return submittedBefore();
    return finish();
}

} // namespace yenile::ctl
