// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/journey_private.h"

#include <QDir>

#include <algorithm>

namespace yenile::renewal {

void Journey::Private::belongTo(const QString& person) {
    if (identityNumber == person)
        return;
    identityNumber = person;
    form = {};
    expected.reset();
    application = {};
    noteCodeTimes();
    documents.clear();
}

Async<service::Application> Journey::Private::remember(Journey* journey, Async<service::Application> answer) {
    return answer
        .then(journey,
              [this, journey](Result<service::Application> outcome) -> Async<service::Application> {
                  if (outcome) {
                      application = *outcome;
                      noteCodeTimes();
                      if (application.state == service::ApplicationState::Unknown)
                          outcome = fail(ErrorCode::ServiceAnswerInvalid, {}, QStringLiteral("/state"));
                  } else if (outcome.error().code == ErrorCode::ChangedMeanwhile)
                      return remember(journey, client.application(application.id))
                          .then([outcome](const Result<service::Application>&) { return outcome; });
                  return ready(std::move(outcome));
              })
        .unwrap();
}

Async<void> Journey::Private::expectAnswers(Journey* journey) {
    if (expected)
        return ready<void>({});
    return client.form(application.orderId)
        .then(journey, [this](const Result<service::ApplicationForm>& answer) -> Result<void> {
            if (!answer)
                return failure(answer);
            form = *answer;
            expected = expectedInRecord(form);
            return {};
        });
}

Async<std::vector<Document>> Journey::Private::fetchFrom(Journey* journey, std::vector<Document> fetched) {
    if (fetched.size() == application.documents.size())
        return ready<std::vector<Document>>(std::move(fetched));
    const service::DocumentInfo info = application.documents[fetched.size()];
    return client.document(application.id, info)
        .then(journey,
              [this, journey, info,
               fetched](Result<QByteArray> content) mutable -> Async<std::vector<Document>> {
                  if (!content)
                      return ready<std::vector<Document>>(failure(content));
                  fetched.push_back({info, std::move(*content)});
                  return fetchFrom(journey, std::move(fetched));
              })
        .unwrap();
}

std::optional<PendingBundle> Journey::Private::pending() const {
    const std::vector<PendingBundle> all = outbox.pending();
    const auto own = std::ranges::find(all, application.id, &PendingBundle::applicationId);
    return own == all.end() ? std::nullopt : std::optional(*own);
}

/// By the service's clock alone: what it said is compared with when it said so.
void Journey::Private::noteCodeTimes() {
    codeEnds = resendBegins = QDeadlineTimer(0);
    if (!application.confirmation)
        return;
    const auto behind = client.clockDifference().value_or(std::chrono::seconds(0));
    const QDateTime answered = Clock::system().now().addSecs(behind.count());
    const auto from = [&](const QDateTime& time) {
        return QDeadlineTimer(std::max<qint64>(0, answered.msecsTo(time)));
    };
    codeEnds = from(application.confirmation->expiresAt);
    resendBegins = from(application.confirmation->resendAfter);
}

QString Journey::Private::copiesFolder() const {
    return QDir(setup.copiesFolder).filePath(MemberName::nearest(application.id));
}

} // namespace yenile::renewal
