// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/process/helper_channel.h"
#include "core/reading/worker/painter.h"

namespace yenile::reading::worker {

/// Takes one task and does it, within the costs that it names: judges a file, or opens one and draws its
/// pages until the wire is closed. For a process that has no other file before or after. Without
/// `openPainter` nothing can be drawn, and a judgement says whether it would have needed that.
void converse(process::HelperChannel& channel, OpenPainter* openPainter);

} // namespace yenile::reading::worker
