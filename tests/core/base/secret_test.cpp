// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include <catch2/catch.hpp>

#include <type_traits>

using yenile::Secret;

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);

TEST_CASE("a secret that was moved away leaves nothing behind") {
    Secret pin("1234");
    const Secret moved = std::move(pin);
    CHECK(moved.bytes() == QByteArrayView("1234"));
    CHECK(pin.isEmpty()); // NOLINT(bugprone-use-after-move): that is the point
}

TEST_CASE("taking a secret empties the text it came from") {
    QString typed = QStringLiteral("şifre");
    const Secret secret = Secret::take(typed);
    CHECK(typed.isEmpty());
    CHECK(secret.bytes() == QByteArrayView("\xc5\x9fifre"));
}

TEST_CASE("a secret grows byte by byte, whatever its length") {
    Secret read;
    std::string expected;
    for (int i = 0; i < 1000; ++i) {
        read.append(static_cast<char>('a' + i % 26));
        expected += static_cast<char>('a' + i % 26);
        REQUIRE(read.bytes() == QByteArrayView(expected.data(), i + 1));
    }
    Secret moved = std::move(read);
    moved.append('!');
    CHECK(moved.size() == 1001);
}
