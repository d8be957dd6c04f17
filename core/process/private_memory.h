// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace yenile::process {

/// For programs that see PINs or passwords, first thing in main: no core dump of this process, and no other
/// process of the same user looks into its memory. Programs that it starts begin anew.
void protectMemory();

} // namespace yenile::process
