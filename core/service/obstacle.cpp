// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/obstacle.h"

#include "core/network/http.h"
#include "core/service/reply.h"

#include <QUuid>

namespace yenile::service {

namespace {

using network::HttpResponse;

constexpr network::HttpLimits little{.silence = std::chrono::seconds(5),
                                     .longest = std::chrono::seconds(5),
                                     .largest = 65'536,
                                     .redirects = 0};

bool leadsElsewhere(const HttpResponse& response, const QUrl& from) {
    const QByteArray location = response.field("Location");
    return response.status / 100 == 3 && !location.isEmpty() &&
           from.resolved(QUrl::fromEncoded(location)).host() != from.host();
}

/// A page where none can be.
bool isPageOfNetwork(const HttpResponse& response) {
    return response.status == 200 && response.isOfType("text/html");
}

std::optional<Error> obstacleIn(const HttpResponse& response, const QUrl& from, bool certificateDatesWrong) {
    if (response.status == 511 || leadsElsewhere(response, from) ||
        (!certificateDatesWrong && isPageOfNetwork(response)))
        return Error{ErrorCode::NetworkLoginRequired, {}, QStringLiteral("HTTP %1").arg(response.status)};
    return certificateDatesWrong ? whyClockIsWrong(clockDifference(response)) : std::nullopt;
}

} // namespace

QFuture<std::optional<Error>> findObstacle(const QUrl& address, bool certificateDatesWrong, QObject& parent) {
    QUrl nowhere = address; // a page that the host itself cannot have
    nowhere.setPath(u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces));
    auto* const http = new network::Http({}, little, &parent);
    return http->send({.verb = QByteArrayLiteral("HEAD"), .url = nowhere, .reach = network::Reach::Anywhere})
        .then([=](const network::HttpOutcome& outcome) {
            http->deleteLater();
            return outcome ? obstacleIn(*outcome, nowhere, certificateDatesWrong) : std::nullopt;
        });
}

} // namespace yenile::service
