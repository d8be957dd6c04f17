// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "doctor/token_checks.h"
#include "tests/support/test_ca.h"

#include <QDir>
#include <QSet>
#include <QTemporaryDir>

#include <catch2/catch.hpp>

using namespace yenile;
using doctor::Check;
using doctor::CheckKind;
using doctor::tokenChecks;
using pkcs11::TokenSnapshot;

namespace {

pkcs11::DriverSearch search() {
    pkcs11::DriverSearch result;
    result.drivers = {QStringLiteral("/usr/lib/libakisp11.so")};
    result.files = {QStringLiteral("libakisp11.so")};
    result.folders = {QStringLiteral("/opt/akis")};
    return result;
}

pkcs11::Reader reader(bool hasCard) {
    pkcs11::Reader result;
    result.name = QStringLiteral("ACS ACR39U ICC Reader 00 00");
    result.hasCard = hasCard;
    return result;
}

/// With a certificate that a person signs with.
pkcs11::Token cardWith(const QString& label) {
    static const tests::TestCa ca;
    pkcs11::Token token;
    token.label = label;
    token.reader = reader(true).name;
    token.driver = QStringLiteral("/usr/lib/libakisp11.so");
    token.certificates.push_back({ca.issue({}).certificate, "1", {}, pkcs11::KeyPresence::Seen, {}});
    return token;
}

/// What GNOME's desktop brings.
pkcs11::Token sshKeys() {
    pkcs11::Token token;
    token.label = token.reader = QStringLiteral("SSH Keys");
    token.driver = QStringLiteral("/usr/lib/x86_64-linux-gnu/pkcs11/gnome-keyring-pkcs11.so");
    return token;
}

Check checkOf(CheckKind kind, const TokenSnapshot& snapshot, const pkcs11::DriverSearch& drivers = search()) {
    for (const Check& check : tokenChecks({.snapshot = snapshot, .search = drivers, .renewalDays = 90}))
        if (check.kind == kind)
            return check;
    FAIL("not checked");
    return {};
}

std::optional<ErrorCode> problemOf(const Check& check) {
    return check.problem ? std::optional(check.problem->code) : std::nullopt;
}

} // namespace

TEST_CASE("before the first look the doctor knows nothing about readers") {
    CHECK_FALSE(checkOf(CheckKind::Reader, {}).known);
}

TEST_CASE("the doctor tells a missing service, a refusing one and a missing reader apart") {
    const ErrorCode code = GENERATE(ErrorCode::CardServiceNotRunning, ErrorCode::CardServiceDenied);
    TokenSnapshot snapshot;
    snapshot.readers = fail(code);
    CHECK(problemOf(checkOf(CheckKind::CardService, snapshot)) == code);
    CHECK_FALSE(checkOf(CheckKind::Reader, snapshot).known);

    snapshot.readers = fail(ErrorCode::NoReader);
    CHECK(checkOf(CheckKind::CardService, snapshot).known);
    CHECK_FALSE(problemOf(checkOf(CheckKind::CardService, snapshot)));
    CHECK(problemOf(checkOf(CheckKind::Reader, snapshot)) == ErrorCode::NoReader);
}

TEST_CASE("a token that is no card needs no smart card service") {
    TokenSnapshot snapshot;
    snapshot.readers = fail(ErrorCode::CardServiceNotRunning);
    snapshot.tokens = {cardWith(QStringLiteral("Deneme"))};
    for (const CheckKind kind :
         {CheckKind::CardService, CheckKind::Reader, CheckKind::Card, CheckKind::Token})
        CHECK_FALSE(problemOf(checkOf(kind, snapshot)));
}

TEST_CASE("a key that a card hides before the PIN is not said to be missing") {
    const tests::TestCa ca;
    TokenSnapshot snapshot;
    snapshot.tokens.resize(1);
    CHECK_FALSE(checkOf(CheckKind::Key, snapshot).known);
    snapshot.tokens.front().certificates.push_back(
        {ca.issue({}).certificate, "1", {}, pkcs11::KeyPresence::Hidden, {}});
    const Check hidden = checkOf(CheckKind::Key, snapshot);
    CHECK_FALSE(hidden.known);
    CHECK_FALSE(hidden.detail.isEmpty());
    snapshot.tokens.front().certificates.front().key = pkcs11::KeyPresence::Seen;
    CHECK(checkOf(CheckKind::Key, snapshot).known);
    CHECK_FALSE(problemOf(checkOf(CheckKind::Key, snapshot)));
}

TEST_CASE("the doctor tells an empty reader from a card that is mute or in use") {
    TokenSnapshot snapshot;
    snapshot.readers = std::vector{reader(false)};
    const Check found = checkOf(CheckKind::Reader, snapshot);
    CHECK_FALSE(found.problem);
    CHECK(found.detail == reader(false).name);
    CHECK(problemOf(checkOf(CheckKind::Card, snapshot)) == ErrorCode::NoCard);

    snapshot.readers->front().hasCard = true;
    snapshot.readers->front().isMute = true;
    CHECK(problemOf(checkOf(CheckKind::Card, snapshot)) == ErrorCode::CardMute);
    snapshot.readers->front().isMute = false;
    snapshot.readers->front().isInExclusiveUse = true;
    CHECK(problemOf(checkOf(CheckKind::Card, snapshot)) == ErrorCode::CardInUse);
}

TEST_CASE("where a driver is missing the doctor says where it was looked for, and what the settings forbid") {
    TokenSnapshot snapshot;
    snapshot.readers = std::vector{reader(true)};
    pkcs11::DriverSearch none = search();
    const Check unknown = checkOf(CheckKind::Driver, snapshot, none);
    CHECK(problemOf(unknown) == ErrorCode::CardUnknown);
    none.drivers.clear();
    none.refused = {QStringLiteral("/home/kart.so")};
    const Check missing = checkOf(CheckKind::Driver, snapshot, none);
    CHECK(problemOf(missing) == ErrorCode::DriverMissing);
    for (const Check& check : {unknown, missing}) {
        CHECK(check.places.contains(QStringLiteral("libakisp11.so")));
        CHECK(check.places.contains(QStringLiteral("/opt/akis")));
    }
    CHECK(missing.places.contains(QStringLiteral("/home/kart.so")));
}

TEST_CASE("a driver that crashes is the doctor's reason, and the token is left open") {
    TokenSnapshot snapshot;
    snapshot.readers = std::vector{reader(true)};
    snapshot.problems = {{ErrorCode::DriverCrashed, {}, {}}};
    CHECK(problemOf(checkOf(CheckKind::Driver, snapshot)) == ErrorCode::DriverCrashed);
    CHECK_FALSE(checkOf(CheckKind::Token, snapshot).known);
}

TEST_CASE("the desktop's own tokens are not the card, and leave every rung to be checked") {
    TokenSnapshot snapshot;
    snapshot.tokens = {sshKeys()};
    snapshot.readers = fail(ErrorCode::CardServiceNotRunning);
    CHECK(problemOf(checkOf(CheckKind::CardService, snapshot)) == ErrorCode::CardServiceNotRunning);
    CHECK_FALSE(checkOf(CheckKind::Reader, snapshot).known);
    CHECK_FALSE(checkOf(CheckKind::Certificate, snapshot).known);
    snapshot.readers = std::vector{reader(false)};
    CHECK(checkOf(CheckKind::Reader, snapshot).detail == reader(false).name);
    CHECK(problemOf(checkOf(CheckKind::Card, snapshot)) == ErrorCode::NoCard);
    snapshot.readers = std::vector{reader(true)};
    CHECK(problemOf(checkOf(CheckKind::Driver, snapshot)) == ErrorCode::CardUnknown);
}

TEST_CASE("the rows are those of the card that would be used, and of several each is told") {
    TokenSnapshot snapshot;
    snapshot.readers = std::vector{reader(true)};
    pkcs11::Token card = cardWith(QStringLiteral("Kart"));
    card.pin.finalTry = true;
    snapshot.tokens = {sshKeys(), card};
    CHECK(checkOf(CheckKind::Reader, snapshot).detail == card.reader);
    CHECK(checkOf(CheckKind::Token, snapshot).detail == card.label);
    CHECK(checkOf(CheckKind::Token, snapshot).warning.contains(QStringLiteral("one PIN try")));

    pkcs11::Token hidden = cardWith(QStringLiteral("SoftHSM"));
    hidden.certificates.front().key = pkcs11::KeyPresence::Hidden;
    hidden.reader = QStringLiteral("SoftHSM slot ID 0x1");
    hidden.driver = QStringLiteral("/usr/lib/softhsm/libsofthsm2.so");
    snapshot.tokens = {hidden, card};
    CHECK(checkOf(CheckKind::Token, snapshot).detail == QStringLiteral("Kart\nSoftHSM"));
    CHECK(checkOf(CheckKind::Token, snapshot).warning.startsWith(QStringLiteral("Kart: Only one PIN try")));
    CHECK(checkOf(CheckKind::Card, snapshot).detail ==
          QStringLiteral("Kart: In the reader\nSoftHSM: Part of this computer"));
}

TEST_CASE("a chosen driver that does not start is the doctor's reason, with the cause") {
    TokenSnapshot snapshot;
    snapshot.failedChoices = {
        {ErrorCode::DriverFailed, {QStringLiteral("/kart.so"), QStringLiteral("cause")}, {}}};
    snapshot.readers = std::vector{reader(true)};
    CHECK(problemOf(checkOf(CheckKind::Driver, snapshot)) == ErrorCode::DriverFailed);
    snapshot.tokens = {cardWith(QStringLiteral("Kart"))};
    const Check works = checkOf(CheckKind::Driver, snapshot);
    CHECK_FALSE(works.problem);
    CHECK(works.warning.contains(QStringLiteral("cause")));
}

TEST_CASE("how early a certificate can be renewed is the service's word, and without it nothing is said") {
    const tests::TestCa ca;
    TokenSnapshot snapshot;
    snapshot.tokens.resize(1);
    snapshot.tokens.front().certificates.push_back(
        {ca.issue({}).certificate, "1", {}, pkcs11::KeyPresence::Seen}); // for sixty days
    const pkcs11::DriverSearch drivers = search();
    const auto warning = [&](std::optional<int> days) {
        for (const Check& check : tokenChecks({.snapshot = snapshot, .search = drivers, .renewalDays = days}))
            if (check.kind == CheckKind::Certificate)
                return check.warning;
        return QStringLiteral("not checked");
    };
    CHECK(warning(std::nullopt).isEmpty());
    CHECK(warning(90).isEmpty());
    CHECK(warning(30).contains(QStringLiteral("30")));
}

TEST_CASE("a reader that is plugged in and that no driver serves is named") {
    const QTemporaryDir devices;
    const auto write = [&](const QString& file, const QByteArray& content) {
        QFileInfo(devices.filePath(file)).dir().mkpath(QStringLiteral("."));
        REQUIRE(writeFile(devices.filePath(file), content));
    };
    write(QStringLiteral("1-4/manufacturer"), "ACS\n");
    write(QStringLiteral("1-4/product"), "ACR39U ICC Reader\n");
    write(QStringLiteral("1-4/idVendor"), "072f\n");
    write(QStringLiteral("1-4/idProduct"), "b100\n");
    write(QStringLiteral("1-4:1.0/bInterfaceClass"), "0b\n");
    write(QStringLiteral("1-4:1.1/bInterfaceClass"), "0b\n");
    write(QStringLiteral("1-5:1.0/bInterfaceClass"), "03\n"); // a mouse
    const std::vector<doctor::UsbReader> readers = doctor::usbReaders(devices.path());
    REQUIRE(readers.size() == 1);
    CHECK(readers.front().name == QStringLiteral("ACS ACR39U ICC Reader"));
    CHECK(readers.front().id == QStringLiteral("072f:b100"));

    TokenSnapshot snapshot;
    snapshot.readers = fail(ErrorCode::NoReader);
    const pkcs11::DriverSearch drivers = search();
    const auto checks = tokenChecks({.snapshot = snapshot, .search = drivers, .usbReaders = readers});
    const Check* const first = doctor::firstFailed(checks);
    REQUIRE(first);
    CHECK(first->kind == CheckKind::Reader);
    CHECK(first->detail.contains(QStringLiteral("ACR39U")));
    CHECK(first->detail.contains(QStringLiteral("libccid")));
    CHECK(checkOf(CheckKind::Reader, snapshot).detail.isEmpty());
}

TEST_CASE("a card whose PIN is locked or was never set cannot sign") {
    TokenSnapshot snapshot;
    snapshot.readers = std::vector{reader(true)};
    snapshot.tokens = {cardWith(QStringLiteral("Kart"))};
    snapshot.tokens.front().pin.locked = true;
    CHECK(problemOf(checkOf(CheckKind::Token, snapshot)) == ErrorCode::PinLocked);
    snapshot.tokens.front().pin = {.initialised = false};
    CHECK(problemOf(checkOf(CheckKind::Token, snapshot)) == ErrorCode::PinNotSet);
    snapshot.tokens.front().pin.isRequired = false;
    CHECK_FALSE(problemOf(checkOf(CheckKind::Token, snapshot)));
}

TEST_CASE("every check has a name and an exit code of its own") {
    QSet<QString> names;
    QSet<int> codes;
    for (int kind = 0; kind <= static_cast<int>(CheckKind::Key); ++kind) {
        names << doctor::checkName(static_cast<CheckKind>(kind));
        codes << doctor::exitCode(static_cast<CheckKind>(kind));
    }
    CHECK(names.size() == static_cast<int>(CheckKind::Key) + 1);
    CHECK(codes.size() == names.size());
}
