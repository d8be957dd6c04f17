// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/pkcs11/token_bench.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QFileInfo>

#include <openssl/evp.h>
#include <unistd.h>

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

using Bench = FaultyTokenBench;

ErrorCode codeOf(const Result<QByteArray>& outcome) {
    REQUIRE_FALSE(outcome.has_value());
    return outcome.error().code;
}

} // namespace

TEST_CASE("Every algorithm that a token announces makes a signature that OpenSSL accepts") {
    const auto key = GENERATE(KeyKind::Rsa2048, KeyKind::Rsa3072, KeyKind::P256, KeyKind::P384);
    const TestCa ca;
    LeafProfile profile;
    profile.key = key;
    const Identity identity = ca.issue(profile);
    SoftHsmToken softHsm;
    softHsm.store(identity);
    TokenMonitor monitor({SoftHsmToken::driver()});
    ScriptedPinEntry entry({softHsm.pin()});
    const auto token = onlyToken(monitor);
    const auto signer = monitor.openSigner(token, token.certificates.at(0), entry);

    const bool rsa = key == KeyKind::Rsa2048 || key == KeyKind::Rsa3072;
    REQUIRE(signer->algorithms().size() == (rsa ? 6U : 3U));
    for (const auto& algorithm : signer->algorithms()) {
        const auto request = requestFor("sözleşme", algorithm);
        const auto signature = sign(*signer, request);
        UNSCOPED_INFO((signature ? QString() : signature.error().cause).toStdString());
        REQUIRE(signature);
        CHECK(opensslAccepts(identity.certificate, *signature, request));
    }
    CHECK(entry.requests.size() == 1);
}

TEST_CASE("The digest that fits the key is offered first") {
    const auto [key, algorithm] = GENERATE(table<KeyKind, SignatureAlgorithm>(
        {{KeyKind::Rsa2048, {SignatureScheme::RsaPkcs1, DigestAlgorithm::Sha256}},
         {KeyKind::P256, {SignatureScheme::Ecdsa, DigestAlgorithm::Sha256}},
         {KeyKind::P384, {SignatureScheme::Ecdsa, DigestAlgorithm::Sha384}}}));
    LeafProfile profile;
    profile.key = key;
    SoftHsmToken softHsm;
    softHsm.store(TestCa().issue(profile));
    TokenMonitor monitor({SoftHsmToken::driver()});
    CHECK((onlyToken(monitor).certificates.at(0).algorithms.front() == algorithm));
}

TEST_CASE("A token that lists PSS and not PKCS#1 v1.5 signs with PSS") {
    SoftHsmToken softHsm;
    const Identity identity = TestCa().issue({});
    softHsm.store(identity);
    const FaultyDriver faults;
    faults.set("no-mechanism 0x1 0x40 0x41 0x42\n");
    TokenMonitor monitor({FaultyDriver::path()});
    ScriptedPinEntry entry({softHsm.pin()});
    const auto token = onlyToken(monitor);
    const auto signer = monitor.openSigner(token, token.certificates.at(0), entry);
    REQUIRE(signer->algorithms().size() == 3);
    const auto request = requestFor("sözleşme", signer->algorithms().front());
    CHECK(request.algorithm.scheme == SignatureScheme::RsaPss);
    const auto signature = sign(*signer, request);
    REQUIRE(signature);
    CHECK(opensslAccepts(identity.certificate, *signature, request));
}

TEST_CASE("A token that makes the digest itself, and has nothing else, signs what the digest is of") {
    SoftHsmToken softHsm;
    const Identity identity = TestCa().issue({});
    softHsm.store(identity);
    const FaultyDriver faults;
    faults.set("no-mechanism 0x1 0xd 0x42 0x45\n"); // the raw ones, and those with SHA-512
    TokenMonitor monitor({FaultyDriver::path()});
    ScriptedPinEntry entry({softHsm.pin()});
    const auto token = onlyToken(monitor);
    const auto signer = monitor.openSigner(token, token.certificates.at(0), entry);
    REQUIRE(signer->algorithms().size() == 4);
    for (const auto& algorithm : signer->algorithms()) {
        auto request = requestFor("sözleşme", algorithm);
        request.message = "sözleşme";
        const auto signature = sign(*signer, request);
        REQUIRE(signature);
        CHECK(opensslAccepts(identity.certificate, *signature, request));
    }
}

TEST_CASE(
    "A token for ECDSA that makes the digest itself, and has nothing else, signs what the digest is of") {
    SoftHsmToken softHsm;
    LeafProfile profile;
    profile.key = GENERATE(KeyKind::P256, KeyKind::P384);
    const Identity identity = TestCa().issue(profile);
    softHsm.store(identity);
    const FaultyDriver faults;
    faults.set("hashing-ecdsa\n");
    TokenMonitor monitor({FaultyDriver::path()});
    ScriptedPinEntry entry({softHsm.pin()});
    const auto token = onlyToken(monitor);
    const auto signer = monitor.openSigner(token, token.certificates.at(0), entry);
    REQUIRE(signer->algorithms().size() == 1);
    CHECK((signer->algorithms().front() ==
           SignatureAlgorithm{SignatureScheme::Ecdsa, DigestAlgorithm::Sha256}));
    auto request = requestFor("sözleşme", signer->algorithms().front());
    request.message = "sözleşme";
    const auto signature = sign(*signer, request);
    REQUIRE(signature);
    CHECK(opensslAccepts(identity.certificate, *signature, request));
}

TEST_CASE("The signer knows the issuers that are on the token") {
    const TestCa ca;
    const Identity identity = ca.issue({});
    SoftHsmToken softHsm;
    softHsm.storeCertificate(ca.root().certificate, "\x09");
    softHsm.store(identity);
    softHsm.storeCertificate(ca.issuer().certificate, "\x08");
    TokenMonitor monitor({SoftHsmToken::driver()});
    const auto token = onlyToken(monitor);
    ScriptedPinEntry entry({});
    for (const auto& certificate : token.certificates) {
        if (certificate.certificate == identity.certificate)
            CHECK((monitor.openSigner(token, certificate, entry)->chain() ==
                   std::vector{ca.issuer().certificate, ca.root().certificate}));
    }
    CHECK(entry.requests.empty());
}

TEST_CASE("One PIN entry does for several signatures, and says for what") {
    Bench bench({u"123456"_s});
    bench.request.number = 2;
    bench.request.count = 3;
    for (int i = 0; i < 3; ++i)
        CHECK(bench.sign());
    REQUIRE(bench.entry.requests.size() == 1);
    CHECK(bench.entry.requests[0].description == u"application.pdf"_s);
    CHECK(bench.entry.requests[0].tokenLabel == bench.softHsm.label());
    CHECK(bench.entry.requests[0].number == 2);
    CHECK(bench.entry.requests[0].count == 3);
    CHECK_FALSE(bench.entry.requests[0].lastProblem);
    CHECK(bench.faults.calls("C_Login") == 1);
}

TEST_CASE("After a wrong PIN it is asked for again, with what the token now says about it") {
    Bench bench({u"000000"_s, u"123456"_s});
    CHECK(bench.sign());
    REQUIRE(bench.entry.requests.size() == 2);
    CHECK_FALSE(bench.entry.requests[0].pin.countLow);
    REQUIRE(bench.entry.requests[1].lastProblem);
    CHECK(bench.entry.requests[1].lastProblem->code == ErrorCode::PinIncorrect);
    CHECK(bench.entry.requests[1].pin.countLow);
    CHECK(bench.faults.calls("C_Login") == 2);
}

TEST_CASE("A PIN of impossible length costs no try") {
    Bench bench({u"123"_s, u"123456"_s});
    CHECK(bench.sign());
    REQUIRE(bench.entry.requests.size() == 2);
    REQUIRE(bench.entry.requests[1].lastProblem);
    CHECK(bench.entry.requests[1].lastProblem->code == ErrorCode::PinLengthInvalid);
    CHECK(bench.entry.requests[1].lastProblem->arguments == QStringList{u"4"_s, u"255"_s});
    CHECK(bench.faults.calls("C_Login") == 1);
}

TEST_CASE("Whoever gives up is not asked again") {
    Bench bench({});
    CHECK(codeOf(bench.sign()) == ErrorCode::Cancelled);
    CHECK(bench.entry.requests.size() == 1);
    CHECK(bench.faults.calls("C_Login") == 0);
}

TEST_CASE("A wrong PIN that leaves one try is told as wrong, with what is left") {
    Bench bench({u"000000"_s});
    bench.entry.beforeAnswer = [&] { bench.faults.set("set-flags 0x20000\n"); };
    CHECK(codeOf(bench.sign()) == ErrorCode::Cancelled);
    REQUIRE(bench.entry.requests.size() == 2);
    REQUIRE(bench.entry.requests[1].lastProblem);
    CHECK(bench.entry.requests[1].lastProblem->code == ErrorCode::PinIncorrectLastTry);
    CHECK(bench.entry.requests[1].pin.finalTry);
}

TEST_CASE("A token that wants no login is not asked for a PIN") {
    Bench bench({});
    bench.faults.set("clear-flags 0x4\n"); // and its key hides all the same: it is not there
    CHECK(codeOf(bench.sign()) == ErrorCode::KeyMissing);
    CHECK(bench.entry.requests.empty());
    CHECK(bench.faults.calls("C_Login") == 0);
}

TEST_CASE("That a PIN is to be changed is known before it is asked for") {
    Bench bench({u"123456"_s});
    bench.faults.set("set-flags 0x80000\n");
    CHECK(onlyToken(bench.monitor).pin.toBeChanged);
    CHECK(bench.sign()); // openCryptoki's tokens sign all the same
}

TEST_CASE("A locked PIN is not asked for") {
    Bench bench({u"123456"_s});
    bench.faults.set("set-flags 0x40000\n");
    CHECK(codeOf(bench.sign()) == ErrorCode::PinLocked);
    CHECK(bench.entry.requests.empty());
}

TEST_CASE("The last try is announced before it is used") {
    Bench bench({});
    bench.faults.set("set-flags 0x20000\n");
    CHECK(codeOf(bench.sign()) == ErrorCode::Cancelled);
    REQUIRE(bench.entry.requests.size() == 1);
    CHECK(bench.entry.requests[0].pin.finalTry);
}

TEST_CASE("What the token answers to a login becomes the right error, and no PIN is sent twice") {
    const auto [value, code] =
        GENERATE(table<const char*, ErrorCode>({{"0xa4", ErrorCode::PinLocked},
                                                {"0x102", ErrorCode::PinNotSet},
                                                {"0x32", ErrorCode::TokenRemoved},
                                                {"0xe0", ErrorCode::TokenRemoved},
                                                {"0x50", ErrorCode::Cancelled},
                                                {"0x30", ErrorCode::TokenFailed},
                                                {"0x80000063", ErrorCode::TokenFailed}}));
    Bench bench({u"123456"_s, u"123456"_s});
    bench.faults.set(QByteArray("C_Login ") + value + "\n");
    const auto outcome = bench.sign();
    CHECK(codeOf(outcome) == code);
    CHECK(outcome.error().cause.contains(QString::fromLatin1(value)));
    CHECK(bench.entry.requests.size() == 1);
    CHECK(bench.faults.calls("C_Login") == 1);
}

TEST_CASE("What the token answers to a signature becomes the right error, and the next one works") {
    const auto [value, code] =
        GENERATE(table<const char*, ErrorCode>({{"0x32", ErrorCode::TokenRemoved},
                                                {"0xb3", ErrorCode::TokenRemoved},
                                                {"0x70", ErrorCode::MechanismUnsupported},
                                                {"0x101", ErrorCode::TokenFailed},
                                                {"0x5", ErrorCode::TokenFailed}}));
    Bench bench({u"123456"_s, u"123456"_s});
    bench.faults.set(QByteArray("C_Sign ") + value + "\n");
    CHECK(codeOf(bench.sign()) == code);
    bench.faults.set("");
    CHECK(bench.sign());
}

TEST_CASE("A driver that says 'no operation' for a mechanism it does not have is understood") {
    Bench bench({u"123456"_s});
    bench.faults.set("C_SignInit 0x91\n");
    const auto outcome = bench.sign();
    CHECK(codeOf(outcome) == ErrorCode::MechanismUnsupported);
    CHECK(outcome.error().arguments == QStringList{u"RSA PKCS#1 v1.5"_s});
}

TEST_CASE("Keys that want the PIN for each signature get it for each") {
    Bench bench({u"123456"_s, u"123456"_s, u"000000"_s, u"123456"_s});
    bench.faults.set("always-authenticate\n");
    CHECK(bench.sign()); // login, signature
    CHECK(bench.entry.requests.size() == 2);
    CHECK(bench.sign()); // signature, wrong at first
    REQUIRE(bench.entry.requests.size() == 4);
    REQUIRE(bench.entry.requests[3].lastProblem);
    CHECK(bench.entry.requests[3].lastProblem->code == ErrorCode::PinIncorrect);
    CHECK(codeOf(bench.sign()) == ErrorCode::Cancelled);
}

TEST_CASE("With a PIN pad no PIN goes through the program") {
    Bench bench({u""_s});
    bench.faults.set("reader-pin 123456\n");
    CHECK(bench.sign());
    REQUIRE(bench.entry.requests.size() == 1);
    CHECK(bench.entry.requests[0].pin.protectedPath);
}

TEST_CASE("Whoever waits for a PIN pad is told for how long, and can give up") {
    Bench bench({u""_s, u""_s}, {1h, 1h, 90s});
    bench.faults.set("reader-pin 123456\nC_Login hang\n");
    bench.entry.givesUpAtReader = true;
    bench.entry.readyToGiveUp = [&] { return bench.faults.calls("C_Login") == 1; };
    CHECK(codeOf(bench.sign()) == ErrorCode::Cancelled);
    CHECK(bench.entry.readerLimits == std::vector{std::chrono::milliseconds(90s)});
    CHECK(bench.entry.readersDone == 1);

    bench.faults.set("reader-pin 123456\n");
    bench.entry.givesUpAtReader = false;
    CHECK(bench.sign());
    CHECK(bench.entry.readersDone == 2);
}

TEST_CASE("A wrong PIN on the PIN pad is asked for again") {
    Bench bench({u""_s, u""_s});
    bench.faults.set("reader-pin 999999\n");
    bench.entry.beforeAnswer = [&] {
        if (bench.entry.requests.size() == 2)
            bench.faults.set("reader-pin 123456\n");
    };
    CHECK(bench.sign());
    CHECK(bench.entry.requests.size() == 2);
}

TEST_CASE("A certificate without its key is named as such") {
    const TestCa ca;
    LeafProfile profile;
    profile.key = GENERATE(KeyKind::Rsa2048, KeyKind::P256);
    const Identity identity = ca.issue(profile);
    const Identity other = ca.issue(profile);
    SoftHsmToken softHsm;
    softHsm.storeCertificate(identity.certificate, "\x01");
    softHsm.storeKey(other, "\x01"); // the same CKA_ID, another key
    TokenMonitor monitor({SoftHsmToken::driver()});
    ScriptedPinEntry entry({softHsm.pin()});
    const auto token = onlyToken(monitor);
    const auto signer = monitor.openSigner(token, token.certificates.at(0), entry);
    CHECK(codeOf(sign(*signer, requestFor("x", signer->algorithms().front()))) == ErrorCode::KeyMissing);
}

TEST_CASE("A key with another CKA_ID than the certificate's is found, listed as it signs") {
    const QByteArray keyId = GENERATE(QByteArray("\x09"), QByteArray("\x01\x02"));
    const TestCa ca;
    LeafProfile profile;
    profile.key = GENERATE(KeyKind::Rsa2048, KeyKind::P256);
    const Identity identity = ca.issue(profile);
    SoftHsmToken softHsm;
    softHsm.storeKey(identity, keyId);
    softHsm.storeCertificate(identity.certificate, "\x01");
    TokenMonitor monitor({SoftHsmToken::driver()});
    ScriptedPinEntry entry({softHsm.pin()});
    const auto token = onlyToken(monitor);
    CHECK(token.certificates.at(0).key == pkcs11::KeyPresence::Seen);
    const auto signer = monitor.openSigner(token, token.certificates.at(0), entry);
    CHECK(sign(*signer, requestFor("x", signer->algorithms().front())));
}

TEST_CASE("A key that hides until the login, beside another that does not, is not said to be missing") {
    const TestCa ca;
    const Identity hidden = ca.issue({});
    SoftHsmToken softHsm;
    softHsm.store(ca.issue({}), "\x02");
    softHsm.storeKey(hidden, "\x01", false);
    softHsm.storeCertificate(hidden.certificate, "\x01");
    TokenMonitor monitor({SoftHsmToken::driver()});
    const auto token = onlyToken(monitor);
    REQUIRE(token.certificates.size() == 2);
    for (const auto& certificate : token.certificates) {
        CHECK(certificate.key != pkcs11::KeyPresence::Missing);
        ScriptedPinEntry entry({softHsm.pin()});
        const auto signer = monitor.openSigner(token, certificate, entry);
        CHECK(sign(*signer, requestFor("x", rsaSha256)));
    }
}

TEST_CASE("A key is missing only where the token hides none") {
    const TestCa ca;
    SoftHsmToken softHsm;
    softHsm.storeCertificate(ca.issue({}).certificate, "\x01");
    softHsm.storeKey(ca.issue({}), "\x02");
    FaultyDriver faults;
    TokenMonitor monitor({FaultyDriver::path()});
    CHECK(onlyToken(monitor).certificates.at(0).key == pkcs11::KeyPresence::Hidden);
    faults.set("clear-flags 0x4\n"); // without a login there is nothing to hide behind
    CHECK(onlyToken(monitor).certificates.at(0).key == pkcs11::KeyPresence::Missing);
}

TEST_CASE("Of two tokens with one serial number and label the one with the certificate signs") {
    const TestCa ca;
    SoftHsmToken softHsm(u"Kart"_s, u"111111"_s);
    const Identity first = ca.issue({});
    softHsm.store(first);
    softHsm.addToken(u"Kart 2"_s, u"222222"_s);
    const Identity second = ca.issue({});
    softHsm.store(second);
    FaultyDriver faults;
    faults.set("twins\n");
    TokenMonitor monitor({FaultyDriver::path()});
    const auto snapshot = look(monitor);
    REQUIRE(snapshot.tokens.size() == 2);
    CHECK(snapshot.tokens[0].label == snapshot.tokens[1].label);
    CHECK(snapshot.tokens[0].serialNumber == snapshot.tokens[1].serialNumber);
    for (const auto& token : snapshot.tokens) {
        const auto& certificate = token.certificates.at(0);
        ScriptedPinEntry entry({certificate.certificate == first.certificate ? u"111111"_s : u"222222"_s});
        const auto signer = monitor.openSigner(token, certificate, entry);
        const auto request = requestFor("x", rsaSha256);
        const auto signature = sign(*signer, request);
        REQUIRE(signature);
        CHECK(opensslAccepts(certificate.certificate, *signature, request));
        CHECK(entry.requests.size() == 1);
    }
}

TEST_CASE("Where several keys carry one CKA_ID the right one signs") {
    const TestCa ca;
    LeafProfile profile;
    profile.key = GENERATE(KeyKind::Rsa2048, KeyKind::P256);
    const bool withPublicKeys = GENERATE(true, false);
    const Identity first = ca.issue(profile);
    const Identity second = ca.issue(profile);
    SoftHsmToken softHsm;
    softHsm.storeKey(first, "\x07", withPublicKeys);
    softHsm.storeKey(second, "\x07", withPublicKeys);
    softHsm.storeCertificate(first.certificate, "\x07");
    softHsm.storeCertificate(second.certificate, "\x07");
    TokenMonitor monitor({SoftHsmToken::driver()});
    const auto token = onlyToken(monitor);
    REQUIRE(token.certificates.size() == 2);
    for (const auto& certificate : token.certificates) {
        ScriptedPinEntry entry({softHsm.pin()});
        const auto signer = monitor.openSigner(token, certificate, entry);
        const auto request = requestFor("x", signer->algorithms().front());
        const auto signature = sign(*signer, request);
        REQUIRE(signature);
        CHECK(opensslAccepts(certificate.certificate, *signature, request));
    }
}

TEST_CASE("A key of a kind that Yenile does not know does not hide the others") {
    Bench bench({u"123456"_s});
    const std::shared_ptr<EVP_PKEY> key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), EVP_PKEY_free);
    const Identity other{key, bench.identity.certificate};
    bench.softHsm.storeKey(other, "\x05");
    CHECK(bench.sign());
}

TEST_CASE("A signature that does not belong to the certificate is not handed out") {
    Bench bench({u"123456"_s});
    bench.faults.set("C_Sign done\n"); // whatever is in the buffer
    CHECK(codeOf(bench.sign()) == ErrorCode::SignatureMismatch);
}

TEST_CASE("A token with the same serial number and label that lacks the certificate gets no PIN") {
    Bench bench({u"123456"_s});
    const auto token = onlyToken(bench.monitor);
    auto certificate = token.certificates.at(0);
    certificate.certificate = bench.ca.issue({}).certificate;
    const auto signer = bench.monitor.openSigner(token, certificate, bench.entry);
    CHECK(codeOf(sign(*signer, bench.request)) == ErrorCode::TokenRemoved);
    CHECK(bench.entry.requests.empty());
}

TEST_CASE("The right one of two tokens is asked") {
    const TestCa ca;
    const Identity first = ca.issue({});
    const Identity second = ca.issue({});
    SoftHsmToken softHsm(u"first"_s, u"111111"_s);
    softHsm.store(first);
    softHsm.addToken(u"second"_s, u"222222"_s);
    softHsm.store(second);
    TokenMonitor monitor({SoftHsmToken::driver()});
    const auto snapshot = look(monitor);
    REQUIRE(snapshot.tokens.size() == 2);
    for (const auto& token : snapshot.tokens) {
        ScriptedPinEntry entry({token.label == u"first"_s ? u"111111"_s : u"222222"_s});
        const auto signer = monitor.openSigner(token, token.certificates.at(0), entry);
        const auto request = requestFor("x", rsaSha256);
        const auto signature = sign(*signer, request);
        REQUIRE(signature);
        CHECK(opensslAccepts(token.certificates.at(0).certificate, *signature, request));
        CHECK(entry.requests.size() == 1);
    }
}

TEST_CASE("A card that is taken out while the PIN is typed gets no PIN") {
    Bench bench({u"123456"_s, u"123456"_s});
    bench.entry.beforeAnswer = [&] { bench.faults.set("absent\n"); };
    CHECK(codeOf(bench.sign()) == ErrorCode::TokenRemoved);
    CHECK(bench.entry.requests.size() == 1);

    bench.entry.beforeAnswer = nullptr;
    bench.faults.set("");
    CHECK(bench.sign());
}

TEST_CASE("A card that is taken out between two signatures is noticed, and welcome when it is back") {
    Bench bench({u"123456"_s, u"123456"_s});
    CHECK(bench.sign());
    bench.faults.set("absent\n");
    CHECK(codeOf(bench.sign()) == ErrorCode::TokenRemoved);
    CHECK(look(bench.monitor).tokens.empty());
    bench.faults.set("");
    CHECK(bench.sign());
    CHECK(bench.entry.requests.size() == 2);
}

TEST_CASE("A driver that missed a card is started anew, for it may have lost count of the cards") {
    Bench bench({u"123456"_s, u"123456"_s});
    const int before = bench.faults.calls("C_Initialize");
    bench.faults.set("C_Login 0x32\n");
    CHECK(codeOf(bench.sign()) == ErrorCode::TokenRemoved);
    bench.faults.set("");
    CHECK(bench.sign());
    CHECK(bench.faults.calls("C_Initialize") == before + 1);
}

TEST_CASE("A driver that crashes or hangs while it signs costs one error, and the next signature works") {
    const QByteArray function = GENERATE(as<QByteArray>(), "C_Login", "C_SignInit", "C_Sign");
    const auto [fault, code] = GENERATE(table<const char*, ErrorCode>(
        {{" crash\n", ErrorCode::DriverCrashed}, {" hang\n", ErrorCode::DriverTimedOut}}));
    Bench bench({u"123456"_s, u"123456"_s}, {10000ms, 2000ms, 2000ms});
    bench.faults.set(function + fault);
    CHECK(codeOf(bench.sign()) == code);
    CHECK(bench.faults.calls("C_Login") == 1); // the PIN was sent once, and not again by itself
    bench.faults.set("");
    CHECK(bench.sign());
    CHECK(bench.entry.requests.size() == 2);
}

TEST_CASE("The PIN stands in no log") {
    Bench bench({u"000000"_s, u"123456"_s});
    bench.signer.reset();
    qputenv("YENILE_TOKEN_LOG", "1");
    const QString path = bench.softHsm.folder().filePath(u"log"_s);
    QFile log(path);
    REQUIRE(log.open(QIODevice::ReadWrite));
    const int before = dup(STDERR_FILENO);
    dup2(log.handle(), STDERR_FILENO);
    {
        TokenMonitor monitor({FaultyDriver::path()}); // with a helper that writes there
        const auto token = onlyToken(monitor);
        const auto signer = monitor.openSigner(token, token.certificates.at(0), bench.entry);
        CHECK(sign(*signer, bench.request));
    }
    dup2(before, STDERR_FILENO);
    close(before);
    qunsetenv("YENILE_TOKEN_LOG");
    QFile written(path);
    REQUIRE(written.open(QIODevice::ReadOnly));
    const QByteArray text = written.readAll();
    CHECK(text.contains("C_Login 0xa0 "));
    CHECK(text.contains("C_Sign 0x0 "));
    CHECK_FALSE(text.contains("123456"));
    CHECK_FALSE(text.contains("000000"));
}

TEST_CASE("What a driver prints goes to a log, and the terminal stays clean", "[linux]") {
    Bench bench({u"123456"_s});
    bench.signer.reset();
    const QString state = bench.softHsm.folder().filePath(u"state"_s);
    qputenv("XDG_STATE_HOME", QFile::encodeName(state));
    const QString path = bench.softHsm.folder().filePath(u"terminal"_s);
    QFile terminal(path);
    REQUIRE(terminal.open(QIODevice::ReadWrite));
    const int before = dup(STDERR_FILENO);
    dup2(terminal.handle(), STDERR_FILENO);
    {
        bench.faults.set("stderr-noise\nnoise\n");
        TokenMonitor monitor({FaultyDriver::path()});
        CHECK(look(monitor).tokens.size() == 1);
    }
    dup2(before, STDERR_FILENO);
    close(before);
    qunsetenv("XDG_STATE_HOME");
    CHECK(QFileInfo(path).size() == 0);
    QFile log(state + u"/yenile/drivers.log"_s);
    REQUIRE(log.open(QIODevice::ReadOnly));
    const QByteArray text = log.readAll();
    CHECK(text.contains(FaultyDriver::path().toUtf8()));
    CHECK(text.contains("noise of C_GetSlotList"));
    CHECK(text.contains("C_Initialize was called")); // standard output as well
    CHECK_FALSE(QFileInfo(log).permissions().testFlag(QFileDevice::ReadOther));
}

TEST_CASE("A look does not disturb whoever is signing, and is made up for afterwards") {
    Bench bench({u"123456"_s});
    CHECK(bench.sign());
    CHECK(bench.monitor.isBusy());
    const int before = bench.faults.calls("C_GetSlotList");
    CHECK(look(bench.monitor).tokens.size() == 1);
    CHECK(bench.faults.calls("C_GetSlotList") == before);
    CHECK(bench.sign()); // still logged in
    CHECK(bench.entry.requests.size() == 1);

    QEventLoop loop;
    QObject::connect(&bench.monitor, &TokenMonitor::changed, &loop, &QEventLoop::quit);
    bench.signer.reset();
    loop.exec();
    CHECK(bench.faults.calls("C_GetSlotList") > before);
    CHECK_FALSE(bench.monitor.isBusy());
}

TEST_CASE("The signer outlives the monitor") {
    Bench bench({u"123456"_s, u"123456"_s});
    auto monitor = std::make_unique<TokenMonitor>(std::vector<pkcs11::DriverFile>{SoftHsmToken::driver()});
    const auto token = onlyToken(*monitor);
    const auto signer = monitor->openSigner(token, token.certificates.at(0), bench.entry);
    CHECK(sign(*signer, bench.request));
    monitor.reset();
    CHECK(sign(*signer, bench.request));
}
