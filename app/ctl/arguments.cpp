// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"

#include "core/base/log.h"

namespace yenile::ctl {

settings::Sources sourcesOf(const Arguments& arguments) {
    settings::Sources sources = settings::Sources::standard();
    if (!arguments.settingsFile.empty())
        sources.userFile = text(arguments.settingsFile);
    return sources;
}

settings::Settings begin(const Arguments& arguments) {
    log::begin({.folder = log::standardFolder(),
                .echo = arguments.verbose ? log::Echo::StandardError : log::Echo::Nowhere});
    return settings::Settings(sourcesOf(arguments));
}

} // namespace yenile::ctl
