// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/daily_work.h"

#include "core/base/log.h"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>

namespace yenile::registration {
namespace {

using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(category, "yenile.registration.daily", QtFatalMsg)

bool succeeds(const std::function<void(const std::stop_token&)>& work, const std::stop_token& stop) try {
    work(stop);
    return true;
} catch (const std::exception& error) {
    qCWarning(category).noquote() << error.what();
    return false;
}

void repeat(const std::function<void(const std::stop_token&)>& work, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any stopped;
    while (!stop.stop_requested()) {
        const std::chrono::hours pause = succeeds(work, stop) ? 24h : 1h;
        std::unique_lock lock(mutex);
        stopped.wait_for(lock, stop, pause, [] { return false; });
    }
}

} // namespace

DailyWork::DailyWork(std::function<void(const std::stop_token&)> work)
    : m_thread([work = std::move(work)](const std::stop_token& stop) { repeat(work, stop); }) {
}

} // namespace yenile::registration
