// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>

namespace yenile::registration {

/// The memory limit for all bodies that are being read and processed.
class BodyBudget {
public:
    explicit BodyBudget(qint64 bytes) : m_left(bytes) {}

    /// A reserved part, released when it is destroyed.
    class Reservation {
    public:
        Reservation(BodyBudget& budget, qint64 bytes)
            : m_budget(budget), m_bytes(bytes), m_granted((budget.m_left -= bytes) >= 0) {}
        ~Reservation() { m_budget.m_left += m_bytes; }
        Reservation(const Reservation&) = delete;
        Reservation& operator=(const Reservation&) = delete;
        [[nodiscard]] bool isGranted() const { return m_granted; }

    private:
        BodyBudget& m_budget;
        qint64 m_bytes;
        bool m_granted;
    };

private:
    std::atomic<qint64> m_left;
};

} // namespace yenile::registration
