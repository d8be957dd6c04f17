// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/pkcs11/token_bench.h"

#include <catch2/catch.hpp>

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace yenile;
using namespace yenile::tests;
using pkcs11::TokenMonitor;

namespace {

std::vector<ErrorCode> codesOf(const pkcs11::TokenSnapshot& snapshot) {
    std::vector<ErrorCode> codes;
    for (const auto& problems : {snapshot.failedChoices, snapshot.problems, snapshot.asides})
        for (const Error& problem : problems)
            codes.push_back(problem.code);
    return codes;
}

} // namespace

TEST_CASE("A token is listed with its certificates and what is known about its PIN", "[linux]") {
    const TestCa ca;
    const Identity identity = ca.issue({});
    SoftHsmToken softHsm(u"İmza Kartı"_s, u"123456"_s);
    softHsm.store(identity, "\x2a");
    softHsm.storeCertificate(ca.issuer().certificate, "\xf0");
    TokenMonitor monitor({SoftHsmToken::driver()});

    const auto token = onlyToken(monitor);
    CHECK(token.driver == SoftHsmToken::driver());
    CHECK(token.label == u"İmza Kartı"_s);
    CHECK_FALSE(token.serialNumber.isEmpty());
    CHECK_FALSE(token.reader.isEmpty());
    CHECK(token.manufacturer == u"SoftHSM project"_s);
    CHECK(token.pin.initialised);
    CHECK_FALSE(token.pin.locked);
    CHECK(token.pin.minimumLength == 4);
    CHECK(token.pin.maximumLength == 255);
    REQUIRE(token.certificates.size() == 2);
    for (const auto& certificate : token.certificates)
        CHECK((certificate.key == pkcs11::KeyPresence::Seen) ==
              (certificate.certificate == identity.certificate));
    CHECK(monitor.snapshot().problems.empty());
}

TEST_CASE("The snapshot follows a look, and whoever listens is told") {
    SoftHsmToken softHsm;
    TokenMonitor monitor({SoftHsmToken::driver()});
    int told = 0;
    QObject::connect(&monitor, &TokenMonitor::changed, [&] { ++told; });
    CHECK(monitor.snapshot().tokens.empty());
    auto future = monitor.refresh();
    CHECK(monitor.isBusy());
    REQUIRE(await(future));
    CHECK_FALSE(monitor.isBusy());
    CHECK(monitor.snapshot().tokens.size() == 1);
    CHECK(told == 1);
}

TEST_CASE("Two tokens of one driver are both listed, and the driver counts once under two names") {
    SoftHsmToken softHsm(u"first"_s, u"1234"_s);
    softHsm.addToken(u"second"_s, u"5678"_s);
    const QString link = softHsm.folder().filePath(u"link.so"_s);
    REQUIRE(QFile::link(SoftHsmToken::driver(), link));
    TokenMonitor monitor({SoftHsmToken::driver(), link});
    const auto snapshot = look(monitor);
    REQUIRE(snapshot.tokens.size() == 2);
    CHECK(snapshot.tokens[0].serialNumber != snapshot.tokens[1].serialNumber);
}

TEST_CASE("A driver that lies in a folder with Turkish letters and blanks is loaded") {
    SoftHsmToken softHsm;
    for (const QString& name : {u"plain"_s, u"Sürücüler ığüşöçİĞÜŞÖÇ"_s}) {
        softHsm.folder().mkpath(name);
        const QString copy = softHsm.folder().filePath(name + u"/sürücü.so"_s);
        REQUIRE(QFile::copy(SoftHsmToken::driver(), copy));
        TokenMonitor monitor({copy});
        CHECK(onlyToken(monitor).driver == copy);
    }
}

TEST_CASE("Drivers that cannot be loaded are problems of their own and spoil nothing", "[linux]") {
    SoftHsmToken softHsm;
    const QString missing = softHsm.folder().filePath(u"yok.so"_s);
    TokenMonitor monitor(
        {missing, u"/etc/passwd"_s, u"/usr/lib/x86_64-linux-gnu/libz.so.1"_s, SoftHsmToken::driver()});
    const auto snapshot = look(monitor);
    CHECK(snapshot.tokens.size() == 1);
    REQUIRE(codesOf(snapshot) == std::vector(3, ErrorCode::DriverFailed));
    CHECK(snapshot.failedChoices[0].arguments == QStringList{missing, u"there is no such file"_s});
    CHECK(snapshot.failedChoices[1].arguments.value(1) == u"it is no driver"_s);
    CHECK(snapshot.failedChoices[2].arguments.value(1) == u"it is no driver for cards"_s);
    CHECK(snapshot.failedChoices[2].cause.contains(u"C_GetFunctionList"_s));
}

TEST_CASE("No driver at all is a problem with a name") {
    TokenMonitor monitor({});
    CHECK(codesOf(look(monitor)) == std::vector{ErrorCode::DriverMissing});
}

TEST_CASE("A driver that finds no token is no problem") {
    SoftHsmToken softHsm;
    FaultyDriver faults;
    faults.set("absent\n");
    TokenMonitor monitor({FaultyDriver::path()});
    auto snapshot = look(monitor);
    CHECK(snapshot.tokens.empty());
    CHECK(snapshot.problems.empty());

    faults.set("");
    CHECK(look(monitor).tokens.size() == 1);
}

TEST_CASE("A card that was never set up is named, an unused slot of a software token is not") {
    SoftHsmToken softHsm;
    FaultyDriver faults;
    TokenMonitor monitor({FaultyDriver::path()});
    faults.set("removable\n");
    auto snapshot = look(monitor);
    CHECK(snapshot.tokens.size() == 1);
    CHECK(codesOf(snapshot) == std::vector{ErrorCode::TokenNotInitialised});

    faults.set("");
    CHECK(look(monitor).problems.empty());
}

TEST_CASE("A session that cannot be opened is an error and not an endless wait") {
    SoftHsmToken softHsm;
    FaultyDriver faults;
    TokenMonitor monitor({FaultyDriver::path()});
    const QByteArray refusal = GENERATE(as<QByteArray>(), "0xe0", "0xb1", "0x30");
    faults.set("C_OpenSession " + refusal + "\n");
    const auto snapshot = look(monitor);
    CHECK(snapshot.tokens.empty());
    REQUIRE(snapshot.problems.size() == 1);
    CHECK(snapshot.problems[0].cause.contains(QString::fromLatin1(refusal)));

    faults.set("");
    CHECK(look(monitor).tokens.size() == 1);
}

TEST_CASE("A driver that refuses locking arguments is initialised without them") {
    SoftHsmToken softHsm;
    FaultyDriver faults;
    faults.set("null-arguments\n");
    TokenMonitor monitor({FaultyDriver::path()});
    CHECK(look(monitor).tokens.size() == 1);
    CHECK(faults.calls("C_Initialize") == 2);
}

TEST_CASE("A driver that fails to start says why") {
    SoftHsmToken softHsm;
    FaultyDriver faults;
    const QByteArray function = GENERATE(as<QByteArray>(), "C_GetFunctionList", "C_Initialize");
    faults.set(function + " 0x6\n");
    TokenMonitor monitor({FaultyDriver::path()});
    const auto snapshot = look(monitor);
    REQUIRE(codesOf(snapshot) == std::vector{ErrorCode::DriverFailed});
    CHECK(snapshot.failedChoices[0].cause.contains(u"CKR_FUNCTION_FAILED"_s));
    CHECK(snapshot.failedChoices[0].cause.contains(QString::fromLatin1(function)));
    CHECK(sentence(snapshot.failedChoices[0]).contains(u"CKR_FUNCTION_FAILED"_s)); // in text, too
}

TEST_CASE("A slot that answers with an error leaves the others alone") {
    SoftHsmToken softHsm;
    FaultyDriver faults;
    faults.set("C_GetTokenInfo 0x30\n");
    TokenMonitor monitor({FaultyDriver::path(), SoftHsmToken::driver()});
    CHECK(look(monitor).tokens.size() == 1);
}

TEST_CASE("A driver that prints to standard output does not disturb the talk with the helper") {
    SoftHsmToken softHsm;
    FaultyDriver faults;
    faults.set("noise\n");
    TokenMonitor monitor({FaultyDriver::path()});
    CHECK(look(monitor).tokens.size() == 1);
}

TEST_CASE("A driver that crashes is a problem, and is started again at the next look") {
    SoftHsmToken softHsm;
    FaultyDriver faults;
    const QByteArray function = GENERATE(as<QByteArray>(), "C_Initialize", "C_GetSlotList", "C_OpenSession");
    TokenMonitor monitor({FaultyDriver::path()});
    faults.set(function + " crash\n");
    const auto snapshot = look(monitor);
    REQUIRE(codesOf(snapshot) == std::vector{ErrorCode::DriverCrashed});
    const QString cause = snapshot.problems[0].cause;
    CHECK((cause.contains(u"signal 11"_s) || cause.contains(u"0xc0000005"_s))); // Linux, Windows

    faults.set("");
    CHECK(look(monitor).tokens.size() == 1);
}

TEST_CASE("A driver that hangs is ended after its time, does not hold up the others, and is started again") {
    SoftHsmToken softHsm;
    FaultyDriver faults;
    const QByteArray function = GENERATE(as<QByteArray>(), "C_Initialize", "C_GetSlotList", "C_OpenSession");
    using namespace std::chrono_literals;
    TokenMonitor monitor({FaultyDriver::path(), SoftHsmToken::driver()}, {2000ms, 2000ms, 2000ms});
    faults.set(function + " hang\n");
    const auto snapshot = look(monitor);
    CHECK(snapshot.tokens.size() == 1);
    CHECK(codesOf(snapshot) == std::vector{ErrorCode::DriverTimedOut});

    faults.set("");
    CHECK(look(monitor).tokens.size() == 2);
}

TEST_CASE("The monitor can go while a driver hangs") {
    SoftHsmToken softHsm;
    FaultyDriver faults;
    faults.set("C_GetSlotList hang\n");
    auto monitor = std::make_unique<TokenMonitor>(std::vector<pkcs11::DriverFile>{FaultyDriver::path()});
    const auto future = monitor->refresh();
    monitor.reset(); // would take fifteen seconds if it waited for the driver
    CHECK(future.isFinished());
}

TEST_CASE("A driver that hangs at its end does not keep the program from ending") {
    SoftHsmToken softHsm;
    FaultyDriver faults;
    auto monitor = std::make_unique<TokenMonitor>(std::vector<pkcs11::DriverFile>{FaultyDriver::path()});
    CHECK(look(*monitor).tokens.size() == 1);
    faults.set("C_Finalize hang\n");
    monitor.reset();
    CHECK(true);
}

TEST_CASE("A certificate is read from the token once, and one that replaces it is seen") {
    const TestCa ca;
    const Identity first = ca.issue({});
    SoftHsmToken softHsm;
    softHsm.storeCertificate(first.certificate, "\x01");
    FaultyDriver faults;
    TokenMonitor monitor({FaultyDriver::path()});
    CHECK(onlyToken(monitor).certificates.size() == 1);
    faults.set("no-values\n"); // from now on only what is known already
    REQUIRE(onlyToken(monitor).certificates.size() == 1);
    CHECK(onlyToken(monitor).certificates.front().certificate == first.certificate);

    faults.set("");
    const Identity second = ca.issue({});
    softHsm.storeCertificate(second.certificate, "\x01"); // the same CKA_ID and label
    const auto certificates = onlyToken(monitor).certificates;
    CHECK(std::ranges::any_of(certificates, [&](const pkcs11::TokenCertificate& found) {
        return found.certificate == second.certificate;
    }));
}

TEST_CASE("Each certificate of a token costs its driver one question") {
    const TestCa ca;
    SoftHsmToken softHsm;
    const auto questions = [](const FaultyDriver& faults) {
        TokenMonitor monitor({FaultyDriver::path()});
        const int before = faults.calls("C_GetAttributeValue");
        static_cast<void>(onlyToken(monitor));
        return faults.calls("C_GetAttributeValue") - before;
    };
    const FaultyDriver faults;
    softHsm.store(ca.issue({}));
    const int one = questions(faults);
    constexpr int more = 5;
    for (char id = 2; id < 2 + more; ++id)
        softHsm.storeCertificate(ca.issue({}).certificate, QByteArray(1, id));
    CHECK(questions(faults) == one + more);
}

TEST_CASE("What has no room in the usual question is asked for by its size") {
    SoftHsmToken softHsm;
    LeafProfile profile;
    QStringList names;
    for (int i = 0; i < 150; ++i)
        names << u"DNS:host-%1.example.test"_s.arg(i);
    profile.subjectAltName = names.join(u',');
    const Identity identity = TestCa().issue(profile);
    CHECK(identity.certificate.der().size() > 4096);
    softHsm.store(identity);
    TokenMonitor monitor({SoftHsmToken::driver()});
    CHECK(onlyToken(monitor).certificates.at(0).certificate == identity.certificate);
}
