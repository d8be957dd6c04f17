// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

#include <atomic>
#include <chrono>
#include <ctime>
#include <map>
#include <mutex>

namespace yenile::tests {

/// How long the thread that made it does not come to its events: asked every few milliseconds from another
/// one.
class Watchdog {
public:
    struct Block {
        std::chrono::microseconds elapsed{}; ///< on the clock, with what other programs took
        std::chrono::microseconds worked{};  ///< of the thread itself meanwhile
    };

    Watchdog();
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;
    ~Watchdog();

    /// What is measured from now on goes by that name.
    void enter(const QString& step);
    /// The longest in each step; elapsed and worked may come from two blocks.
    [[nodiscard]] std::map<QString, Block> longest();

private:
    void watch();
    void note(Block block);

    QObject m_watched; ///< lives in the thread
    clockid_t m_workClock = 0;
    QThread* m_thread;
    std::atomic<bool> m_stop = false;
    std::mutex m_mutex;
    QString m_step;
    std::map<QString, Block> m_longest;
};

} // namespace yenile::tests
