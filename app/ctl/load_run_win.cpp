// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/run.h"

namespace yenile::ctl {

// It is linked with the program.
Result<Run*> loadRun() {
    return &run;
}

} // namespace yenile::ctl
