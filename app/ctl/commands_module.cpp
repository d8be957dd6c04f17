// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/run.h"

// All that `yenilectl-commands.so` shows.
extern "C" __attribute__((visibility("default"))) yenile::ctl::Run* yenile_run() {
    return &yenile::ctl::run;
}
