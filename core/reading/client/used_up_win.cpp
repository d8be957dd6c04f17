// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/client/used_up.h"

#include <windows.h>

namespace yenile::reading {

/// Of the worker's sandbox.h, and of its job.
bool isUsedUp(int status) {
    return status == 3 || status == ERROR_NOT_ENOUGH_QUOTA;
}

bool takesFurtherFiles() {
    return false; // it is about to end, as serve() there has it
}

} // namespace yenile::reading
