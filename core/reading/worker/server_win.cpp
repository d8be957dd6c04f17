// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/worker/conversation.h"
#include "core/reading/worker/sandbox.h"
#include "core/reading/worker/server.h"

namespace yenile::reading::worker {

// Windows has no fork(): one file, and the process ends.
void serve(process::HelperChannel& channel, const Skills& skills) {
    enterSandbox();
    converse(channel, skills);
}

} // namespace yenile::reading::worker
