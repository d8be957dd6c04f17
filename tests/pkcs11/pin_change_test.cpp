// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/pin_changer.h"

#include "pkcs11/known_drivers.h"
#include "tests/pkcs11/token_bench.h"

#include <catch2/catch.hpp>

#include <future>
#include <thread>

using namespace Qt::StringLiterals;
using namespace yenile;
using namespace yenile::tests;
using pkcs11::PinChangeRequest;
using pkcs11::PinTask;

namespace {

const QString pin = u"123456"_s;
const QString newPin = u"654321"_s;
const QString puk = u"87654321"_s; // of SoftHsmToken

/// Enters what it was given, one pair after the other, then gives up.
class ScriptedEntry final : public pkcs11::PinChangeEntry {
public:
    explicit ScriptedEntry(QList<std::pair<QString, QString>> pairs) : m_pairs(std::move(pairs)) {}

    Result<Pins> askPins(const PinChangeRequest& request) override {
        requests.push_back(request);
        if (request.pin.protectedPath)
            return readers < 2 ? Result<Pins>(Pins{}) : fail(ErrorCode::Cancelled);
        if (m_pairs.isEmpty())
            return fail(ErrorCode::Cancelled);
        const auto [present, next] = m_pairs.takeFirst();
        return Pins{Secret(present.toUtf8()), Secret(next.toUtf8())};
    }
    void readerWaits(const PinChangeRequest& /*request*/, std::chrono::milliseconds /*limit*/,
                     const std::function<void()>& giveUp) override {
        ++readers;
        if (readyToGiveUp) // it has to be under way before it can be given up
            m_givingUp = std::async(std::launch::async, [this, giveUp] {
                while (!readyToGiveUp())
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                giveUp();
            });
    }
    void readerIsDone() override {}

    std::vector<PinChangeRequest> requests;
    int readers = 0;
    std::function<bool()> readyToGiveUp;

private:
    QList<std::pair<QString, QString>> m_pairs;
    std::future<void> m_givingUp;
};

/// A token behind the driver that goes wrong on demand.
struct Bench {
    explicit Bench(const QByteArray& script = {}) : monitor({FaultyDriver::path()}) {
        faults.set(script);
        softHsm.store(TestCa().issue({}));
        token = onlyToken(monitor);
    }
    Result<void> set(PinTask task, ScriptedEntry& entry) { return await(monitor.setPin(token, task, entry)); }
    /// Whether one can sign with that PIN.
    bool opens(const QString& with) {
        ScriptedPinEntry entry({with});
        const auto signer = monitor.openSigner(token, token.certificates.at(0), entry);
        return sign(*signer, requestFor("sözleşme", signer->algorithms().front())).has_value();
    }

    SoftHsmToken softHsm;
    FaultyDriver faults;
    pkcs11::TokenMonitor monitor;
    pkcs11::Token token;
};

ErrorCode codeOf(const Result<void>& outcome) {
    REQUIRE_FALSE(outcome.has_value());
    return outcome.error().code;
}

} // namespace

TEST_CASE("A PIN is changed by the present one, and set by the PUK where nobody knows it any more") {
    Bench bench;
    ScriptedEntry change({{u"000000"_s, newPin}, {pin, newPin}});
    REQUIRE(bench.set(PinTask::Change, change));
    REQUIRE(change.requests.size() == 2); // after the wrong one it was asked for again, and why
    CHECK(change.requests[1].lastProblem->code == ErrorCode::PinIncorrect);
    CHECK_FALSE(bench.opens(pin));
    CHECK(bench.opens(newPin));

    ScriptedEntry unblock({{u"00000000"_s, u"999999"_s}, {puk, u"999999"_s}});
    REQUIRE(bench.set(PinTask::Unblock, unblock));
    CHECK(unblock.requests.at(1).lastProblem->code == ErrorCode::PukIncorrect);
    CHECK_FALSE(bench.opens(newPin));
    CHECK(bench.opens(u"999999"_s));
}

TEST_CASE("A PIN of a length that no PIN of the card has never reaches it") {
    Bench bench("pin-length 6 8\n");
    const PinTask task = GENERATE(PinTask::Change, PinTask::Unblock);
    ScriptedEntry entry({{task == PinTask::Change ? pin : puk, u"12345"_s}});
    CHECK(codeOf(bench.set(task, entry)) == ErrorCode::Cancelled);
    REQUIRE(entry.requests.size() == 2);
    CHECK(entry.requests[1].lastProblem == Error{ErrorCode::PinLengthInvalid, {u"6"_s, u"8"_s}, {}});
    CHECK(bench.faults.calls("C_SetPIN") + bench.faults.calls("C_InitPIN") == 0);
    CHECK(bench.opens(pin));
}

TEST_CASE("Who has one try left is told so before it is used, of the PIN and of the PUK") {
    SECTION("PIN") {
        Bench bench("C_SetPIN last-try\n");
        ScriptedEntry entry({{u"000000"_s, newPin}});
        CHECK(codeOf(bench.set(PinTask::Change, entry)) == ErrorCode::Cancelled);
        CHECK_FALSE(entry.requests.at(0).isLastTry());
        CHECK(entry.requests.at(1).isLastTry());
        CHECK(entry.requests.at(1).lastProblem->code == ErrorCode::PinIncorrectLastTry);
    }
    SECTION("PUK") {
        Bench bench("so-flags 0x200000\n");
        ScriptedEntry entry({{u"00000000"_s, newPin}});
        CHECK(codeOf(bench.set(PinTask::Unblock, entry)) == ErrorCode::Cancelled);
        CHECK_FALSE(entry.requests.at(0).isLastTry());
        CHECK(entry.requests.at(1).isLastTry());
    }
}

TEST_CASE("Where the card is locked already nobody is asked for anything") {
    const auto [flags, task, code] = GENERATE(table<const char*, PinTask, ErrorCode>(
        {{"set-flags 0x40000\n", PinTask::Change, ErrorCode::PinLocked},
         {"clear-flags 0x8\n", PinTask::Change, ErrorCode::PinNotSet},
         {"set-flags 0x400000\n", PinTask::Unblock, ErrorCode::PukLocked}}));
    Bench bench(flags);
    ScriptedEntry entry({{pin, newPin}});
    CHECK(codeOf(bench.set(task, entry)) == code);
    CHECK(entry.requests.empty());
}

TEST_CASE("On a reader with a key pad nothing of the PINs comes from the screen") {
    const PinTask task = GENERATE(PinTask::Change, PinTask::Unblock);
    Bench bench("reader-new-pin 654321\nreader-pin " + (task == PinTask::Change ? pin : puk).toUtf8() + "\n");
    ScriptedEntry entry({});
    REQUIRE(bench.set(task, entry));
    CHECK(entry.readers == 1);
    bench.faults.set({});
    bench.token = onlyToken(bench.monitor);
    CHECK(bench.opens(newPin));
}

TEST_CASE("Whoever gives up at the key pad has set nothing") {
    Bench bench("reader-pin 123456\nC_SetPIN hang\n");
    ScriptedEntry entry({});
    entry.readyToGiveUp = [&] { return bench.faults.calls("C_SetPIN") == 1; };
    CHECK(codeOf(bench.set(PinTask::Change, entry)) == ErrorCode::Cancelled);
}

TEST_CASE("What a driver does wrong while a PIN is set is told, and whether it can be done at all") {
    const auto [fault, task, code] = GENERATE(table<const char*, PinTask, ErrorCode>(
        {{"C_SetPIN 0x54\n", PinTask::Change, ErrorCode::PinChangeUnsupported},
         {"C_InitPIN 0x54\n", PinTask::Unblock, ErrorCode::PinChangeUnsupported},
         {"C_Login 0x103\n", PinTask::Unblock, ErrorCode::PinChangeUnsupported}, // knows no such user
         {"C_Login 0xa4\n", PinTask::Unblock, ErrorCode::PukLocked},
         {"C_SetPIN 0xa4\n", PinTask::Change, ErrorCode::PinLocked},
         {"C_SetPIN crash\n", PinTask::Change, ErrorCode::DriverCrashed},
         {"C_InitPIN exit\n", PinTask::Unblock, ErrorCode::DriverCrashed},
         {"C_SetPIN 0x32\n", PinTask::Change, ErrorCode::TokenRemoved},
         {"C_SetPIN done\n", PinTask::Change, ErrorCode::TokenFailed},   // says that it did it
         {"C_InitPIN done\n", PinTask::Unblock, ErrorCode::TokenFailed}, // the same
         {"C_SetPIN 0xa1\n", PinTask::Change, ErrorCode::Cancelled}}));  // asked for another new PIN
    INFO(fault);
    Bench bench(fault);
    ScriptedEntry entry({{task == PinTask::Change ? pin : puk, newPin}});
    const Result<void> outcome = bench.set(task, entry);
    CHECK(codeOf(outcome) == code);
    if (code == ErrorCode::PinChangeUnsupported)
        CHECK_FALSE(outcome.error().arguments.value(0).isEmpty());
    if (code == ErrorCode::Cancelled)
        CHECK(entry.requests.at(1).lastProblem->code == ErrorCode::NewPinRefused);
    bench.faults.set({});
    CHECK(bench.opens(pin));
}

TEST_CASE("The maker's tool is named where it is known, and is never nothing") {
    pkcs11::Token token;
    token.driver = u"/opt/akis/"_s + pkcs11::knownDriverNamed(u"AKİS"_s)->files.first();
    CHECK(pkcs11::makersTool(token) == u"AKİA"_s);
    token.driver = u"/opt/x.so"_s;
    CHECK_FALSE(pkcs11::makersTool(token).isEmpty());
}
