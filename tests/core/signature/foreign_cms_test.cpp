// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/signature/container/zip.h"
#include "core/signature/crypto/openssl.h"
#include "tests/core/signature/lasting.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/support/sign_here.h"

#include <catch2/catch.hpp>

#include <openssl/cms.h>
#include <openssl/pem.h>

#include <QJsonArray>

/// Signatures in files of their own, and those of kinds that are only named.
using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

ValidationReport judged(const Lasting& l, const QString& file,
                        const std::optional<QByteArray>& content = {}) {
    const auto report =
        validateFile(l.bench.path(file), {{l.bench.ca().issuer().certificate}}, {.signedContent = content});
    REQUIRE(report);
    REQUIRE_FALSE(report->signatures.empty());
    return *report;
}

/// The first signature in JSON.
QJsonObject inJson(const ValidationReport& report) {
    return toJson(report).value(u"signatures").toArray().first().toObject();
}

/// By OpenSSL's functions, with signed attributes that its command does not know.
QByteArray cmsWith(const Lasting& l, const QByteArray& content,
                   const std::vector<std::pair<const char*, QByteArray>>& attributes) {
    const QByteArray pem = l.person.keyPem();
    const openssl::Bio keyText(BIO_new_mem_buf(pem.constData(), -1));
    const openssl::PrivateKey key(PEM_read_bio_PrivateKey(keyText.get(), nullptr, nullptr, nullptr));
    const openssl::Bio data(BIO_new_mem_buf(content.constData(), -1));
    constexpr unsigned flags = CMS_BINARY | CMS_PARTIAL | CMS_CADES | CMS_NOSMIMECAP;
    const openssl::Owned<CMS_ContentInfo, CMS_ContentInfo_free> cms(
        CMS_sign(nullptr, nullptr, nullptr, nullptr, flags));
    CMS_SignerInfo* signer =
        CMS_add1_signer(cms.get(), l.person.certificate.handle(), key.get(), EVP_sha256(), flags);
    REQUIRE(signer != nullptr);
    for (const auto& [type, der] : attributes)
        REQUIRE(CMS_signed_add1_attr_by_txt(signer, type, V_ASN1_SEQUENCE, der.constData(),
                                            static_cast<int>(der.size())) == 1);
    REQUIRE(CMS_final(cms.get(), data.get(), nullptr, flags) == 1);
    return openssl::der([&](unsigned char** out) { return i2d_CMS_ContentInfo(cms.get(), out); });
}

/// The same signature under another name of its algorithm, which no signature covers.
QByteArray withAlgorithm(const QByteArray& der, int algorithm) {
    const unsigned char* at = openssl::data(der);
    const openssl::Owned<CMS_ContentInfo, CMS_ContentInfo_free> cms(
        d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
    X509_ALGOR* signature = nullptr;
    CMS_SignerInfo_get0_algs(sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms.get()), 0), nullptr, nullptr,
                             nullptr, &signature);
    REQUIRE(X509_ALGOR_set0(signature, OBJ_nid2obj(algorithm), V_ASN1_UNDEF, nullptr) == 1);
    return openssl::der([&](unsigned char** out) { return i2d_CMS_ContentInfo(cms.get(), out); });
}

} // namespace

TEST_CASE(
    "a signature whose algorithm is named by the kind of key alone is judged with the digest beside it") {
    const Lasting l; // a P-256 key
    const QByteArray genuine = l.opensslCms(u"notes.txt"_s);
    const auto verdict = [&](int algorithm, const QByteArray& content) {
        (void)l.bench.write(u"notes.p7s"_s, withAlgorithm(genuine, algorithm));
        return judged(l, u"notes.p7s"_s, content).signatures.front();
    };
    const QByteArray notes = l.bench.read(u"notes.txt"_s);
    CHECK(verdict(NID_X9_62_id_ecPublicKey, notes).indication == Indication::TotalPassed);
    CHECK(verdict(NID_X9_62_id_ecPublicKey, notes + ' ').subIndication == u"HASH_FAILURE");
    CHECK(verdict(NID_ecdsa_with_SHA256, notes).indication == Indication::TotalPassed);
    for (const int other : {NID_ecdsa_with_SHA512, NID_rsaEncryption, NID_sha256WithRSAEncryption, NID_dsa})
        CHECK(verdict(other, notes).indication != Indication::TotalPassed);
}

TEST_CASE("a signature beside its file is judged with that, and named without") {
    const Lasting l;
    const QByteArray notes = l.bench.read(u"notes.txt"_s);
    (void)l.bench.write(u"notes.p7s"_s, l.opensslCms(u"notes.txt"_s));
    const ValidationReport whole = judged(l, u"notes.p7s"_s, notes);
    INFO(causeOf(whole));
    CHECK(whole.indication() == Indication::TotalPassed);
    CHECK(whole.signatures.front().level == u"CAdES-B-B");
    CHECK(whole.signatures.front().signedData ==
          std::vector<SignedData>{{{}, notes.size(), sha256Hex(notes)}});

    const ValidationReport other = judged(l, u"notes.p7s"_s, notes + ' ');
    CHECK(other.indication() == Indication::TotalFailed);
    CHECK(other.signatures.front().subIndication == u"HASH_FAILURE");

    const ValidationReport alone = judged(l, u"notes.p7s"_s);
    CHECK(alone.indication() == Indication::Indeterminate);
    CHECK(alone.signatures.front().subIndication == u"SIGNED_DATA_NOT_FOUND");
    CHECK(alone.signatures.front().level == u"CAdES");
    CHECK(alone.signatures.front().signer == l.person.certificate);
    CHECK(alone.problem()->code == ErrorCode::SignedFileMissing);
    CHECK_FALSE(inJson(alone).contains(u"intact"));
    CHECK(inJson(whole).value(u"intact").toBool());
    CHECK_FALSE(inJson(other).value(u"intact").toBool(true));
}

TEST_CASE("a signature that holds its file is judged by itself: DER, BER, PEM, Base64") {
    const Lasting l;
    for (const QStringList& options : {QStringList{}, QStringList{u"-stream"_s}}) {
        const QByteArray der = l.opensslCms(u"notes.txt"_s, options + QStringList{u"-nodetach"_s});
        const QByteArray base64 = der.toBase64();
        for (const QByteArray& file :
             {der, base64, "-----BEGIN CMS-----\n" + base64 + "\n-----END CMS-----\n"}) {
            (void)l.bench.write(u"notes.p7m"_s, file);
            const ValidationReport report = judged(l, u"notes.p7m"_s);
            INFO(causeOf(report));
            CHECK(report.indication() == Indication::TotalPassed);
            CHECK(judged(l, u"notes.p7m"_s, "another file").indication() == Indication::TotalFailed);
        }
    }
    QByteArray altered = l.opensslCms(u"notes.txt"_s, {u"-nodetach"_s});
    (void)l.bench.write(u"notes.p7m"_s, altered.replace("Merhaba", "merhaba"));
    CHECK(judged(l, u"notes.p7m"_s).indication() == Indication::TotalFailed);
}

TEST_CASE("what a signer says of the signature is told") {
    const Lasting l;
    PadesOptions options;
    options.reason = u"Onay"_s;
    options.location = u"Ankara"_s;
    (void)l.bench.write(u"0.pdf"_s, SamplePdf{}.bytes());
    REQUIRE(signPdf(l.bench.path(u"0.pdf"_s), l.bench.path(u"1.pdf"_s), *l.bench.ca().signer(l.person),
                    options, Clock::system()));
    const ValidationReport report = judged(l, u"1.pdf"_s);
    const SignatureReport& signature = report.signatures.front();
    CHECK(signature.statements.reason == u"Onay");
    CHECK(signature.statements.location == u"Ankara");
    CHECK(signature.anchor == l.bench.ca().issuer().certificate);
    CHECK(
        signature.signedData ==
        std::vector<SignedData>{{{}, l.bench.read(u"1.pdf"_s).size(), sha256Hex(l.bench.read(u"1.pdf"_s))}});
    CHECK(inJson(report).value(u"statements").toObject().value(u"reason").toString() == u"Onay");
    CHECK(toJson(report).contains(u"validationTime"));

    // proofOfApproval; the attribute 2.5.4.72 (role) with "Müdür"; a place with country and locality.
    (void)l.bench.write(
        u"said.p7m"_s,
        cmsWith(
            l, "Merhaba",
            {{"1.2.840.113549.1.9.16.2.16", QByteArray::fromHex("300d060b2a864886f70d0109100605")},
             {"1.2.840.113549.1.9.16.2.18",
              QByteArray::fromHex("3014a0123010060355044831090c074dc3bc64c3bc72")},
             {"1.2.840.113549.1.9.16.2.17", QByteArray::fromHex("3010a0040c025452a1080c06416e6b617261")}}));
    const ValidationReport cms = judged(l, u"said.p7m"_s);
    INFO(causeOf(cms));
    CHECK(cms.indication() == Indication::TotalPassed);
    const SignerStatements& said = cms.signatures.front().statements;
    CHECK(said.commitments == QStringList{u"proofOfApproval"_s});
    CHECK(said.roles == QStringList{u"Müdür"_s});
    CHECK(said.location == u"TR, Ankara");
}

TEST_CASE("signatures of kinds that are not judged are named, alone and in packages of any kind") {
    const Lasting l;
    const QByteArray xades = "<?xml version=\"1.0\"?>\n<r><ds:Signature "
                             "xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/></r>";
    const auto packed = [](const std::vector<QString>& names) {
        std::vector<ZipEntry> entries;
        for (const QString& name : names)
            entries.push_back({name, "x"});
        return *zipped(entries, QDateTime::currentDateTimeUtc());
    };
    const QByteArray record = QByteArray::fromHex("3010020101300b0609608648016503040201");
    const auto [file, kind] = GENERATE_COPY(table<QByteArray, QString>(
        {{xades, u"XAdES"_s},
         {record, u"EvidenceRecord"_s},
         {packed({u"mimetype"_s, u"a.txt"_s, u"META-INF/signatures0.xml"_s}), u"XAdES"_s},
         {packed({u"mimetype"_s, u"content.xml"_s, u"META-INF/documentsignatures.xml"_s}), u"XAdES"_s},
         {packed({u"a.txt"_s, u"META-INF/signatures0.xml"_s}) + "behind",
          u"XAdES"_s}, // no layout that is judged
         {packed({u"[Content_Types].xml"_s, u"_xmlsignatures/sig1.xml"_s}), u"XAdES"_s},
         {packed({u"a.txt"_s, u"META-INF/evidencerecord.ers"_s}), u"EvidenceRecord"_s},
         {packed({u"[Content_Types].xml"_s, u"PaketOzeti/PaketOzeti.xml"_s, u"Imzalar/ImzaCades.imz"_s,
                  u"Muhur/MuhurCades.imz"_s}),
          u"e-Yazışma"_s}}));
    CAPTURE(kind.toStdString());
    (void)l.bench.write(u"foreign"_s, file);
    const ValidationReport report = judged(l, u"foreign"_s);
    CHECK(report.indication() == Indication::Indeterminate);
    CHECK(report.signatures.front().level == kind);
    CHECK(report.problem()->code == ErrorCode::SignatureKindUnsupported);
    CHECK_FALSE(inJson(report).contains(u"intact"));
    CHECK_FALSE(inJson(report).contains(u"trusted"));
}
