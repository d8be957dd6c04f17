// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/worker/reviser.h"

namespace yenile::reading::worker {

[[nodiscard]] Revise revise;

} // namespace yenile::reading::worker
