// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>
#include <mutex>

namespace yenile {

/// Two clocks may differ by this much. Beyond it the difference is reported, and times in the future are
/// refused.
constexpr std::chrono::minutes clockTolerance{5};

/// The source of the current time, always UTC. Tests set it.
class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual QDateTime now() const = 0;

    /// The computer's clock.
    [[nodiscard]] static const Clock& system();
};

/// A clock that stands still at the time to which it was set, by whichever thread.
class FixedClock final : public Clock {
public:
    explicit FixedClock(QDateTime time) : m_time(std::move(time)) {}
    [[nodiscard]] QDateTime now() const override {
        const std::scoped_lock lock(m_mutex);
        return m_time;
    }
    void set(QDateTime time) {
        const std::scoped_lock lock(m_mutex);
        m_time = std::move(time);
    }

private:
    mutable std::mutex m_mutex;
    QDateTime m_time;
};

} // namespace yenile
