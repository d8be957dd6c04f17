// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtConcurrentRun>

#include <utility>

namespace yenile::registration {

/// Paints in one of a few threads. Each thread that uses a font keeps megabytes of it, and many threads
/// answer requests. `work` must not throw.
template <typename Work>
[[nodiscard]] auto painted(Work&& work) {
    return QtConcurrent::run(std::forward<Work>(work)).result();
}

} // namespace yenile::registration
