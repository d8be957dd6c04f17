// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/cards.h"
#include "pkcs11/diagnosis.h"
#include "tests/support/test_ca.h"

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

/// With a certificate that a person signs with.
Token withCertificate(Token token, const tests::LeafProfile& profile = {}) {
    static const tests::TestCa ca;
    token.certificates.push_back({ca.issue(profile).certificate, {}, {}, pkcs11::KeyPresence::Seen, {}});
    return token;
}

/// What GNOME's desktop brings: tokens without a card, and without a person's certificate.
Token sshKeys() {
    Token token = tokenIn(u"SSH Keys"_s, false);
    token.label = u"SSH Keys"_s;
    token.driver = u"/usr/lib/x86_64-linux-gnu/pkcs11/gnome-keyring-pkcs11.so"_s;
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
    CHECK(pkcs11::whyNoCandidate({}).code == ErrorCode::NoToken);
}

TEST_CASE("The rung of the ladder that is broken first is told first") {
    TokenSnapshot snapshot;
    snapshot.problems = {problem(ErrorCode::DriverTimedOut)};
    const ErrorCode service =
        GENERATE(ErrorCode::CardServiceNotRunning, ErrorCode::CardServiceDenied, ErrorCode::NoReader);
    snapshot.readers = std::unexpected(problem(service));
    CHECK(codes(snapshot) == Codes{service, ErrorCode::DriverTimedOut});
    CHECK(pkcs11::whyNoCandidate(snapshot).code == service);

    snapshot.readers = std::vector{emptyReader()};
    CHECK(codes(snapshot) == Codes{ErrorCode::NoCard, ErrorCode::DriverTimedOut});
}

TEST_CASE("A software token needs neither service nor reader nor card") {
    TokenSnapshot snapshot{{withCertificate(tokenIn(u"SoftHSM slot ID 0x1"_s, false))}};
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
    CHECK(pkcs11::whyNoCandidate(snapshot).code == code);
}

TEST_CASE("A driver that somebody chose and that cannot be loaded comes first, and leaves the card unknown") {
    TokenSnapshot snapshot;
    snapshot.readers = std::vector{readerWithCard()};
    snapshot.failedChoices = {problem(ErrorCode::DriverFailed)};
    CHECK(codes(snapshot) == Codes{ErrorCode::DriverFailed, ErrorCode::CardUnknown});
    snapshot.readers = std::unexpected(problem(ErrorCode::CardServiceNotRunning));
    CHECK(pkcs11::whyNoCandidate(snapshot).code == ErrorCode::DriverFailed);
}

TEST_CASE("A driver that nobody chose ranks behind the unknown card, and where a card works it is no news") {
    TokenSnapshot snapshot;
    snapshot.readers = std::vector{readerWithCard()};
    snapshot.asides = {problem(ErrorCode::DriverFailed)};
    CHECK(codes(snapshot) == Codes{ErrorCode::CardUnknown, ErrorCode::DriverFailed});
    snapshot.tokens = {withCertificate(tokenIn(readerName))};
    CHECK(codes(snapshot).empty());
}

TEST_CASE("Tokens of the desktop hide nothing of what is wrong with service, reader and card") {
    TokenSnapshot snapshot{{sshKeys()}};
    tests::LeafProfile website;
    website.qcCompliance = website.nesStatement = website.nonRepudiation = false;
    if (GENERATE(false, true))
        snapshot.tokens.push_back(withCertificate(sshKeys(), website));
    snapshot.readers = std::unexpected(problem(ErrorCode::CardServiceNotRunning));
    CHECK(pkcs11::whyNoCandidate(snapshot).code == ErrorCode::CardServiceNotRunning);
    snapshot.readers = std::unexpected(problem(ErrorCode::NoReader));
    CHECK(pkcs11::whyNoCandidate(snapshot).code == ErrorCode::NoReader);
    snapshot.readers = std::vector{emptyReader()};
    CHECK(pkcs11::whyNoCandidate(snapshot).code == ErrorCode::NoCard);
    snapshot.readers = std::vector{readerWithCard()};
    CHECK(pkcs11::whyNoCandidate(snapshot).code == ErrorCode::CardUnknown);
    snapshot.readers->front().isMute = true;
    CHECK(pkcs11::whyNoCandidate(snapshot).code == ErrorCode::CardMute);
    snapshot.readers = std::vector{readerWithCard()};
    snapshot.tokens.push_back(withCertificate(tokenIn(readerName)));
    CHECK(codes(snapshot).empty());
    CHECK(pkcs11::hasCandidate(snapshot));
}

TEST_CASE("Software whose slots are called removable is not the card in the reader") {
    Token software = sshKeys();
    software.isRemovable = true;
    TokenSnapshot snapshot{{software}};
    snapshot.readers = std::vector{readerWithCard()};
    CHECK(codes(snapshot) == Codes{ErrorCode::CardUnknown});
}

TEST_CASE(
    "A card without a certificate is told of as such, and so is a certificate that somebody's driver has") {
    TokenSnapshot snapshot{{tokenIn(readerName)}};
    snapshot.readers = std::vector{readerWithCard()};
    CHECK(pkcs11::whyNoCandidate(snapshot).code == ErrorCode::NoCertificate);

    tests::LeafProfile website;
    website.qcCompliance = website.nesStatement = website.nonRepudiation = false;
    snapshot.tokens = {withCertificate(sshKeys(), website)};
    CHECK_FALSE(pkcs11::hasCandidate(snapshot));
    snapshot.chosenDrivers = {sshKeys().driver};
    CHECK(pkcs11::hasCandidate(snapshot));
}

TEST_CASE("One card that two drivers see is one card; copies of a card in two readers are two") {
    Token openSc = withCertificate(tokenIn(readerName));
    openSc.driver = u"/usr/lib/opensc-pkcs11.so"_s;
    openSc.label = u"PIV"_s;
    Token akis = openSc;
    akis.driver = u"/usr/lib/libakisp11.so"_s;
    akis.label = u"AKIS"_s;
    TokenSnapshot snapshot{{openSc, akis}};
    snapshot.readers = std::vector{readerWithCard()};
    SECTION("under the reader's name, with labels of their own") {
    }
    SECTION("under a name of the driver's own") {
        snapshot.tokens[1].reader = u"AKIS slot 1"_s;
    }
    SECTION("the same throughout") {
        snapshot.tokens[1].label = openSc.label;
    }
    const auto one = pkcs11::cards(snapshot);
    REQUIRE(one.size() == 1);
    CHECK(one.front().drivers == QStringList{openSc.driver, akis.driver});

    Reader second = readerWithCard();
    second.name = u"ACS ACR39U ICC Reader 01 00"_s;
    snapshot.readers->push_back(second);
    Token copy = openSc;
    copy.reader = second.name;
    Token copyOfAkis = akis;
    copyOfAkis.reader = second.name;
    snapshot.tokens = {openSc, copy, akis, copyOfAkis};
    snapshot.tokens[2].reader = readerName;
    const auto two = pkcs11::cards(snapshot);
    REQUIRE(two.size() == 2);
    CHECK(two[0].drivers.size() == 2);
    CHECK(two[1].drivers.size() == 2);
}

TEST_CASE("A certificate that is twice on a card is listed once, and two stores with one name are two") {
    Token card = withCertificate(tokenIn(readerName));
    card.certificates.push_back(card.certificates.front());
    card.certificates.front().key = pkcs11::KeyPresence::Hidden;
    const auto once = pkcs11::cards({{card}});
    REQUIRE(once.front().token.certificates.size() == 1);
    CHECK(once.front().token.certificates.front().key == pkcs11::KeyPresence::Seen);

    Token other = withCertificate(tokenIn(readerName)); // NSS calls all its stores the same
    other.driver = u"other"_s;
    CHECK(pkcs11::cards({{card, other}}).size() == 2);
}

TEST_CASE("Without any driver that is what is said, whatever the readers are like") {
    TokenSnapshot snapshot;
    snapshot.readers = std::unexpected(problem(ErrorCode::NoReader));
    snapshot.problems = {problem(ErrorCode::DriverMissing)};
    CHECK(pkcs11::whyNoCandidate(snapshot).code == ErrorCode::DriverMissing);
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

TEST_CASE("That a driver fails at a card that does not answer is no problem of its own") {
    Reader reader = readerWithCard();
    const bool mute = GENERATE(true, false);
    reader.isMute = mute;
    reader.isInExclusiveUse = !mute;
    TokenSnapshot snapshot{{}, {}, {problem(ErrorCode::TokenFailed), problem(ErrorCode::DriverCrashed)}};
    snapshot.readers = std::vector{reader};
    CHECK(codes(snapshot) ==
          Codes{mute ? ErrorCode::CardMute : ErrorCode::CardInUse, ErrorCode::DriverCrashed});
}

TEST_CASE("An empty token of a driver that somebody chose is empty, with or without a smart card service") {
    Token empty = tokenIn(u"SoftHSM slot ID 0x1"_s, false);
    empty.driver = u"/usr/lib/softhsm/libsofthsm2.so"_s;
    TokenSnapshot snapshot{{empty}};
    snapshot.chosenDrivers = {empty.driver};
    snapshot.asides = {problem(ErrorCode::DriverFailed)}; // of a TPM that is not there
    snapshot.readers =
        std::unexpected(problem(GENERATE(ErrorCode::CardServiceNotRunning, ErrorCode::NoReader)));
    CHECK(pkcs11::whyNoCandidate(snapshot).code == ErrorCode::NoCertificate);
    snapshot.readers = std::vector{emptyReader()};
    CHECK(pkcs11::whyNoCandidate(snapshot).code == ErrorCode::NoCard);
    snapshot.tokens = {tokenIn(readerName)};
    snapshot.readers = std::vector{readerWithCard()};
    CHECK(pkcs11::whyNoCandidate(snapshot).code == ErrorCode::NoCertificate);
}
