// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/pkcs11/token_bench.h"

#include <catch2/catch.hpp>

#include <array>
#include <optional>

// What drivers do wrong, one row a case: the call, the fault, and what comes of it. After each row the driver
// is well again, and then the same client has to work as if nothing had been.

using namespace Qt::StringLiterals;
using namespace yenile;
using namespace yenile::tests;
using namespace std::chrono_literals;
using pkcs11::TokenMonitor;

namespace {

using enum ErrorCode;

/// Short for what hangs, and long enough for everything else on a busy computer.
constexpr pkcs11::Limits limits{3s, 3s, 3s};

struct Look {
    const char* faults;
    int tokens; ///< that are seen in spite of the fault
    std::optional<ErrorCode> problem = {};
};

constexpr std::array looks{
    // while the driver is loaded
    Look{"C_GetFunctionList 0x6\n", 0, DriverFailed},
    Look{"C_GetFunctionList crash\n", 0, DriverCrashed},
    Look{"C_GetFunctionList hang\n", 0, DriverTimedOut},
    Look{"C_GetFunctionList done\n", 0, DriverFailed}, // CKR_OK, and no list
    Look{"C_Initialize 0x30\n", 0, DriverFailed},
    Look{"C_Initialize 0xa\n", 0, DriverFailed}, // CKR_CANT_LOCK
    Look{"C_Initialize crash\n", 0, DriverCrashed},
    Look{"C_Initialize hang\n", 0, DriverTimedOut},
    Look{"C_Initialize exit\n", 0, DriverCrashed},
    Look{"C_Initialize delay 500\n", 1},
    Look{"null-arguments\n", 1}, // AKİS
    Look{"noise\n", 1},
    // while the slots are listed
    Look{"C_GetSlotList 0x30\n", 0, TokenFailed},
    Look{"C_GetSlotList 0x190\n", 0, DriverFailed},
    Look{"C_GetSlotList crash\n", 0, DriverCrashed},
    Look{"C_GetSlotList hang\n", 0, DriverTimedOut},
    Look{"no-slots\n", 0}, // libp11 shows no error where there is none
    Look{"absent\n", 0},
    Look{"C_GetSlotInfo 0x30\n", 0, TokenFailed},
    Look{"C_GetSlotInfo crash\n", 0, DriverCrashed},
    Look{"removable\n", 1, TokenNotInitialised},
    Look{"spare-slot 0x30\n", 1}, // libp11 would give up the good slot as well
    Look{"spare-slot 0xe1\n", 1},
    // while a token is read
    Look{"C_GetTokenInfo 0x30\n", 0},
    Look{"C_GetTokenInfo hang\n", 0, DriverTimedOut},
    Look{"garbled-info\n", 1},
    Look{"pin-length 8 4\n", 1},
    Look{"C_OpenSession 0xb1\n", 0, TokenFailed}, // where libp11 0.4.12 waits for ever
    Look{"C_OpenSession 0xe0\n", 0, TokenRemoved},
    Look{"C_OpenSession 0x30\n", 0, TokenFailed},
    Look{"C_OpenSession crash\n", 0, DriverCrashed},
    Look{"C_FindObjectsInit 0x90\n", 0, TokenFailed},
    Look{"C_FindObjects 0x32\n", 0, TokenRemoved},
    Look{"C_FindObjects hang\n", 0, DriverTimedOut},
    Look{"objects 0x400\n", 0, TokenFailed},
    Look{"endless-objects\n", 1},
    Look{"C_FindObjectsFinal 0x91\n", 1},
    Look{"C_GetAttributeValue crash\n", 0, DriverCrashed},
    Look{"attribute-size 0x7fffffff\n", 1}, // without its certificate
    Look{"C_GetMechanismList 0x30\n", 1},
    Look{"mechanisms 0xffffffff\n", 1},
    Look{"C_CloseSession 0xb3\n", 1},
};

struct Signature {
    const char* faults;
    std::optional<ErrorCode> outcome; ///< nothing: it is made all the same
    std::size_t questions = 1;        ///< for the PIN
    int logins = 1;                   ///< calls that carry a PIN
};

constexpr std::array signatures{
    // flags that are read before anybody is asked
    Signature{"set-flags 0x40000\n", PinLocked, 0, 0},
    Signature{"set-flags 0x20000\n", {}},
    Signature{"set-flags 0x10000\n", {}},
    Signature{"clear-flags 0x8\n", {}}, // the PIN is set, and the driver forgets to say so
    Signature{"pin-length 8 12\n", Cancelled, 2, 0},
    Signature{"pin-length 8 4\n", {}},
    // login
    Signature{"C_Login 0xa0\n", Cancelled, 2, 1}, // the second question is not answered
    Signature{"C_Login 0xa2\n", Cancelled, 2, 1},
    Signature{"C_Login 0xa1\n", TokenFailed},
    Signature{"C_Login 0xa3\n", PinExpired},
    Signature{"C_Login 0xa4\n", PinLocked},
    Signature{"C_Login 0x102\n", PinNotSet},
    Signature{"C_Login 0x50\n", Cancelled},
    Signature{"C_Login 0x104\n", TokenFailed},
    Signature{"C_Login 0x5\n", TokenFailed},
    Signature{"C_Login 0x30\n", TokenFailed},
    Signature{"C_Login 0x32\n", TokenRemoved},
    Signature{"C_Login 0xb3\n", TokenRemoved},
    Signature{"C_Login 0x800000a0\n", TokenFailed}, // a vendor's value is never a wrong PIN
    Signature{"C_Login after 0x100\n", {}},         // CKR_USER_ALREADY_LOGGED_IN
    Signature{"C_Login done\n", KeyMissing},        // says it is logged in, and shows no key
    Signature{"C_Login crash\n", DriverCrashed},
    Signature{"C_Login hang\n", DriverTimedOut},
    Signature{"C_Login exit\n", DriverCrashed},
    Signature{"C_Login delay 500\n", {}},
    // the token and its objects
    Signature{"absent\n", TokenRemoved, 0, 0},
    Signature{"no-slots\n", TokenRemoved, 0, 0},
    Signature{"C_OpenSession 0xb1\n", TokenFailed, 0, 0},
    Signature{"C_GetTokenInfo 0x30\n", TokenRemoved, 0, 0},
    Signature{"C_FindObjectsInit 0xb3\n", TokenRemoved, 0, 0},
    Signature{"C_FindObjects 0x30\n", TokenFailed, 0, 0},
    Signature{"objects 0x400\n", TokenFailed, 0, 0},
    Signature{"attribute-size 0x7fffffff\n", TokenRemoved, 0, 0}, // its certificate is not seen
    // the signature itself
    Signature{"C_SignInit 0x70\n", MechanismUnsupported},
    Signature{"C_SignInit 0x91\n", MechanismUnsupported}, // AKİS
    Signature{"C_SignInit 0x63\n", MechanismUnsupported},
    Signature{"C_SignInit 0x90\n", TokenFailed},
    Signature{"C_SignInit 0x101\n", TokenFailed},
    Signature{"C_SignInit 0xb3\n", TokenRemoved},
    Signature{"C_SignInit crash\n", DriverCrashed},
    Signature{"no-mechanism 0x1\n", MechanismUnsupported},
    Signature{"C_Sign 0x5\n", TokenFailed},
    Signature{"C_Sign 0x32\n", TokenRemoved},
    Signature{"C_Sign 0x101\n", TokenFailed}, // never a wrong PIN
    Signature{"C_Sign 0x150\n", TokenFailed}, // CKR_BUFFER_TOO_SMALL
    Signature{"C_Sign after 0x31\n", TokenFailed},
    Signature{"C_Sign done\n", SignatureMismatch},
    Signature{"C_Sign crash\n", DriverCrashed},
    Signature{"C_Sign hang\n", DriverTimedOut},
    Signature{"C_Sign delay 500\n", {}},
    Signature{"garbled-signature\n", SignatureMismatch},
    Signature{"signature-size 0x0\n", SignatureMismatch},
    Signature{"signature-size 0x10\n", SignatureMismatch},
    Signature{"signature-size 0x7fffffff\n", TokenFailed},
    Signature{"C_CloseSession 0xb3\n", {}},
    Signature{"C_CloseSession crash\n", DriverCrashed},
    // keys that want the PIN for each signature: a login, and one for the signature
    Signature{"always-authenticate\n", Cancelled, 2, 1},
    Signature{"always-authenticate\ncontext-login 0xa4\n", PinLocked, 2, 2},
    Signature{"always-authenticate\ncontext-login 0x101\n", TokenFailed, 2, 2},
    Signature{"always-authenticate\ncontext-login 0x91\n", TokenFailed, 2, 2},
    // a reader with a key pad
    Signature{"reader-pin 123456\n", {}},
    Signature{"reader-pin 999999\n", Cancelled, 2, 1},
    Signature{"reader-pin 123456\nC_Login 0x50\n", Cancelled},
    Signature{"reader-pin 123456\nC_Login 0x1\n", Cancelled},
    Signature{"reader-pin 123456\nC_Login hang\n", PinPadTimedOut},
};

static_assert(looks.size() + signatures.size() >= 60);

std::optional<ErrorCode> outcomeOf(const Result<QByteArray>& signature) {
    return signature ? std::nullopt : std::optional(signature.error().code);
}

std::optional<ErrorCode> problemOf(const pkcs11::TokenSnapshot& snapshot) {
    for (const auto& problems : {snapshot.failedChoices, snapshot.problems, snapshot.asides})
        if (!problems.empty())
            return problems.front().code;
    return std::nullopt;
}

std::string textOf(const std::optional<ErrorCode>& code) {
    return code ? codeName(*code).toStdString() : "nothing";
}

} // namespace

TEST_CASE(
    "Whatever a driver does wrong while it looks has its name, and is forgotten when it is well again") {
    const TestCa ca;
    SoftHsmToken softHsm;
    softHsm.store(ca.issue({}));
    const FaultyDriver faults;
    for (const Look& row : looks) {
        INFO(row.faults);
        TokenMonitor monitor({FaultyDriver::path()}, limits);
        faults.set(row.faults);
        const auto snapshot = look(monitor);
        CHECK(static_cast<int>(snapshot.tokens.size()) == row.tokens);
        CHECK(textOf(problemOf(snapshot)) == textOf(row.problem));
        CHECK(faults.calls("C_Login") == 0);
        faults.set("");
        const auto again = look(monitor);
        CHECK(again.tokens.size() == 1);
        CHECK(again.problems.empty());
    }
}

TEST_CASE(
    "Whatever a driver does wrong while it signs has its name, costs no PIN try without an entry, and the "
    "next signature works") {
    FaultyTokenBench bench({}, limits);
    for (const Signature& row : signatures) {
        INFO(row.faults);
        const bool twice =
            QByteArrayView(row.faults).startsWith("always") && static_cast<int>(row.questions) == row.logins;
        bench.signer = bench.openSigner();
        bench.entry.begin(twice ? QStringList{u"123456"_s, u"123456"_s} : QStringList{u"123456"_s});
        const int before = bench.faults.calls("C_Login");
        bench.faults.set(row.faults);
        CHECK(textOf(outcomeOf(bench.sign())) == textOf(row.outcome));
        CHECK(bench.entry.requests.size() == row.questions);
        CHECK(bench.faults.calls("C_Login") - before == row.logins);

        bench.faults.set("");
        bench.signer = bench.openSigner();
        bench.entry.begin({u"123456"_s});
        const int afterwards = bench.faults.calls("C_Login");
        const auto signature = bench.sign();
        CHECK(textOf(outcomeOf(signature)) == "nothing");
        CHECK((signature && opensslAccepts(bench.identity.certificate, *signature, bench.request)));
        CHECK(bench.faults.calls("C_Login") - afterwards == 1);
    }
}
