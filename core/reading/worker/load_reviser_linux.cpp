// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/module.h"
#include "core/reading/worker/reviser.h"

namespace yenile::reading::worker {

Revise* loadReviser() {
    const auto reviser = process::loadModule<Revise*()>("yenile-reviser.so", "yenile_reviser");
    return reviser ? (*reviser)() : nullptr;
}

} // namespace yenile::reading::worker
