// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/worker/revise.h"

// All that `yenile-reviser.so` shows.
extern "C" __attribute__((visibility("default"))) yenile::reading::worker::Revise* yenile_reviser() {
    return &yenile::reading::worker::revise;
}
