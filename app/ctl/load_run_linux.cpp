// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/run.h"
#include "core/process/module.h"

namespace yenile::ctl {

Result<Run*> loadRun() {
    const auto get = process::loadModule<Run*()>("yenilectl-commands.so", "yenile_run");
    return get ? Result<Run*>((*get)()) : failure(get);
}

} // namespace yenile::ctl
