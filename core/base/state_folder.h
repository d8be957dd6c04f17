// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace yenile {

/// Where programs keep what they leave behind for the next run, and nobody would miss.
[[nodiscard]] QString stateFolder();

} // namespace yenile
