// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace yenile::ui {

/// What the person has asked of the desktop for all programs, as far as it tells.
struct DesktopWishes {
    bool highContrast = false;
    bool motion = true;            ///< whether anything may move by itself
    std::optional<bool> dark = {}; ///< nothing: as the palette of the desktop is
};

/// Asks the desktop, for half a second at most.
[[nodiscard]] DesktopWishes desktopWishes();

} // namespace yenile::ui
