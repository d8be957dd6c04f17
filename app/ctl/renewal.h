// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/answers.h"
#include "app/ctl/cards.h"
#include "app/ctl/commands.h"
#include "app/ctl/pin_source.h"
#include "app/ctl/remote_approval.h"
#include "core/base/await.h"
#include "core/renewal/journey.h"
#include "pkcs11/token_monitor.h"

#include <memory>

namespace yenile::ctl {

/// The renewal at a terminal: each step of the journey with the answers that it needs. A wrong answer is
/// asked for again if somebody can be asked. Any other failure ends the run, and the next one continues from
/// the application's state at the service.
class Renewal {
public:
    /// With the settings and the answers in the options, which must outlive it.
    [[nodiscard]] static Result<std::unique_ptr<Renewal>> open(const CommandContext& context,
                                                               const RenewOptions& options);

    /// The result: {"state", "applicationId", "folder"}, "receipt" if it was submitted, and "submittedBefore"
    /// if that was in an earlier run.
    [[nodiscard]] Result<QJsonObject> run();
    /// The steps of the applications, or of that of the order in the options. Errors: OrderNotFound if there
    /// is none.
    [[nodiscard]] Result<std::vector<service::ApplicationStatus>> statuses();

private:
    Renewal(const CommandContext& context, const RenewOptions& options, Answers answers,
            renewal::JourneySetup setup);

    Result<QJsonObject> renew();
    Result<std::vector<service::ApplicationStatus>> fetchStatuses(); // renewal_status.cpp

    // renewal_login.cpp
    Result<void> fetchServiceInfo();
    void tellClock() const;
    Result<void> logIn();
    Result<void> logInByPassword();
    void tellHelp();
    Result<void> logInOnce(bool askPassword);
    Result<QString> readCaptcha(const service::Challenge& challenge);

    // renewal_provider.cpp
    Result<void> logInThroughProvider();
    Result<service::LoginProvider> chosenProvider() const;
    void showAddress(const QUrl& address) const;

    // renewal_application.cpp
    Result<service::Order> chooseOrder();
    Result<QString> chosenOrder(const std::vector<service::Order>& orders);
    Result<void> apply(const service::Order& order);
    Result<void> fillForm(const QString& orderId);
    Result<void> confirm();
    Result<void> renewCode();

    // renewal_form.cpp
    Result<service::FormAnswers> answerForm(const service::ApplicationForm& form);
    template <typename Value>
    Result<Value> answerField(const service::FormField& field);
    template <typename Value>
    Result<Value> askField(const service::FormField& field, const Question& question);
    Result<void> declare(const service::ApplicationForm& form);

    // renewal_signing.cpp
    Result<QJsonObject> finish();
    Result<service::Method> chosenMethod();
    void tellRecord() const;
    Result<QJsonObject> print();
    Result<QJsonObject> signAndSubmit();
    Result<QJsonObject> resume();
    Result<renewal::Outcome> submission(const Async<renewal::Outcome>& outcome);
    Result<std::shared_ptr<signature::Signer>> openSigner();
    Result<std::shared_ptr<signature::Signer>> openCard(const Wanted& wanted);
    std::function<void(renewal::SubmissionProgress)> progress() const;
    [[nodiscard]] QJsonObject submitted(const renewal::Outcome& outcome) const;
    [[nodiscard]] Result<QJsonObject> submittedBefore();

    /// Starts a step and waits for it; after a lost session logs in again and repeats it.
    template <typename Start>
    auto step(Start start) -> decltype(await(start())) {
        auto outcome = await(start());
        if (outcome || outcome.error().code != ErrorCode::SessionExpired)
            return outcome;
        if (const Result<void> again = logIn(); !again)
            return failure(again);
        return await(start());
    }

    const CommandContext& m_context;
    const RenewOptions& m_options;
    const Answers m_answers;
    renewal::Journey m_journey;
    PinSource m_pins; // these outlive the signers
    RemoteApproval m_approval;
    pkcs11::TokenMonitor m_tokens;
    QString m_identityNumber;
    Secret m_accessPassword;
    bool m_pictureRead = false;
};

/// How often a wrong answer may be corrected.
inline constexpr int mostTries = 3;

} // namespace yenile::ctl
