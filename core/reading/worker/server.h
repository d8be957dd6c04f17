// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/process/helper_channel.h"
#include "core/reading/worker/skills.h"

namespace yenile::reading::worker {

/// Holds one conversation after the other until the wire is closed, each in a process that is forked for it
/// and has no other file before or after: what one file did to it cannot touch what is said of the next. On
/// Windows, which forks nothing, it is one conversation. After a conversation that came to a bad end the
/// process ends with its status; of a signal 128 more, as shells have it.
void serve(process::HelperChannel& channel, const Skills& skills);

} // namespace yenile::reading::worker
