// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>

#include <future>
#include <memory>
#include <type_traits>

namespace yenile::registration {

/// Paints in one of a few threads. Each thread that uses a font keeps megabytes of it, and many threads
/// answer requests. `work` must not throw.
template <typename Work>
[[nodiscard]] auto painted(const Work& work) {
    // Not a QFuture: whoever waits for that takes over the work that has not begun yet.
    const auto done = std::make_shared<std::promise<std::invoke_result_t<Work>>>();
    QThreadPool::globalInstance()->start([done, &work] { done->set_value(work()); });
    return done->get_future().get();
}

} // namespace yenile::registration
