// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtConcurrentRun>

#include <utility>

namespace yenile::registration {

/// Paints in one of the few threads that do. Each thread that touches a font keeps megabytes of it, and there
/// are many that answer requests. `work` throws nothing.
template <typename Work>
[[nodiscard]] auto painted(Work&& work) {
    return QtConcurrent::run(std::forward<Work>(work)).result();
}

} // namespace yenile::registration
