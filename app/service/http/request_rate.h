// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QHash>
#include <QString>

#include <mutex>

namespace yenile::registration {

/// How much each address may ask for in a minute. Counted in memory, for each instance by itself: it guards
/// the instance, while tries of passwords and codes are counted in the database.
class RequestRate {
public:
    RequestRate(const Clock& clock, int perMinute) : m_clock(clock), m_perMinute(perMinute) {}

    /// Counts a request of that weight. Returns the seconds to wait; 0: it may go on.
    [[nodiscard]] int count(const QString& address, int weight);

private:
    const Clock& m_clock;
    int m_perMinute;
    std::mutex m_mutex;
    qint64 m_minute = 0;
    QHash<QString, int> m_counts; ///< of this minute
};

} // namespace yenile::registration
