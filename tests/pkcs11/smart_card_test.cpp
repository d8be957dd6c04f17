// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/card_service.h"
#include "pkcs11/diagnosis.h"
#include "pkcs11/reader_watcher.h"
#include "tests/pkcs11/token_bench.h"
#include "tests/support/skip.h"
#include "tests/support/virtual_card/virtual_card.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QFileInfo>
#include <QThread>

// A PIV card, the smart card service and OpenSC, as on a desk. Each test is a process of its own under ctest.

using namespace Qt::StringLiterals;
using namespace yenile;
using namespace yenile::tests;
using namespace std::chrono_literals;
using pkcs11::TokenMonitor;
using signature::DigestAlgorithm;
using signature::SignatureAlgorithm;
using signature::SignatureScheme;

namespace {

constexpr SignatureAlgorithm rsaSha256{SignatureScheme::RsaPkcs1, DigestAlgorithm::Sha256};

/// ctest shows it as skipped.
void needNamespaces() {
    if (!VirtualCard::isPossible())
        skip("this computer allows no namespaces of our own");
}

LeafProfile withKey(KeyKind key) {
    LeafProfile profile;
    profile.key = key;
    return profile;
}

struct Desk {
    explicit Desk(QStringList pins, pkcs11::Limits limits = {})
        : entry(std::move(pins)), monitor({VirtualCard::driver()}, limits) {}

    std::unique_ptr<signature::Signer> openSigner(const Identity& identity) {
        const auto token = onlyToken(monitor);
        for (const auto& certificate : token.certificates) {
            if (certificate.certificate == identity.certificate)
                return monitor.openSigner(token, certificate, entry);
        }
        FAIL("the certificate is not on the card");
        return nullptr;
    }

    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;
    ~Desk() { entry.beforeAnswer = nullptr; }

    bool possible = (needNamespaces(), true); // before the card is made
    TestCa ca;
    Identity once = ca.issue({});
    Identity always = ca.issue(withKey(KeyKind::P256));
    VirtualCard card{{{0x9A, once}, {0x9C, always}}};
    ScriptedPinEntry entry;
    TokenMonitor monitor;
};

ErrorCode codeOf(const Result<QByteArray>& outcome) {
    REQUIRE_FALSE(outcome.has_value());
    return outcome.error().code;
}

/// Looks again at each event until the number of tokens is right.
template <typename Condition>
void await(TokenMonitor& monitor, Condition condition) {
    QEventLoop loop;
    const auto check = [&] {
        if (condition(monitor.snapshot()))
            loop.quit();
    };
    QObject::connect(&monitor, &TokenMonitor::changed, &loop, check);
    QMetaObject::invokeMethod(&loop, check, Qt::QueuedConnection);
    loop.exec();
}

void awaitTokens(TokenMonitor& monitor, std::size_t count) {
    await(monitor, [count](const pkcs11::TokenSnapshot& seen) { return seen.tokens.size() == count; });
}

} // namespace

TEST_CASE("A card in a reader is listed and signs, with one PIN entry or with one for each signature") {
    Desk desk({u"123456"_s, u"123456"_s, u"123456"_s, u"123456"_s});
    const auto readers = pkcs11::listReaders();
    REQUIRE(readers);
    CHECK(readers->front().hasCard);
    CHECK(readers->front().name.startsWith(u"Virtual Reader"_s));

    auto signer = desk.openSigner(desk.once);
    for (const auto& algorithm : signer->algorithms()) {
        const auto request = requestFor("sözleşme", algorithm);
        const auto signature = sign(*signer, request);
        REQUIRE(signature);
        CHECK(opensslAccepts(desk.once.certificate, *signature, request));
    }
    CHECK(desk.entry.requests.size() == 1);

    signer = desk.openSigner(desk.always);
    const auto request = requestFor("sözleşme", signer->algorithms().front());
    for (int i = 0; i < 2; ++i) {
        const auto signature = sign(*signer, request);
        REQUIRE(signature);
        CHECK(opensslAccepts(desk.always.certificate, *signature, request));
    }
    CHECK(desk.entry.requests.size() == 4); // login, and each signature
}

TEST_CASE("Three wrong PINs lock the card, and each question tells how far it is") {
    Desk desk({u"000000"_s, u"000001"_s, u"000002"_s, u"123456"_s});
    const auto signer = desk.openSigner(desk.once);
    CHECK(codeOf(sign(*signer, requestFor("x", rsaSha256))) == ErrorCode::PinLocked);
    REQUIRE(desk.entry.requests.size() == 3);
    CHECK_FALSE(desk.entry.requests[0].pin.finalTry);
    CHECK(desk.entry.requests[2].pin.finalTry);
    CHECK(codeOf(sign(*signer, requestFor("x", rsaSha256))) == ErrorCode::PinLocked);
    CHECK(desk.entry.requests.size() == 3); // nobody is asked for a PIN that cannot help
}

TEST_CASE("A PIN that the card cannot have does not reach it") {
    Desk desk({u"123456789"_s, u"123456"_s});
    const auto signer = desk.openSigner(desk.once);
    CHECK(sign(*signer, requestFor("x", rsaSha256)));
    REQUIRE(desk.entry.requests.size() == 2);
    CHECK(desk.entry.requests[1].lastProblem->arguments == QStringList{u"4"_s, u"8"_s});
}

TEST_CASE("The monitor sees a card come and go") {
    Desk desk({});
    desk.monitor.watchReaders();
    awaitTokens(desk.monitor, 1);
    desk.card.remove();
    awaitTokens(desk.monitor, 0);
    desk.card.insert();
    awaitTokens(desk.monitor, 1);
}

TEST_CASE("Looking at a card is no reason to look again") {
    Desk desk({});
    pkcs11::ReaderWatcher watcher;
    int told = 0;
    QEventLoop first;
    QObject::connect(&watcher, &pkcs11::ReaderWatcher::changed, &first, [&] {
        ++told;
        first.quit();
    });
    first.exec();
    for (int i = 0; i < 5; ++i)
        CHECK(look(desk.monitor).tokens.size() == 1);
    CHECK(told == 1);

    // Its own event comes after any that the looks would have caused.
    desk.card.remove();
    first.exec();
    CHECK(told == 2);
}

TEST_CASE("The watcher outlives the smart card service") {
    needNamespaces();
    const TestCa ca;
    const std::map<int, Identity> keys{{0x9A, ca.issue({})}};
    auto card = std::make_unique<VirtualCard>(keys);
    TokenMonitor monitor({VirtualCard::driver()});
    monitor.watchReaders();
    awaitTokens(monitor, 1);
    card.reset();
    awaitTokens(monitor, 0);
    card = std::make_unique<VirtualCard>(keys);
    awaitTokens(monitor, 1);
}

TEST_CASE("A card that was taken out between two signatures is missed, and works again when it is back") {
    Desk desk({u"123456"_s, u"123456"_s});
    const auto signer = desk.openSigner(desk.once);
    const auto request = requestFor("x", rsaSha256);
    CHECK(sign(*signer, request));
    desk.card.remove();
    CHECK(codeOf(sign(*signer, request)) == ErrorCode::TokenRemoved);
    desk.card.insert();
    CHECK(sign(*signer, request));
    CHECK(desk.entry.requests.size() == 2);
}

TEST_CASE("Another card in the reader is not the one that is to sign, and gets no PIN") {
    const bool duringEntry = GENERATE(false, true);
    Desk desk({u"123456"_s, u"123456"_s});
    const auto signer = desk.openSigner(desk.once);
    const auto request = requestFor("x", rsaSha256);
    const auto swap = [&] {
        desk.card.remove();
        desk.card.insertOther();
    };
    if (duringEntry)
        desk.entry.beforeAnswer = swap;
    else
        swap();
    CHECK(codeOf(sign(*signer, request)) == ErrorCode::TokenRemoved);
    CHECK(desk.entry.requests.size() == (duringEntry ? 1 : 0));
    desk.entry.beforeAnswer = nullptr;
    desk.card.remove();
    desk.card.insert();
    const auto again = sign(*signer, request);
    INFO((again ? QString() : codeName(again.error().code) + again.error().cause).toStdString());
    CHECK(again);
}

TEST_CASE("A card that is taken out while the PIN is typed is missed, and no PIN is sent") {
    Desk desk({u"123456"_s});
    const auto signer = desk.openSigner(desk.once);
    desk.entry.beforeAnswer = [&] { desk.card.remove(); };
    CHECK(codeOf(sign(*signer, requestFor("x", rsaSha256))) == ErrorCode::TokenRemoved);
}

TEST_CASE("A driver that waits for ever for a card just taken out is ended, and started again") {
    Desk desk({u"123456"_s, u"123456"_s}, {10000ms, 3000ms, 3000ms});
    const auto signer = desk.openSigner(desk.once);
    const auto request = requestFor("x", rsaSha256);
    CHECK(sign(*signer, request));
    // Where the service has not looked yet, OpenSC 0.23 locks itself out, and 0.26 says that something
    // failed.
    desk.card.removeUnnoticed();
    const auto code = codeOf(sign(*signer, request));
    INFO(codeName(code).toStdString());
    CHECK((code == ErrorCode::DriverTimedOut || code == ErrorCode::TokenRemoved ||
           code == ErrorCode::TokenFailed));
    desk.card.remove();
    desk.card.insert();
    CHECK(sign(*signer, request));
}

TEST_CASE("A card that fails once works again after a new login, and no wrong PIN is reported") {
    Desk desk({u"123456"_s, u"123456"_s, u"123456"_s, u"123456"_s});
    const bool always = GENERATE(false, true);
    const auto signer = desk.openSigner(always ? desk.always : desk.once);
    const auto request = requestFor("x", signer->algorithms().front());
    desk.card.failNext(0x6F00, 10); // however often OpenSC tries: 0.23 twice, 0.26 once
    CHECK(codeOf(sign(*signer, request)) == ErrorCode::TokenFailed);
    desk.card.failNext(0x6F00, 0);
    CHECK(sign(*signer, request));
}

TEST_CASE(
    "A card that does not answer is told from one that no driver knows, and both from an empty reader") {
    Desk desk({});
    desk.card.remove();
    CHECK(pkcs11::whyNoCandidate(look(desk.monitor)).code == ErrorCode::NoCard);
    desk.card.insertMute();
    const Error mute = pkcs11::whyNoCandidate(look(desk.monitor));
    CHECK(mute.code == ErrorCode::CardMute);
    CHECK(mute.arguments.value(0).startsWith(u"Virtual Reader"_s));
    desk.card.remove();
    desk.card.insertForeign();
    CHECK(pkcs11::whyNoCandidate(look(desk.monitor)).code == ErrorCode::CardUnknown);
    desk.card.remove();
    desk.card.insert();
    CHECK(pkcs11::diagnose(look(desk.monitor)).empty());
}

TEST_CASE("A card that another program keeps to itself is said to be in use, and is there again afterwards") {
    Desk desk({});
    const QString reader = pkcs11::listReaders()->front().name;
    {
        const pkcs11::CardService other;
        SCARDHANDLE card = 0;
        DWORD protocol = 0;
        REQUIRE(SCardConnect(other.handle(), qPrintable(reader), SCARD_SHARE_EXCLUSIVE,
                             SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &card, &protocol) == SCARD_S_SUCCESS);
        desk.monitor.watchReaders();
        await(desk.monitor, [&](const pkcs11::TokenSnapshot& seen) {
            const Error problem = pkcs11::whyNoCandidate(seen);
            return problem.code == ErrorCode::CardInUse && problem.arguments == QStringList{reader};
        });
        SCardDisconnect(card, SCARD_LEAVE_CARD);
    }
    awaitTokens(desk.monitor, 1); // nobody had to ask
}

TEST_CASE(
    "A driver that is known to be for other cards is not loaded while the card that is there is known") {
    const SoftHsmToken softHsm;
    const QString other = softHsm.folder().filePath(u"libakisp11.so"_s); // SoftHSM2 under a false name
    REQUIRE(QFile::copy(SoftHsmToken::driver(), other));
    Desk desk({});
    pkcs11::DriverFile openSc(VirtualCard::driver());
    pkcs11::DriverFile akis(other);
    openSc.isChosen = akis.isChosen = false;
    TokenMonitor monitor({akis, openSc});
    const QString openScPath = QFileInfo(openSc.path).canonicalFilePath();
    CHECK(look(monitor).drivers == QStringList{openScPath});

    desk.card.remove();
    desk.card.insertForeign(); // OpenSC does not know it: now everybody is asked
    CHECK(look(monitor).drivers.contains(other));

    akis.isChosen = true; // whoever names a driver gets it
    monitor.setDrivers({akis, openSc});
    desk.card.remove();
    desk.card.insert();
    CHECK(look(monitor).drivers == QStringList{other, openScPath});
}

TEST_CASE("A look that hangs is ended when the readers change, long before its time is up") {
    const SoftHsmToken softHsm;
    const FaultyDriver faults;
    Desk desk({});
    TokenMonitor monitor({FaultyDriver::path()}, {1h, 1h, 1h});
    monitor.watchReaders();
    awaitTokens(monitor, 1);
    faults.set("C_GetSlotList hang\n");
    const int before = faults.calls("C_GetSlotList");
    const auto hanging = monitor.refresh();
    while (faults.calls("C_GetSlotList") == before)
        QThread::msleep(1);
    faults.set("absent\n");
    desk.card.remove();
    awaitTokens(monitor, 0);
    CHECK(monitor.snapshot().problems.empty());
    faults.set("");
    desk.card.insert();
    awaitTokens(monitor, 1);
}
