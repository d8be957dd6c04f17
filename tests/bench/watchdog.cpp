// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/watchdog.h"

#include <pthread.h>

#include <memory>
#include <semaphore>

namespace yenile::tests {

using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::steady_clock;

namespace {

constexpr auto pause = std::chrono::milliseconds(5);

microseconds read(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return duration_cast<microseconds>(std::chrono::seconds(time.tv_sec) +
                                       std::chrono::nanoseconds(time.tv_nsec));
}

} // namespace

Watchdog::Watchdog() {
    pthread_getcpuclockid(pthread_self(), &m_workClock);
    m_thread = QThread::create([this] { watch(); });
    m_thread->start();
}

Watchdog::~Watchdog() {
    m_stop = true;
    m_thread->wait();
    delete m_thread;
}

void Watchdog::watch() {
    while (!m_stop) {
        // Outlives this round, should the thread never come to it.
        const auto answered = std::make_shared<std::binary_semaphore>(0);
        const auto begin = steady_clock::now();
        const microseconds worked = read(m_workClock);
        QMetaObject::invokeMethod(&m_watched, [answered] { answered->release(); }, Qt::QueuedConnection);
        while (!m_stop && !answered->try_acquire_for(pause)) {
        }
        note({duration_cast<microseconds>(steady_clock::now() - begin), read(m_workClock) - worked});
        QThread::msleep(pause.count());
    }
}

void Watchdog::note(Block block) {
    const std::scoped_lock lock(m_mutex);
    Block& longest = m_longest[m_step];
    if (block.worked > longest.worked)
        longest.worked = block.worked;
    if (block.elapsed > longest.elapsed)
        longest.elapsed = block.elapsed;
}

void Watchdog::enter(const QString& step) {
    const std::scoped_lock lock(m_mutex);
    m_step = step;
}

std::map<QString, Watchdog::Block> Watchdog::longest() {
    const std::scoped_lock lock(m_mutex);
    return m_longest;
}

} // namespace yenile::tests
