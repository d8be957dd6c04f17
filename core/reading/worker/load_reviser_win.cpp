// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/worker/revise.h"

namespace yenile::reading::worker {

// It is linked with the program.
Revise* loadReviser() {
    return &revise;
}

} // namespace yenile::reading::worker
