// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/revocation.h"
#include "core/signature/cms/archive_time_stamp.h"
#include "core/signature/cms/cms_parts.h"
#include "core/signature/cms/cms_verify.h"
#include "core/signature/cms/time_stamp.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/crypto/der_writer.h"
#include "core/signature/crypto/openssl.h"
#include "core/signature/signing/cades.h"
#include "tests/core/signature/lasting.h"
#include "tests/core/signature/time_stamp_made.h"

#include <catch2/catch.hpp>
#include <openssl/cms.h>
#include <openssl/ocsp.h>

/// Unsigned attributes by which others make a CAdES signature last (EN 319 122-1, 5.5.3 and A.1).
using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

constexpr auto digest = DigestAlgorithm::Sha256;
constexpr auto archiveTimeStamp = "0.4.0.1733.2.4";
constexpr auto signatureTimeStamp = "1.2.840.113549.1.9.16.2.14";
constexpr auto hashIndex = "0.4.0.19122.1.5";
constexpr auto certificateValues = "1.2.840.113549.1.9.16.2.23";
constexpr auto revocationValues = "1.2.840.113549.1.9.16.2.24";
const QString signatureName = u"META-INF/signature001.p7s"_s;
const QString manifestName = u"META-INF/ASiCManifest001.xml"_s;

QByteArray withAttribute(const QByteArray& cms, const char* type, const QByteArray& sequence) {
    const unsigned char* at = openssl::data(cms);
    const openssl::Owned<CMS_ContentInfo, CMS_ContentInfo_free> message(
        d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(cms.size())));
    const openssl::Owned<ASN1_OBJECT, ASN1_OBJECT_free> id(OBJ_txt2obj(type, 1));
    REQUIRE(message);
    REQUIRE(CMS_unsigned_add1_attr_by_OBJ(sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(message.get()), 0),
                                          id.get(), V_ASN1_SEQUENCE, sequence.constData(),
                                          static_cast<int>(sequence.size())) == 1);
    return openssl::der([&](unsigned char** out) { return i2d_CMS_ContentInfo(message.get(), out); });
}

QByteArray sequenceOf(const std::vector<QByteArray>& elements) {
    QByteArray content;
    for (const QByteArray& element : elements)
        content += element;
    return derElement(derSequence, content);
}

QByteArray octets(QByteArrayView hashed, QByteArrayView more = {}) {
    return derElement(0x04, digestOf({hashed, more}, digest));
}

struct Stamped {
    QByteArray octets;
    QByteArray index;
};

/// What such a stamp is made over, by the letter of the standard.
Stamped stampedBy(const QByteArray& cms, const QByteArray& content) {
    const auto parts = signedDataParts(cms);
    REQUIRE(parts);
    const auto signerInfo = elementsOf(elementsOf(parts->parts.back().content).front().content);
    const QByteArray sha256 = QByteArray::fromHex("300b0609608648016503040201");
    std::vector<QByteArray> certificates;
    std::vector<QByteArray> lists;
    std::vector<QByteArray> attributes;
    for (const DerElement& part : parts->parts)
        for (const DerElement& element : elementsOf(part.content))
            if (part.tag == certificatesTag)
                certificates.push_back(octets(element.bytes));
            else if (part.tag == revocationTag)
                lists.push_back(octets(element.bytes));
    Stamped stamped;
    stamped.octets =
        elementsOf(parts->parts[2].content).front().bytes.toByteArray() + digestOf({content}, digest);
    for (const DerElement& field : signerInfo)
        if (field.tag != 0xa1)
            stamped.octets += field.bytes;
        else
            for (const DerElement& attribute : elementsOf(field.content))
                for (const DerElement& value : elementsOf(elementsOf(attribute.content)[1].content))
                    attributes.push_back(octets(elementsOf(attribute.content)[0].bytes, value.bytes));
    stamped.index = sequenceOf({sha256, sequenceOf(certificates), sequenceOf(lists), sequenceOf(attributes)});
    stamped.octets += stamped.index;
    return stamped;
}

void addArchiveTimeStamp(Lasting& l, const QString& file) {
    const QByteArray content = l.member(file, manifestName);
    l.alter(file, signatureName, [&](QByteArray& cms) {
        const Stamped stamped = stampedBy(cms, content);
        const auto token = requestTimeStamp(digestOf({stamped.octets}, digest), digest, l.tsa);
        REQUIRE(token);
        cms = withAttribute(cms, archiveTimeStamp, withAttribute(*token, hashIndex, stamped.index));
    });
}

/// What the issuer's responder says, as the BasicOCSPResponse alone.
QByteArray basicResponse(Lasting& l) {
    const auto data =
        fetchRevocationData(l.person.certificate, l.bench.ca().issuer().certificate,
                            {.transport = &l.revocation}, Freshness::Now, RevocationSource::Responder);
    REQUIRE(data);
    const unsigned char* at = openssl::data(data->ocspResponses.front());
    const openssl::Owned<OCSP_RESPONSE, OCSP_RESPONSE_free> whole(
        d2i_OCSP_RESPONSE(nullptr, &at, static_cast<long>(data->ocspResponses.front().size())));
    const openssl::Owned<OCSP_BASICRESP, OCSP_BASICRESP_free> basic(OCSP_response_get1_basic(whole.get()));
    return openssl::der([&](unsigned char** out) { return i2d_OCSP_BASICRESP(basic.get(), out); });
}

} // namespace

TEST_CASE("an archive time stamp in the signature makes it one of level B-LTA, and keeps it") {
    Lasting l;
    REQUIRE(l.extend(Level::LongTerm));
    addArchiveTimeStamp(l, u"2.asice"_s);
    const FixedClock later(QDateTime::currentDateTimeUtc().addDays(30));
    for (const Clock* clock : {&Clock::system(), static_cast<const Clock*>(&later)}) {
        const ValidationReport report = l.validate(u"2.asice"_s, *clock);
        INFO(causeOf(report));
        CHECK(report.indication() == Indication::TotalPassed);
        CHECK(report.signatures.front().level == u"CAdES-B-LTA");
    }
    addArchiveTimeStamp(l, u"2.asice"_s); // a second one over the first
    CHECK(l.validate(u"2.asice"_s).signatures.front().level == u"CAdES-B-LTA");
}

TEST_CASE(
    "an archive time stamp for something else is found, and one that indexes what is gone proves nothing") {
    Lasting l;
    REQUIRE(l.extend(Level::LongTerm));
    const QByteArray content = l.member(u"2.asice"_s, manifestName);
    l.alter(u"2.asice"_s, signatureName, [&](QByteArray& cms) {
        Stamped stamped = stampedBy(cms, content);
        if (GENERATE(true, false))
            stamped.index.replace(stamped.index.size() - 32, 32, QByteArray(32, 'x'));
        else
            stamped.octets += 'x';
        const auto token = requestTimeStamp(digestOf({stamped.octets}, digest), digest, l.tsa);
        REQUIRE(token);
        cms = withAttribute(cms, archiveTimeStamp, withAttribute(*token, hashIndex, stamped.index));
    });
    const SignatureReport report = l.validate(u"2.asice"_s).signatures.front();
    CHECK(((report.indication == Indication::TotalFailed && report.subIndication == u"HASH_FAILURE") ||
           report.level == u"CAdES-B-LT"));
}

TEST_CASE("an archive time stamp proves what it indexes, and nothing that came later") {
    const bool isIndexed = GENERATE(true, false);
    CAPTURE(isIndexed);
    Lasting l;
    REQUIRE(l.extend(Level::LongTerm));
    const Identity endingSoon =
        l.revocation.issue(u"Ended TSA"_s, 5, "extendedKeyUsage=critical,timeStamping\n");
    const QDateTime claimed = QDateTime::currentDateTimeUtc().addSecs(-1800);
    MadeTsa ended(endingSoon, claimed);
    const auto list = l.revocation.get(u"http://revocation.test/issuer.crl"_s);
    REQUIRE(list);
    l.alter(u"2.asice"_s, signatureName, [&](QByteArray& cms) {
        const auto with = withValidationData(cms, {endingSoon.certificate}, {{}, {*list}});
        REQUIRE(with);
        cms = *with;
    });
    if (!isIndexed)
        addArchiveTimeStamp(l, u"2.asice"_s);
    l.alter(u"2.asice"_s, signatureName, [&](QByteArray& cms) {
        const CmsResult read = verifyCms({}, cms, CmsProfile::Cades, {}, ErrorCode::DocumentAltered);
        const auto token = requestTimeStamp(digestOf({read.signatureValue}, digest), digest, ended);
        REQUIRE(token);
        cms = withAttribute(cms, signatureTimeStamp, *token);
    });
    if (isIndexed)
        addArchiveTimeStamp(l, u"2.asice"_s);
    const FixedClock later(QDateTime::currentDateTimeUtc().addDays(30));
    const SignatureReport report = l.validate(u"2.asice"_s, later).signatures.front();
    CHECK(report.indication == Indication::TotalPassed);
    REQUIRE(report.provenTime);
    CHECK((report.provenTime->toSecsSinceEpoch() == claimed.toSecsSinceEpoch()) == isIndexed);
    const auto unused = [](const TimeStampReport& stamp) {
        return stamp.subIndication == u"OUT_OF_BOUNDS_NO_POE";
    };
    CHECK(std::ranges::any_of(report.timeStamps, unused) != isIndexed);
}

TEST_CASE("what was added after an archive time stamp is not among what it indexes") {
    Lasting l;
    REQUIRE(l.extend(Level::LongTerm));
    addArchiveTimeStamp(l, u"2.asice"_s);
    const QByteArray content = l.member(u"2.asice"_s, manifestName);
    const auto archived = [&] {
        const QByteArray cms = l.member(u"2.asice"_s, signatureName);
        const CmsResult read = verifyCms({content}, cms, CmsProfile::Cades, {}, ErrorCode::DocumentAltered);
        REQUIRE(read.archiveTimeStamps.size() == 1);
        auto found = archivedBy(read.archiveTimeStamps.front(), cms, {content});
        REQUIRE(found);
        return *found;
    };
    const Archived before = archived();
    CHECK(before.indexDigest == u"SHA-256");
    CHECK(before.indexed.signatureTimeStamps.size() == 1);
    CHECK(before.indexed.archiveTimeStamps.empty());
    CHECK_FALSE(before.indexed.revocation.isEmpty());
    const auto list = l.revocation.get(u"http://revocation.test/issuer.crl"_s);
    l.alter(u"2.asice"_s, signatureName, [&](QByteArray& cms) {
        cms = withValidationData(cms, {l.revocation.issue(u"later"_s).certificate}, {{}, {*list}}).value();
    });
    const Archived after = archived();
    CHECK(after.indexed.certificates == before.indexed.certificates);
    CHECK(after.indexed.revocation.crls == before.indexed.revocation.crls);
    CHECK(after.octets == before.octets);
}

TEST_CASE("certificates and revocation data in unsigned attributes make a signature one of level B-LT") {
    Lasting l;
    REQUIRE(l.extend(Level::Time));
    CHECK(l.validate(u"2.asice"_s).signatures.front().level == u"CAdES-B-T");
    const QByteArray answers = sequenceOf({derElement(0xa1, sequenceOf({basicResponse(l)}))});
    l.alter(u"2.asice"_s, signatureName, [&](QByteArray& cms) {
        cms = withAttribute(cms, certificateValues, sequenceOf({l.bench.ca().issuer().certificate.der()}));
        cms = withAttribute(cms, revocationValues, answers);
    });
    const ValidationReport report = l.validate(u"2.asice"_s);
    INFO(causeOf(report));
    CHECK(report.indication() == Indication::TotalPassed);
    CHECK(report.signatures.front().level == u"CAdES-B-LT");
}

TEST_CASE("an unsigned attribute that nobody knows is passed over, a known one that is none is not") {
    Lasting l;
    REQUIRE(l.extend(Level::Time));
    l.alter(u"2.asice"_s, signatureName,
            [](QByteArray& cms) { cms = withAttribute(cms, "1.2.3.4", sequenceOf({})); });
    const ValidationReport report = l.validate(u"2.asice"_s);
    CHECK(report.indication() == Indication::TotalPassed);
    CHECK(report.signatures.front().level == u"CAdES-B-T");
    l.alter(u"2.asice"_s, signatureName, [](QByteArray& cms) {
        cms = withAttribute(cms, certificateValues, sequenceOf({QByteArray("\x02\x01\x01", 3)}));
    });
    CHECK(l.validate(u"2.asice"_s).signatures.front().subIndication == u"FORMAT_FAILURE");
}
