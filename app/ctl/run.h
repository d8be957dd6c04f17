// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/arguments.h"
#include "app/ctl/output.h"

namespace yenile::ctl {

/// Runs a command as it was asked for; all but those of runAlone(). The program's exit code.
[[nodiscard]] int run(const std::string& command, const Arguments& arguments, const Output& output);

/// The same for a command that needs neither a network nor a card nor what signs: to load the libraries for
/// these takes longer than it works. Nothing where the command is another one.
[[nodiscard]] std::optional<int> runAlone(const std::string& command, const Arguments& arguments,
                                          const Output& output);

using Run = int(const std::string& command, const Arguments& arguments, const Output& output);

/// Loads run() with all its libraries. Errors: Internal, where a part of the installation is missing.
[[nodiscard]] Result<Run*> loadRun();

} // namespace yenile::ctl
