#include "tests/core/signature/bench.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using signature::Certificate;

TEST_CASE("a certificate comes back from its DER and PEM forms") {
    const TestCa ca;
    const Identity identity = ca.issue({});
    const Result<Certificate> fromDer = Certificate::fromDer(identity.certificate.der());
    REQUIRE(fromDer);
    CHECK(*fromDer == identity.certificate);
    const auto fromPem = Certificate::fromPem(identity.certificatePem() + ca.root().certificatePem());
    REQUIRE(fromPem);
    REQUIRE(fromPem->size() == 2);
    CHECK(fromPem->at(0) == identity.certificate);
    CHECK(fromPem->at(1) == ca.root().certificate);
}

TEST_CASE("a certificate tells what stands in it") {
    LeafProfile profile = with(KeyKind::P384);
    profile.notBefore = QDateTime({2026, 1, 2}, {3, 4, 5}, Qt::UTC);
    profile.notAfter = QDateTime({2051, 6, 7}, {8, 9, 10}, Qt::UTC);
    const Certificate certificate = TestCa(QStringLiteral("Deneme")).issue(profile).certificate;
    CHECK(certificate.commonName() == profile.commonName);
    CHECK(certificate.identityNumber() == profile.identityNumber);
    CHECK(certificate.issuerCommonName().contains(QStringLiteral("Deneme")));
    CHECK(certificate.notBefore() == profile.notBefore);
    CHECK(certificate.notAfter() == profile.notAfter);
    CHECK(certificate.keyType() == Certificate::KeyType::Ec);
    CHECK(certificate.keyBits() == 384);
    CHECK(certificate.sha256() == sha256Hex(certificate.der()));
    CHECK_FALSE(certificate.serialNumber().isEmpty());
}

TEST_CASE("bytes that are no certificate, or more than one, are refused") {
    const QByteArray der = TestCa().root().certificate.der();
    const QByteArray pem = TestCa().root().certificatePem();
    for (const QByteArray& bytes : {QByteArray(), QByteArray("x"), der.chopped(1), der + 'x', pem}) {
        const Result<Certificate> certificate = Certificate::fromDer(bytes);
        REQUIRE_FALSE(certificate);
        CHECK(certificate.error().code == ErrorCode::CertificateUnreadable);
    }
    for (const QByteArray& bytes : {QByteArray(), QByteArray("text"), der, pem.left(pem.size() / 2)})
        CHECK_FALSE(Certificate::fromPem(bytes));
    CHECK_FALSE(Certificate::fromPem(pem + QByteArray(pem).replace("MII", "!!!")));
}
