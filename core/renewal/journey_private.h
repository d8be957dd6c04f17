// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ready.h"
#include "core/renewal/draft_box.h"
#include "core/renewal/form_answers.h"
#include "core/renewal/journey.h"

#include <QDeadlineTimer>

#include <stop_token>

namespace yenile::renewal {

/// How far the journey has come.
struct Journey::Private {
    explicit Private(JourneySetup with)
        : setup(std::move(with)), client(setup.connection), outbox(setup.outboxFolder),
          drafts(setup.outboxFolder + QStringLiteral("/drafts")) {}

    /// Another person begins anew; the same one, logged in again, goes on.
    void belongTo(const QString& person);
    /// Remembers the application as the service answered it; where it has changed, as it is now.
    /// Errors: ServiceAnswerInvalid where it stands somewhere that only a later version of the client knows.
    Async<service::Application> remember(Journey* journey, Async<service::Application> answer);
    /// Where the form was answered in an earlier run, fetches it to know what it asked.
    Async<void> expectAnswers(Journey* journey);
    /// The documents from the first that is not there yet.
    Async<std::vector<Document>> fetchFrom(Journey* journey, std::vector<Document> fetched);
    /// What waits for the application in the outbox.
    [[nodiscard]] std::optional<PendingBundle> pending() const;
    /// Counts from now how long the code of the answer that has just come is valid.
    void noteCodeTimes();
    [[nodiscard]] QString copiesFolder() const;
    /// Errors: those of network::timeStampers.
    [[nodiscard]] Result<std::shared_ptr<signature::TimeStamper>> timeStamper() const;

    Async<Outcome> send(Journey* journey, const QByteArray& bundle, const Progress& progress);
    Async<Outcome> conclude(Journey* journey, const Result<service::Application>& answer,
                            const QByteArray& bundle, const Progress& progress);
    /// The bundle that the application's receipt speaks of, where it is on this computer.
    [[nodiscard]] std::optional<QByteArray> receivedBundle() const;
    /// Checks the receipt of the application, and that it is for that bundle, and stores both.
    Async<Outcome> takeReceipt(Journey* journey, const std::optional<QByteArray>& bundle);
    Result<Outcome> store(const service::ReceiptContent& receipt, const std::optional<QByteArray>& bundle);

    // provider_login.cpp
    using SessionPromise = QPromise<Result<service::Session>>;
    void endAuthentication(Result<service::Session> outcome);
    /// Whoever logged in, where it is the person who is expected. Errors: LoginIncorrect.
    Result<service::Session> accept(const service::Session& session, const QString& person);

    JourneySetup setup;
    service::Client client;
    Outbox outbox;
    DraftBox drafts;
    service::ServiceInfo serviceInfo;
    QString identityNumber;
    service::ApplicationForm form;
    std::optional<ExpectedAnswers>
        expected; ///< in the record; none yet where an earlier run approved the form
    service::Application application;
    QDeadlineTimer codeEnds;
    QDeadlineTimer resendBegins;
    std::vector<Document> documents;
    std::stop_source submission; ///< that is under way
    std::unique_ptr<service::ProviderAuthentication> authentication;
    std::shared_ptr<SessionPromise> pendingLogin; ///< finished with its outcome
};

} // namespace yenile::renewal
