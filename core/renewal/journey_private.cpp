#include "core/renewal/journey_private.h"

#include <QDir>

namespace yenile::renewal {

void Journey::Private::belongTo(const QString& person) {
    if (identityNumber == person)
        return;
    identityNumber = person;
    form = {};
    answers = {};
    application = {};
    documents.clear();
}

Async<service::Application> Journey::Private::keep(Journey* journey, Async<service::Application> answer) {
    return answer
        .then(journey,
              [this, journey](Result<service::Application> outcome) -> Async<service::Application> {
                  if (outcome) {
                      application = *outcome;
                      if (application.state == service::ApplicationState::Unknown)
                          outcome = fail(ErrorCode::ServiceAnswerInvalid, {}, QStringLiteral("/state"));
                  } else if (outcome.error().code == ErrorCode::ChangedMeanwhile)
                      return keep(journey, client.application(application.id))
                          .then([outcome](const Result<service::Application>&) { return outcome; });
                  return ready(std::move(outcome));
              })
        .unwrap();
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

std::vector<PendingBundle> Journey::Private::pendingHere() const {
    std::vector<PendingBundle> pending = outbox.pending();
    std::erase_if(pending, [this](const PendingBundle& bundle) {
        return bundle.serviceAddress != setup.connection.address.toString();
    });
    return pending;
}

/// An id that is no plain name could lead out of the folder.
QString Journey::Private::copiesFolder() const {
    QString name;
    for (const QChar c : application.id)
        name += c.isLetterOrNumber() || c == QLatin1Char('-') ? c : QLatin1Char('_');
    return QDir(setup.copiesFolder).filePath(name);
}

} // namespace yenile::renewal
