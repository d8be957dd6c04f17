// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shown_day.h"

#include <QLocale>
#include <QScopeGuard>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace Qt::StringLiterals;

TEST_CASE("A day in a sentence is named in the language of the texts, in a column by numbers") {
    const QLocale before;
    const auto back = qScopeGuard([&] { QLocale::setDefault(before); });
    const QDateTime time(QDate(2027, 3, 5), QTime(9, 30, 15));
    QLocale::setDefault(QLocale::Turkish);
    CHECK(shownDay(time) == u"5 Mart 2027");
    CHECK(shownDayAndTime(time) == u"5 Mart 2027 09:30");
    CHECK(columnDay(time) == u"05.03.2027");
    QLocale::setDefault(QLocale::English);
    CHECK(shownDay(time.date()) == u"5 March 2027");
    CHECK(shownDayAndSecond(time) == u"5 March 2027 09:30:15");
    CHECK(columnDayAndTime(time) == u"05.03.2027 09:30");
}

TEST_CASE("A time is shown as the clock of the computer shows it") {
    const QDateTime time(QDate(2027, 3, 5), QTime(23, 59, 59));
    CHECK(columnDayAndTime(time.toUTC()) == u"05.03.2027 23:59");
    CHECK(columnDay(time.toUTC()) == u"05.03.2027");
}
