// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/worker/painter.h"
#include "core/reading/worker/reviser.h"

namespace yenile::reading::worker {

/// What was loaded besides what judges; null: it was not.
struct Skills {
    OpenPainter* openPainter = nullptr;
    Revise* revise = nullptr;
};

} // namespace yenile::reading::worker
