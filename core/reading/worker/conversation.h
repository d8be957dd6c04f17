// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/process/helper_channel.h"
#include "core/reading/worker/skills.h"

namespace yenile::reading::worker {

/// Takes one task and does it, within the costs that it names: judges a file, makes its revisions, or opens
/// one and draws its pages until the wire is closed. For a process that has no other file before or after.
/// Without a painter a judgement says whether it would have needed one.
void converse(process::HelperChannel& channel, const Skills& skills);

} // namespace yenile::reading::worker
