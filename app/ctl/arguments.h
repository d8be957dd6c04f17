// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"

#include <optional>
#include <string>
#include <vector>

namespace yenile::ctl {

/// The command line as it was understood.
struct Arguments {
    std::string corner, field, reason, explained;
    std::optional<int> page;
    std::string settingsFile, language, card, calendar;
    bool json = false, verbose = false;
    std::string answers, ask, provider, output, method, order, certificate, driver, file, trust, policy,
        level, profile, digest;
    std::vector<std::string> files;
    std::optional<int> pinDescriptor, passwordDescriptor;
    std::string content, savedFolder, xmlReport;
    bool resume = false, newForm = false, qualified = false, watch = false, online = false, fleet = false,
         personal = false, remote = false;
};

[[nodiscard]] inline QString text(const std::string& argument) {
    return QString::fromStdString(argument);
}

/// Where the settings are.
[[nodiscard]] settings::Sources sourcesOf(const Arguments& arguments);

/// The settings; and the log of this run is begun.
[[nodiscard]] settings::Settings begin(const Arguments& arguments);

} // namespace yenile::ctl
