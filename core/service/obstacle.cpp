#include "core/service/obstacle.h"

#include "core/service/reply.h"

#include <QNetworkReply>
#include <QUuid>

namespace yenile::service {

namespace {

constexpr int longestMilliseconds = 5000;

bool leadsElsewhere(const QNetworkReply* reply) {
    const QUrl target = reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    return !target.isEmpty() && reply->url().resolved(target).host() != reply->url().host();
}

/// A page where none can be.
bool isPageOfNetwork(const QNetworkReply* reply) {
    const QString type = reply->header(QNetworkRequest::ContentTypeHeader).toString();
    return statusOf(reply) == 200 && type.startsWith(QLatin1String("text/html"));
}

std::optional<Error> obstacleIn(const QNetworkReply* reply, bool certificateDatesWrong) {
    if (statusOf(reply) == 511 || leadsElsewhere(reply) || (!certificateDatesWrong && isPageOfNetwork(reply)))
        return Error{ErrorCode::NetworkLoginRequired, {}, QStringLiteral("HTTP %1").arg(statusOf(reply))};
    return certificateDatesWrong ? whyClockIsWrong(clockDifference(reply)) : std::nullopt;
}

} // namespace

void findObstacle(QNetworkAccessManager& network, const QUrl& address, bool certificateDatesWrong,
                  QObject* context, std::function<void(std::optional<Error>)> done) {
    QUrl nowhere = address; // a page that the host itself cannot have
    nowhere.setPath(u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces));
    QNetworkRequest request(nowhere);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(longestMilliseconds);
    QNetworkReply* const reply = network.head(request);
    reply->setParent(context);
    QObject::connect(reply, &QNetworkReply::finished, context, [=] {
        reply->deleteLater();
        done(obstacleIn(reply, certificateDatesWrong));
    });
}

} // namespace yenile::service
