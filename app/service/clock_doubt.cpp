// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/clock_doubt.h"

#include <chrono>

namespace yenile::registration {
namespace {

constexpr std::chrono::days longestSilence{30};

const QString clockIsRight = QStringLiteral("clock found right");

// The longest time from an entry to whatever came after it, at the earliest: then entries of a clock that was
// ahead for a while do not count.
const QString longestStep =
    QStringLiteral("SELECT MAX(CASE WHEN later < ? THEN later ELSE ? END - at) FROM "
                   "(SELECT at, MIN(at) OVER (ORDER BY number DESC "
                   "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS later FROM audit "
                   "WHERE number >= (SELECT COALESCE(MAX(number), 0) FROM audit WHERE event = ?)) AS steps");

} // namespace

std::optional<ClockDoubt> clockDoubt(const Database& database, const QDateTime& now) {
    const QVariant time = now.toMSecsSinceEpoch();
    const auto longest = database.selectOne(longestStep, {time, time, clockIsRight});
    const std::chrono::milliseconds step(longest ? longest->value(0).toLongLong() : 0);
    const auto days = std::chrono::floor<std::chrono::days>(step);
    return days > longestSilence ? std::optional(ClockDoubt{static_cast<int>(days.count())}) : std::nullopt;
}

void vouchForClock(const AuditLog& audit, const QDateTime& now) {
    audit.add(clockIsRight, {}, now);
}

} // namespace yenile::registration
