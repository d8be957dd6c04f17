// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>

namespace yenile {

/// By how much two clocks may differ before it is told, and claims of the future are refused.
constexpr std::chrono::minutes clockTolerance{5};

/// Where the time comes from, so that tests can set it. Always UTC.
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

/// A clock that stands still where it was set.
class FixedClock final : public Clock {
public:
    explicit FixedClock(QDateTime time) : m_time(std::move(time)) {}
    [[nodiscard]] QDateTime now() const override { return m_time; }
    void set(QDateTime time) { m_time = std::move(time); }

private:
    QDateTime m_time;
};

} // namespace yenile
