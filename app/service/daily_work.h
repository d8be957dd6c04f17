// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>
#include <thread>

namespace yenile::registration {

/// Work that is done at the start and every 24 hours from then on, in a thread of its own; what fails is
/// logged, and tried again after an hour.
class DailyWork {
public:
    /// `work` gives up what it has not begun once it is asked to stop.
    explicit DailyWork(std::function<void(const std::stop_token&)> work);

private:
    std::jthread m_thread;
};

} // namespace yenile::registration
