// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ready.h"
#include "core/renewal/draft_box.h"
#include "core/renewal/form_answers.h"
#include "core/renewal/journey.h"

#include <QDeadlineTimer>

#include <stop_token>

namespace yenile::renewal {

/// The state of the journey.
struct Journey::Private {
    explicit Private(JourneySetup with)
        : setup(std::move(with)), client(setup.connection), outbox(setup.outboxFolder),
          drafts(setup.outboxFolder + QStringLiteral("/drafts")) {}

    /// Starts afresh for another person. If the same person has logged in again, the journey goes on.
    void belongTo(const QString& person);
    /// Remembers the application in the service's answer. If it has changed meanwhile, fetches it again.
    /// Errors: ServiceAnswerInvalid if its state is one that only a later version of the client knows.
    Async<service::Application> remember(Journey* journey, Async<service::Application> answer);
    /// The application that was begun for an order. Errors: ServiceAnswerInvalid if it is another order's.
    Async<service::Application> applicationOf(Journey* journey, const service::Order& order);
    /// Takes up the first application of these orders whose bundle waits and can be sent. False: there is
    /// none.
    Async<bool> takeUpWaiting(Journey* journey, std::vector<service::Order> orders);
    /// If the form was answered in an earlier run, fetches it to learn what it asked.
    Async<void> expectAnswers(Journey* journey);
    /// Fetches the documents that are still missing.
    Async<std::vector<Document>> fetchFrom(Journey* journey, std::vector<Document> fetched);
    /// The application's bundle in the outbox.
    [[nodiscard]] std::optional<PendingBundle> pending() const;
    /// Starts to count how long the code in the answer that has just come is valid.
    void noteCodeTimes();
    [[nodiscard]] QString copiesFolder() const;
    /// Errors: those of network::timeStampers.
    [[nodiscard]] Result<std::shared_ptr<signature::TimeStamper>> timeStamper() const;

    Async<Outcome> send(Journey* journey, const QByteArray& bundle, const Progress& progress);
    Async<Outcome> conclude(Journey* journey, const Result<service::BundleVerdict>& answer,
                            const QByteArray& bundle, const Progress& progress);
    /// The bundle that the application's receipt names, if it is on this computer.
    [[nodiscard]] std::optional<QByteArray> receivedBundle() const;
    /// Checks the application's receipt against that bundle and stores both.
    Async<Outcome> takeReceipt(Journey* journey, const std::optional<QByteArray>& bundle);
    Result<Outcome> store(const service::ReceiptContent& receipt, const std::optional<QByteArray>& bundle);

    // provider_login.cpp
    using SessionPromise = QPromise<Result<service::Session>>;
    void endAuthentication(Result<service::Session> outcome);
    /// The session, if it belongs to the expected person. Errors: LoginIncorrect.
    Result<service::Session> accept(const service::Session& session, const QString& person);

    JourneySetup setup;
    service::Client client;
    Outbox outbox;
    DraftBox drafts;
    service::ServiceInfo serviceInfo;
    QString identityNumber;
    service::ApplicationForm form;
    std::optional<ExpectedAnswers> expected; ///< in the record; none yet if an earlier run approved the form
    service::Application application;
    QDeadlineTimer codeEnds;
    QDeadlineTimer resendBegins;
    std::vector<Document> documents;
    std::stop_source submission; ///< stops the submission that is under way
    std::unique_ptr<service::ProviderAuthentication> authentication;
    std::shared_ptr<SessionPromise> pendingLogin; ///< finished with its outcome
};

} // namespace yenile::renewal
