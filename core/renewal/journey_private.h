#pragma once

#include "core/base/ready.h"
#include "core/renewal/draft_box.h"
#include "core/renewal/journey.h"

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
    Async<service::Application> keep(Journey* journey, Async<service::Application> answer);
    /// The documents from the first that is not there yet.
    Async<std::vector<Document>> fetchFrom(Journey* journey, std::vector<Document> fetched);
    /// What waits for this service.
    [[nodiscard]] std::vector<PendingBundle> pendingHere() const;
    [[nodiscard]] QString copiesFolder() const;
    /// Errors: those of network::timeStampers.
    [[nodiscard]] Result<std::shared_ptr<signature::TimeStamper>> timeStamper() const;

    Async<Outcome> send(Journey* journey, const QByteArray& bundle,
                        std::function<void(SubmissionProgress)> progress);
    Result<Outcome> conclude(const Result<service::Application>& answer, const QByteArray& bundle);

    JourneySetup setup;
    service::Client client;
    Outbox outbox;
    DraftBox drafts;
    service::ServiceInfo serviceInfo;
    QString identityNumber;
    service::ApplicationForm form;
    service::FormAnswers answers; ///< that the record has to say
    service::Application application;
    std::vector<Document> documents;
    std::shared_ptr<std::atomic<bool>> cancelled = std::make_shared<std::atomic<bool>>(false);
};

} // namespace yenile::renewal
