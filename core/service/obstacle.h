// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QFuture>
#include <QUrl>

#include <optional>

namespace yenile::service {

/// Looks for what keeps the service from being reached, by asking its host over plain HTTP for a page that
/// cannot be there, where networks answer in its place: NetworkLoginRequired where they show or lead to a
/// page of their own; ClockWrong where `certificateDatesWrong` and the clock is. Nothing is sent but the
/// host's name. In the thread of `parent`; given up with it.
[[nodiscard]] QFuture<std::optional<Error>> findObstacle(const QUrl& address, bool certificateDatesWrong,
                                                         QObject& parent);

} // namespace yenile::service
