// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace yenile::process {

/// For programs that handle PINs or passwords, at the start of main: no core dumps, and no other process of
/// the same user can read this process's memory. Programs that it starts are not affected.
void protectMemory();

} // namespace yenile::process
