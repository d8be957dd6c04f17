// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/protocol/messages.h"

#include <catch2/catch.hpp>

#include <QCborArray>

#include <limits>

using namespace yenile;
using namespace yenile::reading;
using namespace Qt::StringLiterals;

namespace {

constexpr double noNumber = std::numeric_limits<double>::quiet_NaN();

QCborMap pictureOf(const QCborValue& width) {
    return {{u"width"_s, width}, {u"height"_s, 1}};
}

QCborMap pagesOf(const QCborArray& size) {
    return {{u"pageSizes"_s, QCborArray{size}}};
}

QRectF boxOf(const QCborArray& numbers) {
    QCborArray word = numbers;
    word.append(u"word"_s);
    const QList<Word> words = protocol::wordsFrom({{u"words"_s, QCborArray{word}}});
    REQUIRE(words.size() == 1);
    CHECK(words[0].text == "word"_L1);
    return words[0].box;
}

} // namespace

TEST_CASE("a number of a reader's that is missing, has a fraction or is too large is refused") {
    const QByteArray dots(4, '\0');
    REQUIRE(protocol::pageImageFrom(pictureOf(1), dots));
    for (const QCborValue& width : {QCborValue(), QCborValue(1.5), QCborValue(1e300), QCborValue(noNumber),
                                    QCborValue(u"1"_s), QCborValue((qint64{1} << 32) + 1)}) {
        const auto page = protocol::pageImageFrom(pictureOf(width), dots);
        REQUIRE_FALSE(page);
        CHECK(page.error().code == ErrorCode::Internal);
    }
    const QCborMap chapter{{u"contents"_s, QCborArray{QCborArray{u"title"_s, 1e300, 0}}}};
    CHECK(protocol::overviewFrom(chapter).error().code == ErrorCode::Internal);
}

TEST_CASE("a page is never larger than what can be shown, and never without a size") {
    const auto sizeOf = [](const QCborArray& size) {
        const auto overview = protocol::overviewFrom(pagesOf(size));
        REQUIRE(overview);
        REQUIRE(overview->pageSizes.size() == 1);
        return overview->pageSizes[0];
    };
    CHECK(sizeOf({595, 842.5}) == QSizeF(595, 842.5));
    CHECK(sizeOf({1e300, 1e300}) == QSizeF(1e6, 1e6));
    CHECK(sizeOf({noNumber, -1}) == QSizeF(1, 1));
    CHECK(sizeOf({}) == QSizeF(1, 1));
}

TEST_CASE("a word that is on no page has its text and no place") {
    CHECK(boxOf({1.5, -2, 3, 4}) == QRectF(1.5, -2, 3, 4));
    CHECK(boxOf({1, 2, 3, 1e300}) == QRectF());
    CHECK(boxOf({1, noNumber, 3, 4}) == QRectF());
}
