// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>
#include <thread>

namespace yenile::registration {

/// Work that is done at the start and then every 24 hours, in a thread of its own. A failure is logged, and
/// the work is tried again after an hour.
class DailyWork {
public:
    /// `work` must not begin anything new after it is asked to stop.
    explicit DailyWork(std::function<void(const std::stop_token&)> work);

private:
    std::jthread m_thread;
};

} // namespace yenile::registration
