// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/desktop_wishes.h"

#include <windows.h>

namespace yenile::ui {

DesktopWishes desktopWishes() {
    DesktopWishes wishes;
    HIGHCONTRASTW contrast{};
    contrast.cbSize = sizeof contrast;
    if (SystemParametersInfoW(SPI_GETHIGHCONTRAST, sizeof contrast, &contrast, 0))
        wishes.highContrast = (contrast.dwFlags & HCF_HIGHCONTRASTON) != 0;
    BOOL animated = TRUE;
    if (SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, &animated, 0))
        wishes.motion = animated != FALSE;
    return wishes;
}

} // namespace yenile::ui
