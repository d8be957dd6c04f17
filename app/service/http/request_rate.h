// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QHash>
#include <QString>

#include <mutex>

namespace yenile::registration {

/// Limits the requests of each address in a minute. Counted in memory, for each instance: it protects the
/// instance. Attempts with passwords and codes are counted in the database.
class RequestRate {
public:
    RequestRate(const Clock& clock, int perMinute) : m_clock(clock), m_perMinute(perMinute) {}

    /// Counts a request with that weight. Returns the seconds to wait; 0: none.
    [[nodiscard]] int count(const QString& address, int weight);

private:
    const Clock& m_clock;
    int m_perMinute;
    std::mutex m_mutex;
    qint64 m_minute = 0;
    QHash<QString, int> m_counts; ///< of this minute
};

} // namespace yenile::registration
