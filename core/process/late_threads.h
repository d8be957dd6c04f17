// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace yenile::process {

/// What every main does: `program` runs, and the process ends with what it returns. Threads of Qt's may still
/// be ending then, although Qt calls them finished, and neither a crash nor a halt may come of that after all
/// the work is done.
int runProgram(int (*program)(int, char*[]), int argc, char* argv[]);

} // namespace yenile::process
