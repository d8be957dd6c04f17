#pragma once

#include "core/base/error.h"

#include <QNetworkAccessManager>
#include <QUrl>

#include <functional>
#include <optional>

namespace yenile::service {

/// Looks for what keeps the service from being reached, by asking its host over plain HTTP for a page that
/// cannot be there, where networks answer in its place: NetworkLoginRequired where they show or lead to a
/// page of their own; ClockWrong where `certificateDatesWrong` and the clock is. Nothing is sent but the
/// host's name. `done` is called in
/// the thread of `context`, unless that is gone by then.
void findObstacle(QNetworkAccessManager& network, const QUrl& address, bool certificateDatesWrong,
                  QObject* context, std::function<void(std::optional<Error>)> done);

} // namespace yenile::service
