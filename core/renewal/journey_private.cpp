// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/journey_private.h"

#include <QDir>

#include <algorithm>

namespace yenile::renewal {

namespace {

/// Whether a bundle for it leads to a receipt. In a state that is not known sending is all that can be done.
bool canBeSent(const service::Application& application) {
    using State = service::ApplicationState;
    return application.state == State::Unknown || application.state == State::Submitted ||
           (application.state == State::MethodChosen && application.method == service::Method::Electronic);
}

} // namespace

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
                      if (application.id != outcome->id)
                          documents.clear(); // of the one before
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

Async<service::Application> Journey::Private::applicationOf(Journey* journey, const service::Order& order) {
    return client.application(*order.applicationId)
        .then(journey, [id = order.id](Result<service::Application> answer) -> Result<service::Application> {
            if (answer && answer->orderId != id)
                return fail(ErrorCode::ServiceAnswerInvalid, {}, QStringLiteral("/orderId"));
            return answer;
        });
}

Async<bool> Journey::Private::takeUpWaiting(Journey* journey, std::vector<service::Order> orders) {
    const std::vector<PendingBundle> waiting = outbox.pending();
    std::erase_if(orders, [&](const service::Order& order) {
        return std::ranges::none_of(waiting, [&](const PendingBundle& bundle) {
            return order.applicationId == bundle.applicationId;
        });
    });
    if (orders.empty())
        return ready<bool>(false);
    const service::Order first = orders.front();
    orders.erase(orders.begin());
    return applicationOf(journey, first)
        .then(journey,
              [this, journey, orders](const Result<service::Application>& answer) -> Async<bool> {
                  if (!answer)
                      return ready<bool>(failure(answer));
                  if (!canBeSent(*answer))
                      return takeUpWaiting(journey, orders);
                  expected.reset();
                  return remember(journey, ready<service::Application>(*answer))
                      .then([](const Result<service::Application>&) -> Result<bool> { return true; });
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
