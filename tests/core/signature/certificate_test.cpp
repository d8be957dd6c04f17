// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/certificate_profile.h"
#include "tests/core/signature/bench.h"
#include "tests/support/certificate_builder.h"

#include <QTimeZone>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using signature::Certificate;
using signature::CertificateProfile;
using namespace Qt::StringLiterals;

namespace {

/// The profile of a certificate with these statements, in the words of OpenSSL's configuration files: a line
/// for each, then their sections.
CertificateProfile profileWith(const QByteArray& statements, const QByteArray& extensions = {}) {
    const TestCa ca;
    CertificateRequest request;
    request.subject = {{"CN", u"AYŞE YILMAZ"_s}};
    request.key = newKey(KeyKind::P256);
    request.extensions =
        extensions + "1.3.6.1.5.5.7.1.3=ASN1:SEQUENCE:statements\n[statements]\n" + statements;
    return profileOf(certify(request, &ca.issuer()));
}

} // namespace

TEST_CASE("a certificate's profile says every statement of a qualified certificate") {
    const CertificateProfile profile = profileWith(
        "a=SEQUENCE:etsi\nb=SEQUENCE:nes\nc=SEQUENCE:sscd\nd=SEQUENCE:type\ne=SEQUENCE:limit\n"
        "f=SEQUENCE:pds\ng=SEQUENCE:use\nh=SEQUENCE:other\n"
        "[etsi]\nid=OID:0.4.0.1862.1.1\n[nes]\nid=OID:2.16.792.1.61.0.1.5070.1.1\n"
        "[sscd]\nid=OID:0.4.0.1862.1.4\n"
        "[type]\nid=OID:0.4.0.1862.1.6\ninfo=SEQUENCE:types\n"
        "[types]\na=OID:0.4.0.1862.1.6.1\nb=OID:0.4.0.1862.1.6.2\nc=OID:1.2.3.4\n"
        "[limit]\nid=OID:0.4.0.1862.1.2\ninfo=SEQUENCE:money\n"
        "[money]\na=PRINTABLESTRING:TRY\nb=INTEGER:5\nc=INTEGER:3\n"
        "[pds]\nid=OID:0.4.0.1862.1.5\ninfo=SEQUENCE:places\n[places]\na=SEQUENCE:place\n"
        "[place]\na=IA5STRING:https://nes.example/pds\nb=PRINTABLESTRING:tr\n"
        "[use]\nid=OID:2.16.792.1.61.0.1.1903.19.19\ninfo=FORMAT:UTF8,BMPSTRING:Yalnız başvurular\n"
        "[other]\nid=OID:1.2.3.5\n",
        "keyUsage=critical,digitalSignature,nonRepudiation\n"
        "certificatePolicies=2.16.792.1.2.1.1.5.7.1.1,1.2.3.6\n");
    CHECK(profile.qcCompliance);
    CHECK(profile.nes);
    CHECK_FALSE(profile.seal);
    CHECK(profile.secureDevice);
    CHECK(profile.types == QStringList{u"esign"_s, u"eseal"_s, u"1.2.3.4"_s});
    REQUIRE(profile.limit);
    CHECK(limitText(*profile.limit) == u"5000 TRY");
    CHECK(profile.usageRestriction == u"Yalnız başvurular");
    REQUIRE(profile.disclosures.size() == 1);
    CHECK(profile.disclosures[0].address == u"https://nes.example/pds");
    CHECK(profile.disclosures[0].language == u"tr");
    CHECK(profile.otherStatements == QStringList{u"1.2.3.5"_s});
    CHECK(profile.keyUsages == QStringList{u"digitalSignature"_s, u"nonRepudiation"_s});
    CHECK(profile.policies == QStringList{u"2.16.792.1.2.1.1.5.7.1.1"_s, u"1.2.3.6"_s});
    const QJsonObject json = toJson(profile);
    CHECK(json[u"limit"_s].toObject()[u"currency"_s].toString() == u"TRY");
    CHECK(json[u"usageRestriction"_s].toString() == u"Yalnız başvurular");
}

TEST_CASE("a seal is not taken for a person's certificate, and currencies may be numbers") {
    const CertificateProfile seal =
        profileWith("a=SEQUENCE:etsi\nb=SEQUENCE:seal\nc=SEQUENCE:limit\n[etsi]\nid=OID:0.4.0.1862.1.1\n"
                    "[seal]\nid=OID:2.16.792.1.61.0.1.5070.2.1\n"
                    "[limit]\nid=OID:0.4.0.1862.1.2\ninfo=SEQUENCE:money\n"
                    "[money]\na=INTEGER:949\nb=INTEGER:0\nc=INTEGER:0\n");
    CHECK(seal.seal);
    CHECK_FALSE(seal.nes);
    REQUIRE(seal.limit);
    CHECK(limitText(*seal.limit) == u"0 949");
}

TEST_CASE("statements of another form are left out, and the others count") {
    const CertificateProfile profile =
        profileWith("a=UTF8:text\nb=SEQUENCE:limit\nc=SEQUENCE:type\nd=SEQUENCE:nes\n"
                    "[limit]\nid=OID:0.4.0.1862.1.2\ninfo=UTF8:much\n"
                    "[type]\nid=OID:0.4.0.1862.1.6\ninfo=INTEGER:1\n"
                    "[nes]\nid=OID:2.16.792.1.61.0.1.5070.1.1\n");
    CHECK_FALSE(profile.limit);
    CHECK(profile.types.isEmpty());
    CHECK(profile.nes);
    const CertificateProfile none = profileOf(TestCa().root().certificate);
    CHECK_FALSE(none.qcCompliance);
    CHECK(none.keyUsages.contains(u"keyCertSign"_s));
}

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

TEST_CASE("PEM is read as other programs write it") {
    const TestCa ca;
    const Identity identity = ca.issue({});
    const QByteArray one = identity.certificatePem();
    const QByteArray root = ca.root().certificatePem();
    const QByteArray key = "-----BEGIN PRIVATE KEY-----\nMIIx\n-----END PRIVATE KEY-----\n";
    for (const QByteArray& text :
         {QByteArray("Bag Attributes\n    friendlyName: Ayşe\n" + one + root), // PKCS#12's
          QByteArray(one + root).replace("\n", "\r\n"),                        // of Windows
          QByteArray(one + key + root), (one + root).chopped(1),
          QByteArray("\xEF\xBB\xBF" + one + "\n\n" + root + "# end")}) {
        const auto read = Certificate::fromPem(text);
        REQUIRE(read);
        REQUIRE(read->size() == 2);
        CHECK(read->at(0) == identity.certificate);
        CHECK(read->at(1) == ca.root().certificate);
    }
    CHECK_FALSE(Certificate::fromPem(key));
}

TEST_CASE("a certificate tells what stands in it") {
    LeafProfile profile = with(KeyKind::P384);
    profile.notBefore = QDateTime({2026, 1, 2}, {3, 4, 5}, QTimeZone::utc());
    profile.notAfter = QDateTime({2051, 6, 7}, {8, 9, 10}, QTimeZone::utc());
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

TEST_CASE("a certificate that is read when it is asked says what one says that was read at once") {
    const TestCa ca;
    const QByteArray der = ca.issuer().certificate.der();
    const qint64 before = Certificate::readCount();
    const auto later = Certificate::fromDer(der, Certificate::Reading::WhenAsked);
    REQUIRE(later);
    CHECK(later->der() == der);
    CHECK(Certificate::isNamedAsIssuer(ca.root().certificate, *later));
    CHECK_FALSE(Certificate::isNamedAsIssuer(*later, ca.root().certificate));
    CHECK(Certificate::readCount() == before);
    CHECK(*later == ca.issuer().certificate);
    CHECK(later->commonName() == ca.issuer().certificate.commonName());
    CHECK(later->keyName() == ca.issuer().certificate.keyName());
    CHECK(Certificate::readCount() == before + 1);
}

TEST_CASE(
    "what has not the shape of a certificate is refused unread, and what has it and is none is nobody's") {
    const QByteArray der = TestCa().issuer().certificate.der();
    const auto later = [](const QByteArray& bytes) {
        return Certificate::fromDer(bytes, Certificate::Reading::WhenAsked);
    };
    for (const QByteArray& wrong :
         {QByteArray(), QByteArray("hello"), der.chopped(1), der + '\0', der.mid(4)}) {
        const auto certificate = later(wrong);
        REQUIRE_FALSE(certificate);
        CHECK(certificate.error().code == ErrorCode::CertificateUnreadable);
    }
    QByteArray strange = der;
    REQUIRE(strange.contains("\x17\x0d"));
    strange.replace("\x17\x0d", "\x16\x0d"); // its times are no times
    const auto certificate = later(strange);
    REQUIRE(certificate);
    CHECK(certificate->handle() != nullptr);
    CHECK(certificate->commonName().isEmpty());
    CHECK_FALSE(certificate->isCa());
}

TEST_CASE("names that are the same for RFC 5280 are taken for the same unread") {
    const auto named = [](const QString& name, bool wide) {
        CertificateRequest request;
        request.subject = {{"CN", name}, {"O", u"Yenile"_s}};
        request.wideNames = wide;
        request.key = newKey(KeyKind::P256);
        return certify(request, nullptr);
    };
    const Certificate plain = named(u"Kök Sertifika 1"_s, false);
    for (const bool wide : {false, true}) {
        CHECK(Certificate::isNamedAsIssuer(plain, named(u"KöK  SERTIFIKA 1 "_s, wide)));
        CHECK_FALSE(Certificate::isNamedAsIssuer(plain, named(u"Kök Sertifika 2"_s, wide)));
    }
    CHECK(Certificate::isNamedAsIssuer(named(u"İmza Şığ"_s, false), named(u"İmza Şığ"_s, true)));
}
