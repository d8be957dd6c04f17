// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/client/used_up.h"

#include <csignal>

namespace yenile::reading {

/// Of the worker's sandbox.h, and as shells have them; SIGKILL is the system's own answer to too much memory.
bool isUsedUp(int status) {
    return status == 3 || status == 128 + SIGXCPU || status == 128 + SIGKILL;
}

bool takesFurtherFiles() {
    return true;
}

} // namespace yenile::reading
