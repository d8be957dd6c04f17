// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/run.h"

namespace yenile::ctl {

std::optional<int> runAlone(const std::string& command, const Arguments& arguments, const Output& output) {
    if (command != "policy" && (command != "verify" || arguments.online))
        return {};
    settings::Settings settings = begin(arguments);
    const CommandContext context{settings, output};
    if (const Result<void> readable = settings.check(); !readable)
        return output.fail(readable.error());
    if (command == "policy")
        return showPolicy(context, text(arguments.explained));
    return verify(context, verifyOptions(arguments, nullptr));
}

} // namespace yenile::ctl
