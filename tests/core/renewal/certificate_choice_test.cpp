// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/certificate_choice.h"

#include "tests/support/test_ca.h"

#include <catch2/catch.hpp>

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <string>

using namespace yenile;
using namespace yenile::renewal;

namespace {

const tests::TestCa& authority() {
    static const tests::TestCa ca;
    return ca;
}

const QString ayse = QStringLiteral("10000000146");

/// A NES with a key of that kind, as OpenSSL calls it.
signature::Certificate withKey(const char* kind, const char* curve) {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr), EVP_PKEY_CTX_free);
    REQUIRE(EVP_PKEY_keygen_init(context.get()) == 1);
    if (*curve != '\0')
        REQUIRE(EVP_PKEY_CTX_set_group_name(context.get(), curve) == 1);
    EVP_PKEY* made = nullptr;
    REQUIRE(EVP_PKEY_generate(context.get(), &made) == 1);
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(made, EVP_PKEY_free);
    const auto certificate = authority().issue({}).certificate;
    const std::unique_ptr<X509, decltype(&X509_free)> copy(X509_dup(certificate.handle()), X509_free);
    REQUIRE(X509_set_pubkey(copy.get(), key.get()) == 1);
    return signature::Certificate::fromHandle(copy.get());
}

} // namespace

TEST_CASE("the applicant's own valid NES can sign") {
    CHECK_FALSE(whyUnusable(authority().issue({}).certificate, ayse, Clock::system()));
}

TEST_CASE("a certificate that cannot sign says why") {
    tests::LeafProfile profile;
    ErrorCode expected = ErrorCode::Internal;
    SECTION("someone else's") {
        profile.identityNumber = QStringLiteral("10000000078");
        expected = ErrorCode::CertificateOfSomeoneElse;
    }
    SECTION("without a number") {
        profile.identityNumber.clear();
        expected = ErrorCode::CertificateOfSomeoneElse;
    }
    SECTION("an institution's seal") {
        profile.seal = true;
        profile.identityNumber = QStringLiteral("1234567890");
        expected = ErrorCode::CertificateOfSeal;
    }
    SECTION("not for signing") {
        profile.nonRepudiation = false;
        expected = ErrorCode::CertificateKeyUsage;
    }
    SECTION("without the European statement") {
        profile.qcCompliance = false;
        expected = ErrorCode::CertificateNotQualified;
    }
    SECTION("without the Turkish statement") {
        profile.nesStatement = false;
        expected = ErrorCode::CertificateNotQualified;
    }
    SECTION("ended") {
        profile.notBefore = QDateTime::currentDateTimeUtc().addDays(-100);
        profile.notAfter = QDateTime::currentDateTimeUtc().addDays(-1);
        expected = ErrorCode::CertificateExpired;
    }
    SECTION("not begun") {
        profile.notBefore = QDateTime::currentDateTimeUtc().addDays(1);
        profile.notAfter = QDateTime::currentDateTimeUtc().addDays(100);
        expected = ErrorCode::CertificateNotYetValid;
    }
    SECTION("with a key that is too short") {
        profile.key = tests::KeyKind::Rsa1024;
        expected = ErrorCode::AlgorithmRefused;
    }
    const auto why = whyUnusable(authority().issue(profile).certificate, ayse, Clock::system());
    REQUIRE(why);
    CHECK(why->code == expected);
}

TEST_CASE("why there is none to sign with is the reason of the only one, or each with its own") {
    const auto one = authority().issue({}).certificate;
    tests::LeafProfile another;
    another.commonName = QStringLiteral("MEHMET DEMİR");
    const auto two = authority().issue(another).certificate;
    CHECK(whyNone({}).code == ErrorCode::NoCertificate);
    CHECK(whyNone({{one, {ErrorCode::CertificateNotQualified, {}, {}}}}).code ==
          ErrorCode::CertificateNotQualified);
    const Error several =
        whyNone({{one, {ErrorCode::CertificateNotQualified, {}, {}}},
                 {two, {ErrorCode::CertificateExpired, {QStringLiteral("01.02.2026")}, {}}}});
    CHECK(several.code == ErrorCode::CertificatesUnusable);
    for (const QString& part :
         {one.serialNumber(), QStringLiteral("MEHMET DEMİR"), QStringLiteral("01.02.2026")})
        CHECK(sentence(several).contains(part));
}

TEST_CASE("a certificate signs to its last second") {
    const signature::Certificate certificate = authority().issue({}).certificate;
    CHECK_FALSE(whyUnusable(certificate, ayse, FixedClock(certificate.notBefore())));
    CHECK_FALSE(whyUnusable(certificate, ayse, FixedClock(certificate.notAfter())));
    CHECK(whyUnusable(certificate, ayse, FixedClock(certificate.notBefore().addSecs(-1))));
    CHECK(whyUnusable(certificate, ayse, FixedClock(certificate.notAfter().addSecs(1))));
}

TEST_CASE("a key of a kind that nothing allows is called not supported, by its name, and not unsafe") {
    const auto [kind, curve, name] =
        GENERATE(table<const char*, const char*, const char*>({{"ED25519", "", "ED25519"},
                                                               {"RSA-PSS", "", "RSASSA-PSS"},
                                                               {"EC", "secp256k1", "EC secp256k1"},
                                                               {"EC", "SM2", "EC SM2"}}));
    const auto why = whyUnusable(withKey(kind, curve), ayse, Clock::system());
    REQUIRE(why);
    CHECK(why->code == ErrorCode::KeyUnsupported);
    CHECK(why->arguments.value(0).toStdString() == name);
}

TEST_CASE("keys on NIST's and Brainpool's curves can sign, and one that is too small is unsafe") {
    const auto curve = GENERATE(as<const char*>(), "P-256", "P-384", "P-521", "brainpoolP256r1",
                                "brainpoolP384r1", "brainpoolP512r1");
    CHECK_FALSE(whyUnusable(withKey("EC", curve), ayse, Clock::system()));
    const auto small = whyUnusable(withKey("EC", "prime192v1"), ayse, Clock::system());
    REQUIRE(small);
    CHECK(small->code == ErrorCode::AlgorithmRefused);
}
