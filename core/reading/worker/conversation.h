#pragma once

#include "core/process/channel.h"

namespace yenile::reading::worker {

/// Takes one task and does it, within the costs that it names: judges a file, or opens one and draws its
/// pages until the wire is closed. For a process that has no other file before or after.
void converse(process::Channel& channel);

} // namespace yenile::reading::worker
