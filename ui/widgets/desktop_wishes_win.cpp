// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/desktop_wishes.h"

#include <QSettings>

#include <windows.h>

namespace yenile::ui {

namespace {

/// What Windows was told about the windows of programs. Qt 6.4 gives them dark frames then, and leaves the
/// palette as it is.
std::optional<bool> darkWindows() {
    const QSettings personal(
        QStringLiteral(R"(HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Themes\Personalize)"),
        QSettings::NativeFormat);
    const QVariant light = personal.value(QStringLiteral("AppsUseLightTheme"));
    return light.isValid() ? std::optional(light.toInt() == 0) : std::nullopt;
}

} // namespace

DesktopWishes desktopWishes() {
    DesktopWishes wishes;
    HIGHCONTRASTW contrast{};
    contrast.cbSize = sizeof contrast;
    if (SystemParametersInfoW(SPI_GETHIGHCONTRAST, sizeof contrast, &contrast, 0))
        wishes.highContrast = (contrast.dwFlags & HCF_HIGHCONTRASTON) != 0;
    BOOL animated = TRUE;
    if (SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, &animated, 0))
        wishes.motion = animated != FALSE;
    if (!wishes.highContrast) // whose palette Qt does take over
        wishes.dark = darkWindows();
    return wishes;
}

} // namespace yenile::ui
