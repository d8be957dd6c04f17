// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/desktop_wishes.h"

#include <QScopeGuard>
#include <QSettings>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace Qt::StringLiterals;

TEST_CASE("windows are dark where Windows was told so") {
    QSettings personal(uR"(HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Themes\Personalize)"_s,
                       QSettings::NativeFormat);
    const QString key = u"AppsUseLightTheme"_s;
    const QVariant before = personal.value(key);
    const auto back = qScopeGuard([&] {
        if (before.isValid())
            personal.setValue(key, before);
        else
            personal.remove(key);
    });
    for (const int light : {0, 1}) {
        personal.setValue(key, light);
        personal.sync();
        CHECK(ui::desktopWishes().dark == (light == 0));
    }
    personal.remove(key);
    personal.sync();
    CHECK_FALSE(ui::desktopWishes().dark.has_value());
}
