#include "pkcs11/diagnosis.h"

#include <catch2/catch.hpp>

using namespace Qt::StringLiterals;
using namespace yenile;
using pkcs11::Reader;
using pkcs11::Token;
using pkcs11::TokenSnapshot;

namespace {

const QString readerName = u"ACS ACR39U ICC Reader 00 00"_s;

Reader emptyReader() {
    Reader reader;
    reader.name = readerName;
    return reader;
}

Reader readerWithCard() {
    Reader reader = emptyReader();
    reader.hasCard = true;
    return reader;
}

Token tokenIn(const QString& reader, bool isRemovable = true) {
    Token token;
    token.reader = reader;
    token.isRemovable = isRemovable;
    return token;
}

Error problem(ErrorCode code) {
    return {code, {}, {}};
}

std::vector<ErrorCode> codes(const TokenSnapshot& snapshot) {
    std::vector<ErrorCode> result;
    for (const Error& each : pkcs11::diagnose(snapshot))
        result.push_back(each.code);
    return result;
}

using Codes = std::vector<ErrorCode>;

} // namespace

TEST_CASE("Before the first look nothing is wrong and no token is known") {
    CHECK(pkcs11::diagnose({}).empty());
    CHECK(pkcs11::whyNoToken({}).code == ErrorCode::NoToken);
}

TEST_CASE("The rung of the ladder that is broken first is told first") {
    TokenSnapshot snapshot;
    snapshot.problems = {problem(ErrorCode::DriverTimedOut)};
    const ErrorCode service =
        GENERATE(ErrorCode::CardServiceNotRunning, ErrorCode::CardServiceDenied, ErrorCode::NoReader);
    snapshot.readers = std::unexpected(problem(service));
    CHECK(codes(snapshot) == Codes{service, ErrorCode::DriverTimedOut});
    CHECK(pkcs11::whyNoToken(snapshot).code == service);

    snapshot.readers = std::vector{emptyReader()};
    CHECK(codes(snapshot) == Codes{ErrorCode::NoCard, ErrorCode::DriverTimedOut});
}

TEST_CASE("A software token needs neither service nor reader nor card") {
    TokenSnapshot snapshot{{tokenIn(u"SoftHSM slot ID 0x1"_s, false)}};
    snapshot.readers = std::unexpected(problem(ErrorCode::CardServiceNotRunning));
    CHECK(codes(snapshot).empty());
    snapshot.readers = std::vector{emptyReader()};
    CHECK(codes(snapshot).empty());
}

TEST_CASE("A card of which no driver knows anything is told of, beside the tokens that are there") {
    TokenSnapshot snapshot{{tokenIn(u"SoftHSM slot ID 0x1"_s, false)}};
    snapshot.readers = std::vector{readerWithCard()};
    REQUIRE(codes(snapshot) == Codes{ErrorCode::CardUnknown});
    CHECK(pkcs11::diagnose(snapshot).front().arguments == QStringList{readerName});
    CHECK_FALSE(pkcs11::isEveryCardKnown(snapshot));
}

TEST_CASE("A card whose driver failed while it was asked is not called unknown") {
    TokenSnapshot snapshot;
    snapshot.readers = std::vector{readerWithCard()};
    const ErrorCode code =
        GENERATE(ErrorCode::DriverTimedOut, ErrorCode::DriverCrashed, ErrorCode::TokenFailed,
                 ErrorCode::TokenNotInitialised, ErrorCode::DriverMissing);
    snapshot.problems = {problem(code)};
    CHECK(codes(snapshot) == Codes{code});
    CHECK(pkcs11::whyNoToken(snapshot).code == code);
}

TEST_CASE("A driver that cannot be loaded leaves the card unknown") {
    TokenSnapshot snapshot;
    snapshot.readers = std::vector{readerWithCard()};
    snapshot.problems = {problem(ErrorCode::DriverFailed)};
    CHECK(codes(snapshot) == Codes{ErrorCode::DriverFailed, ErrorCode::CardUnknown});
}

TEST_CASE("Without any driver that is what is said, whatever the readers are like") {
    TokenSnapshot snapshot;
    snapshot.readers = std::unexpected(problem(ErrorCode::NoReader));
    snapshot.problems = {problem(ErrorCode::DriverMissing)};
    CHECK(pkcs11::whyNoToken(snapshot).code == ErrorCode::DriverMissing);
}

TEST_CASE("A card is known by its reader's name, of which a slot shows the first 64 bytes") {
    const QString longName =
        u"Alcor Micro AU9560 with a name that goes on and on and on and never ends 00 00"_s;
    Reader reader = readerWithCard();
    TokenSnapshot snapshot;
    SECTION("the same") {
        snapshot.tokens = {tokenIn(readerName)};
    }
    SECTION("cut off") {
        reader.name = longName;
        snapshot.tokens = {tokenIn(longName.left(64))};
    }
    SECTION("a driver with names of its own") {
        snapshot.tokens = {tokenIn(u"AKIS slot 1"_s)};
    }
    snapshot.readers = std::vector{reader};
    CHECK(codes(snapshot).empty());
    CHECK(pkcs11::isEveryCardKnown(snapshot));
}

TEST_CASE("Of two cards the one that is in use or mute is told of by its reader") {
    Reader known = readerWithCard();
    Reader other = readerWithCard();
    other.name = u"ACS ACR39U ICC Reader 01 00"_s;
    const bool mute = GENERATE(true, false);
    other.isMute = mute;
    other.isInExclusiveUse = !mute;
    TokenSnapshot snapshot{{tokenIn(known.name)}};
    snapshot.readers = std::vector{known, other};
    REQUIRE(codes(snapshot) == Codes{mute ? ErrorCode::CardMute : ErrorCode::CardInUse});
    CHECK(pkcs11::diagnose(snapshot).front().arguments == QStringList{other.name});
}
