// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shown_text.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace Qt::StringLiterals;

TEST_CASE("What controls a terminal, or turns text round, is shown as a character that says nothing") {
    CHECK(shownText(u"a\x1b[2Jb"_s) == u"a\uFFFD[2Jb");
    CHECK(shownText(u"\a\b\r\x7f\u0085\u009b"_s) == QString(6, QChar::ReplacementCharacter));
    CHECK(shownText(u"fdp.\u202Etxt \u2066x\u2069"_s) == u"fdp.\uFFFDtxt \uFFFDx\uFFFD");
}

TEST_CASE("Lines, tabs and whatever people write are shown as they are") {
    const QString text = u"Öğrenci\tBelgesi (2)\n\U0001F4C4 نامه\u200Cها"_s;
    CHECK(shownText(text) == text);
}

TEST_CASE("A line has so many characters at most and no others below each other") {
    CHECK(shownLine(u" a \n\t b "_s, 20) == u"a b");
    CHECK(shownLine(u"a\x1b[1m"_s, 20) == u"a\uFFFD[1m");
    CHECK(shownLine(QString(10, u'a'), 10) == QString(10, u'a'));
    CHECK(shownLine(QString(1000, u'a'), 10) == QString(9, u'a') + u'…');
}
