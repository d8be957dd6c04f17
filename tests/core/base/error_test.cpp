// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <catch2/catch.hpp>

#include <QCoreApplication>

#include <set>

using namespace yenile;

TEST_CASE("every error code stands once in the table, in order, with a sentence and a remedy") {
    int previous = 0;
    std::set<QString> names;
    for (const auto& entry : errorTable()) {
        CAPTURE(entry.name);
        CHECK(static_cast<int>(entry.code) > previous);
        previous = static_cast<int>(entry.code);
        CHECK(names.insert(QString::fromLatin1(entry.name)).second);
        CHECK(QByteArray(entry.sentence).endsWith('.'));
        CHECK(QByteArray(entry.remedy).endsWith('.'));
    }
}

TEST_CASE("a code is shown with its number and found by its name") {
    CHECK(shownCode(ErrorCode::PinIncorrect) == QStringLiteral("YNL-2101"));
    CHECK(codeNamed(QStringLiteral("PinIncorrect")) == ErrorCode::PinIncorrect);
    CHECK(codeNamed(QStringLiteral("NoSuchCode")) == ErrorCode::Internal);
}

TEST_CASE("the sentence of an error carries its arguments") {
    CHECK(sentence({ErrorCode::SmsCodeIncorrect, {QStringLiteral("2")}, {}}).contains(QStringLiteral("2")));
}

TEST_CASE("an argument that looks like a placeholder stays as it is, and a missing one is seen as missing") {
    const QString both =
        sentence({ErrorCode::PinLengthInvalid, {QStringLiteral("%2"), QStringLiteral("8")}, {}});
    CHECK(both.contains(QStringLiteral("%2 to 8")));
    CHECK(remedy({ErrorCode::ServiceBusy, {}, {}}).contains(QStringLiteral("Wait … seconds")));
}
