// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/protocol/messages.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::pkcs11;
using namespace Qt::StringLiterals;

TEST_CASE("a number of the helper's that is missing, has a fraction or is too large is refused") {
    QCborMap message = protocol::toCbor(PinState{.minimumLength = 4, .maximumLength = 8});
    const auto state = protocol::pinStateFrom(message);
    REQUIRE(state);
    CHECK(state->maximumLength == 8);
    for (const QCborValue& length :
         {QCborValue(), QCborValue(8.5), QCborValue(1e300), QCborValue(qint64{1} << 32)}) {
        message.insert(u"maximumLength"_s, length);
        const auto refused = protocol::pinStateFrom(message);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::Internal);
    }
    CHECK_FALSE(protocol::signOutcomeFrom({{u"need"_s, 1e300}, {u"signature"_s, QByteArray("s")}}));
}
