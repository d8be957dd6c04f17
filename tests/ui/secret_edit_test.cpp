// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secret_edit.h"

#include <QAction>
#include <QTest>

#include <catch2/catch.hpp>

using namespace yenile;

TEST_CASE("a capital letter without Shift tells that Caps Lock is on") {
    ui::SecretEdit edit;
    edit.show();
    const auto isTold = [&] {
        return edit.findChild<QAction*>(QStringLiteral("capsLock"))->isVisible() &&
               !edit.accessibleDescription().isEmpty();
    };
    QTest::keyClick(&edit, 'a');
    CHECK_FALSE(isTold());
    QTest::keyClick(&edit, 'B', Qt::ShiftModifier);
    CHECK_FALSE(isTold());
    QTest::keyClick(&edit, 'C');
    CHECK(isTold());
    QTest::keyClick(&edit, '1'); // a digit tells nothing
    CHECK(isTold());
    QTest::keyClick(&edit, 'd');
    CHECK_FALSE(isTold());
    CHECK(edit.text() == QStringLiteral("aBC1d"));
}
