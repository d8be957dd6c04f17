// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace yenile::process {

/// Runs `program` and ends the process with what it returns. Every main does this. Qt may still be ending
/// threads then, although it reports them as finished; that must neither crash nor hang a process whose work
/// is done.
int runProgram(int (*program)(int, char*[]), int argc, char* argv[]);

} // namespace yenile::process
