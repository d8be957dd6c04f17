// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace yenile::ui {

/// The desktop's settings for all programs, as far as it tells them.
struct DesktopWishes {
    bool highContrast = false;
    bool motion = true;            ///< whether anything may move by itself
    std::optional<bool> dark = {}; ///< nothing: as the palette of the desktop is
};

/// Asks the desktop, for half a second at most.
[[nodiscard]] DesktopWishes desktopWishes();

} // namespace yenile::ui
