// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/documents/painting.h"

#include <catch2/catch.hpp>

#include <QThread>

#include <mutex>
#include <set>
#include <thread>
#include <vector>

using namespace yenile;

TEST_CASE("Whoever asks for it, only a few threads paint") {
    std::mutex mutex;
    std::set<std::thread::id> painters;
    std::vector<std::thread> askers;
    for (int asker = 0; asker < 16; ++asker)
        askers.emplace_back([&] {
            for (int picture = 0; picture < 20; ++picture) {
                const std::thread::id painter = registration::painted([] {
                    QThread::usleep(100);
                    return std::this_thread::get_id();
                });
                const std::scoped_lock lock(mutex);
                painters.insert(painter);
            }
        });
    std::set<std::thread::id> asking;
    for (std::thread& asker : askers) {
        asking.insert(asker.get_id());
        asker.join();
    }
    CHECK(std::ssize(painters) <= QThreadPool::globalInstance()->maxThreadCount());
    for (const std::thread::id& painter : painters)
        CHECK_FALSE(asking.contains(painter));
}
