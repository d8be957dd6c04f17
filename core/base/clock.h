#pragma once

#include <QDateTime>

namespace yenile {

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
