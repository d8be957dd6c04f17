// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace yenile {

/// The folder for files that a later run uses and that nobody would miss.
[[nodiscard]] QString stateFolder();

} // namespace yenile
