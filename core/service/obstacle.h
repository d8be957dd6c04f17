// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QFuture>
#include <QUrl>

#include <optional>

namespace yenile::service {

/// Finds out what keeps the service from being reached. It asks the service's host over plain HTTP for a page
/// that cannot exist; networks with a login page answer in its place. Errors: NetworkLoginRequired if there
/// is such a page; ClockWrong if `certificateDatesWrong` and the clock is wrong. Only the host's name is
/// sent. Runs in the thread of `parent` and ends with it.
[[nodiscard]] QFuture<std::optional<Error>> findObstacle(const QUrl& address, bool certificateDatesWrong,
                                                         QObject& parent);

} // namespace yenile::service
