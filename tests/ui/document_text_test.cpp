// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/document_text.h"

#include <catch2/catch.hpp>

using namespace yenile::ui;
using namespace Qt::StringLiterals;

namespace {

/// A word every hundred points, four to a line.
QList<Word> page(const QString& text) {
    QList<Word> words;
    for (const QString& word : text.split(u' ')) {
        const auto number = static_cast<int>(words.size());
        words << Word{QRectF(number % 4 * 100, number / 4 * 20, 90, 12), word};
    }
    return words;
}

DocumentText twoPages() {
    DocumentText text;
    text.add(page(u"Nitelikli elektronik sertifika sahibi taahhütnamesi İMZA ile"_s));
    text.add(page(u"ISLAK imza da geçerlidir ışık"_s));
    return text;
}

} // namespace

TEST_CASE("a word is found on every page, whatever its case, in Turkish, too") {
    const DocumentText text = twoPages();
    CHECK(text.find(u"imza"_s).size() == 2);
    CHECK(text.find(u"IMZA"_s).size() == 2);
    CHECK(text.find(u"ıslak"_s).size() == 1);
    CHECK(text.find(u"ISIK"_s).empty()); // s is not ş
    CHECK(text.find(u"IŞIK"_s).size() == 1);
    CHECK(text.find(u"kart"_s).empty());
    CHECK(text.find(u"  "_s).empty());
}

TEST_CASE("several words are found across the end of a line") {
    const std::vector<TextSpan> found = twoPages().find(u"sahibi  taahhüt"_s);
    REQUIRE(found.size() == 1);
    CHECK(found.front().first == WordPlace{0, 3});
    CHECK(found.front().last == WordPlace{0, 4});
}

TEST_CASE("what is selected is copied with its lines, over pages, too") {
    const DocumentText text = twoPages();
    CHECK(text.text({{0, 3}, {0, 5}}) == u"sahibi\ntaahhütnamesi İMZA"_s);
    CHECK(text.text({{0, 6}, {1, 0}}) == u"ile\nISLAK"_s);
    CHECK(text.all().startsWith(u"Nitelikli elektronik"_s));
    CHECK(text.all().endsWith(u"ışık"_s));
}

TEST_CASE("the pointer takes the word under it, or the nearest on its line") {
    const DocumentText text = twoPages();
    CHECK(text.wordAt(0, {150, 5}) == WordPlace{0, 1});
    CHECK(text.wordAt(0, {1000, 25}) == WordPlace{0, 6});
    CHECK_FALSE(text.wordAt(7, {0, 0}));
}
