#include "core/renewal/certificate_choice.h"

#include "tests/support/test_ca.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::renewal;

namespace {

const tests::TestCa& authority() {
    static const tests::TestCa ca;
    return ca;
}

const QString ayse = QStringLiteral("10000000146");

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
