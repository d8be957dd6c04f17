// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/keys/hsm_signer.h"
#include "app/service/keys/signing_key.h"
#include "core/base/file.h"
#include "core/signature/signing/key_signer.h"
#include "tests/pkcs11/token_bench.h"

#include <catch2/catch.hpp>

#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <future>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using registration::HsmSigner;
using registration::KeyUri;
using registration::RefusedPins;

namespace {

/// An HSM that goes wrong on demand, with one key, and the file with its PIN. The certificate is elsewhere.
struct Hsm {
    explicit Hsm(KeyKind kind = KeyKind::P256) : identity(issue(kind)) {
        token.storeKey(identity, "\x07");
        writePin("123456");
    }

    static Identity issue(KeyKind kind) {
        LeafProfile profile;
        profile.key = kind;
        return TestCa().issue(profile);
    }
    [[nodiscard]] QString pinFile() const { return token.folder().filePath(u"pin"_s); }
    void writePin(const QByteArray& pin) const { REQUIRE(writeFile(pinFile(), pin + '\n')); }
    [[nodiscard]] std::unique_ptr<HsmSigner>
    signer(pkcs11::Limits limits = {}, const QString& which = u"token=Yenile%20HSM"_s,
           const std::shared_ptr<RefusedPins>& refused = std::make_shared<RefusedPins>()) const {
        const auto uri = KeyUri::read(u"pkcs11:"_s + which + u"?module-path="_s + FaultyDriver::path());
        REQUIRE(uri);
        return std::make_unique<HsmSigner>(*uri, pinFile(), std::vector{identity.certificate}, refused,
                                           limits);
    }

    SoftHsmToken token{u"Yenile HSM"_s, u"123456"_s};
    FaultyDriver faults;
    Identity identity;
};

signature::SigningRequest anyRequest(const signature::Signer& signer) {
    return requestFor("alındı", signer.algorithms().front());
}

bool signs(signature::Signer& signer) {
    const auto request = anyRequest(signer);
    const auto signature = signer.sign(request);
    if (!signature)
        UNSCOPED_INFO(codeName(signature.error().code).toStdString()
                      << signature.error().cause.toStdString());
    return signature && opensslAccepts(signer.certificate(), *signature, request);
}

ErrorCode problemOf(signature::Signer& signer) {
    const auto signature = signer.sign(anyRequest(signer));
    REQUIRE_FALSE(signature);
    return signature.error().code;
}

} // namespace

TEST_CASE("A key's address names its token, driver, id and the file of the PIN") {
    const auto uri = KeyUri::read(
        u"pkcs11:token=Yenile%20HSM;serial=0a1b;id=%01%ff;type=private?pin-source=file:/run/pin&module-path=/usr/lib/hsm.so"_s);
    REQUIRE(uri);
    CHECK(uri->driver() == u"/usr/lib/hsm.so"_s);
    CHECK(uri->pinFile() == u"/run/pin"_s);
    CHECK(uri->keyId() == QByteArray("\x01\xff"));
    pkcs11::Token token;
    token.label = u"Yenile HSM"_s;
    token.serialNumber = u"0a1b"_s;
    token.model = u"whichever"_s;
    CHECK(uri->names(token));
    token.serialNumber = u"0a1c"_s;
    CHECK_FALSE(uri->names(token));
}

TEST_CASE("An address that cannot be followed, or that holds the PIN, is refused") {
    const QString text = GENERATE(u"pkcs11:token=%zz?module-path=/usr/lib/hsm.so"_s, u"pkcs11:token=HSM"_s,
                                  u"pkcs11:token=HSM?module-path=hsm.so"_s,
                                  u"pkcs11:token=HSM;colour=red?module-path=/usr/lib/hsm.so"_s,
                                  u"pkcs11:token=HSM?module-path=/usr/lib/hsm.so&pin-value=1234"_s);
    const auto uri = KeyUri::read(text);
    INFO(text.toStdString());
    REQUIRE_FALSE(uri);
    CHECK(uri.error().code == ErrorCode::SettingInvalid);
    CHECK_FALSE(uri.error().cause.isEmpty());
}

TEST_CASE("An HSM that holds the key alone signs by every algorithm, and is logged in to once") {
    const Hsm hsm(GENERATE(KeyKind::Rsa2048, KeyKind::P384));
    const auto signer = hsm.signer();
    for (const auto& algorithm : signer->algorithms()) {
        const auto request = requestFor("alındı", algorithm);
        const auto signature = signer->sign(request);
        REQUIRE(signature);
        CHECK(opensslAccepts(hsm.identity.certificate, *signature, request));
    }
    CHECK(hsm.faults.calls("C_Login") == 1);
    const int lookedAt = hsm.faults.calls("C_GetAttributeValue");
    CHECK(lookedAt > 0);
    CHECK(signs(*signer));
    CHECK(hsm.faults.calls("C_GetAttributeValue") == lookedAt + 1); // whether the key wants the PIN
}

TEST_CASE("A key that wants the PIN for each signature gets it for each") {
    const Hsm hsm;
    hsm.faults.set("always-authenticate\n");
    const auto signer = hsm.signer();
    CHECK(signs(*signer));
    CHECK(signs(*signer));
}

TEST_CASE("A PIN that the HSM refused is not tried again until its file holds another one") {
    const Hsm hsm;
    hsm.writePin("0000000000");
    const auto signer = hsm.signer();
    CHECK(problemOf(*signer) == ErrorCode::PinIncorrect);
    CHECK(problemOf(*signer) == ErrorCode::PinIncorrect);
    CHECK(hsm.faults.calls("C_Login") == 1);
    hsm.writePin("123456");
    CHECK(signs(*signer));
}

TEST_CASE("A wrong PIN of an HSM costs one try, however many keys in it are logged in for") {
    const Hsm hsm;
    hsm.writePin("0000000000");
    const auto refused = std::make_shared<RefusedPins>();
    const auto receipts = hsm.signer({}, u"token=Yenile%20HSM"_s, refused);
    const auto tls = hsm.signer({}, u"object=tls;token=Yenile%20HSM"_s, refused);
    CHECK(problemOf(*receipts) == ErrorCode::PinIncorrect);
    CHECK(problemOf(*tls) == ErrorCode::PinIncorrect);
    CHECK(hsm.faults.calls("C_Login") == 1);
    hsm.writePin("123456");
    CHECK(signs(*tls));
    CHECK(signs(*receipts));
}

TEST_CASE("The last try of a PIN is left to a person") {
    const Hsm hsm;
    hsm.faults.set("set-flags 0x20000\n"); // CKF_USER_PIN_FINAL_TRY
    CHECK(problemOf(*hsm.signer()) == ErrorCode::PinFinalTryRefused);
    CHECK(hsm.faults.calls("C_Login") == 0);
}

TEST_CASE("After an HSM was away, or its driver crashed, the login is made anew") {
    const Hsm hsm;
    const auto signer = hsm.signer();
    REQUIRE(signs(*signer));
    SECTION("away") {
        hsm.faults.set("absent\n");
        CHECK(problemOf(*signer) == ErrorCode::TokenRemoved);
        hsm.faults.set("");
        CHECK(signs(*signer));
    }
    SECTION("restarted between two signatures") {
        hsm.faults.setOnce("0x101", 2); // C_SignInit: CKR_USER_NOT_LOGGED_IN
        CHECK(signs(*signer));
        CHECK(hsm.faults.hasStruck());
    }
    SECTION("crashed") {
        hsm.faults.setOnce("crash");
        CHECK(signs(*signer));
        CHECK(hsm.faults.hasStruck());
    }
    CHECK(hsm.faults.calls("C_Login") == 2);
}

TEST_CASE("An HSM that hangs is waited for once, by all together") {
    const Hsm hsm;
    const auto signer = hsm.signer({.list = 30s, .card = 1s});
    hsm.faults.set("C_Sign hang\n");
    std::vector<std::future<ErrorCode>> waiting;
    for (int i = 0; i < 8; ++i)
        waiting.push_back(std::async(std::launch::async, [&] {
            const auto signature = signer->sign(anyRequest(*signer));
            return signature ? ErrorCode::Internal : signature.error().code;
        }));
    for (auto& each : waiting)
        CHECK(each.get() == ErrorCode::DriverTimedOut);
    CHECK(hsm.faults.calls("C_Sign") == 1);
}

TEST_CASE("Where several tokens fit the address none is taken") {
    Hsm hsm;
    hsm.token.addToken(u"Another"_s, u"123456"_s);
    CHECK(problemOf(*hsm.signer({}, u"manufacturer=SoftHSM%20project"_s)) == ErrorCode::SettingInvalid);
    CHECK(signs(*hsm.signer()));
}

TEST_CASE("OpenSSL signs with a key that lies elsewhere as with one of its own") {
    const auto [kind, digest, padding] =
        GENERATE(table<KeyKind, const char*, int>({{KeyKind::Rsa2048, "SHA256", RSA_PKCS1_PADDING},
                                                   {KeyKind::Rsa2048, "SHA384", RSA_PKCS1_PSS_PADDING},
                                                   {KeyKind::P256, "SHA2-256", 0},
                                                   {KeyKind::P384, "SHA512", 0}}));
    QTemporaryDir folder;
    const Identity identity = Hsm::issue(kind);
    REQUIRE(writeFile(folder.filePath(u"key"_s), identity.keyPem()));
    REQUIRE(writeFile(folder.filePath(u"pem"_s), identity.certificatePem()));
    auto signer = signature::openKeySigner(folder.filePath(u"key"_s), folder.filePath(u"pem"_s));
    REQUIRE(signer);
    const std::shared_ptr<EVP_PKEY> key = registration::signingKey(std::move(*signer));
    REQUIRE(key);
    CHECK(X509_check_private_key(identity.certificate.handle(), key.get()) == 1);
    CHECK(X509_check_private_key(Hsm::issue(kind).certificate.handle(), key.get()) == 0);
    CHECK(EVP_PKEY_get_bits(key.get()) == EVP_PKEY_get_bits(identity.key.get()));

    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> signing(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> verifying(EVP_MD_CTX_new(),
                                                                            EVP_MD_CTX_free);
    EVP_PKEY_CTX* options = nullptr;
    REQUIRE(EVP_DigestSignInit_ex(signing.get(), &options, digest, nullptr, nullptr, key.get(), nullptr) ==
            1);
    if (padding)
        REQUIRE(EVP_PKEY_CTX_set_rsa_padding(options, padding) == 1);
    std::vector<unsigned char> signature(1024);
    size_t size = signature.size();
    const std::string message = "hello, client";
    const auto* const bytes = reinterpret_cast<const unsigned char*>(message.data());
    REQUIRE(EVP_DigestSign(signing.get(), signature.data(), &size, bytes, message.size()) == 1);
    REQUIRE(EVP_DigestVerifyInit_ex(verifying.get(), &options, digest, nullptr, nullptr, identity.key.get(),
                                    nullptr) == 1);
    if (padding)
        REQUIRE(EVP_PKEY_CTX_set_rsa_padding(options, padding) == 1);
    CHECK(EVP_DigestVerify(verifying.get(), signature.data(), size, bytes, message.size()) == 1);
}
