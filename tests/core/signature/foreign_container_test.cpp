// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/cms/time_stamp.h"
#include "core/signature/container/asic_manifest.h"
#include "core/signature/container/zip.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/signing/asic.h"
#include "tests/core/signature/lasting.h"

#include <catch2/catch.hpp>

/// Containers as other programs make them.
using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

constexpr auto digest = DigestAlgorithm::Sha256;

QString packed(const Lasting& l, const std::vector<ZipEntry>& entries) {
    const auto archive = zipped(entries, QDateTime::currentDateTimeUtc());
    REQUIRE(archive);
    (void)l.bench.write(u"foreign.asice"_s, *archive);
    return u"foreign.asice"_s;
}

ZipEntry type() {
    return {u"mimetype"_s, asicMimeType};
}
ZipEntry notes(const Lasting& l) {
    return {u"notes.txt"_s, l.bench.read(u"notes.txt"_s)};
}

/// A manifest over the notes, signed or stamped by that member; it lies in manifest.xml as well.
ZipEntry manifest(const Lasting& l, const QString& signature) {
    const QByteArray xml =
        toXml({signature, {{u"notes.txt"_s, {}, digest, {}, digestOf({notes(l).content}, digest)}}});
    (void)l.bench.write(u"manifest.xml"_s, xml);
    return {u"META-INF/ASiCManifest.xml"_s, xml};
}

const QString signatureName = u"META-INF/signature001.p7s"_s;

/// Signed by OpenSSL with these options.
std::vector<ZipEntry> byOpenssl(const Lasting& l, const QStringList& options = {}) {
    const ZipEntry xml = manifest(l, signatureName);
    return {type(), notes(l), xml, {signatureName, l.opensslCms(u"manifest.xml"_s, options)}};
}

/// An ASiC-S container: one member, and over it a CMS or a time stamp of OpenSSL's.
QString makeSimple(Lasting& l, bool stampOnly) {
    ZipEntry proof{u"META-INF/signature.p7s"_s, {}};
    if (stampOnly) {
        const auto token = requestTimeStamp(digestOf({notes(l).content}, digest), digest, l.tsa);
        REQUIRE(token);
        proof = {u"META-INF/timestamp.tst"_s, *token};
    } else {
        proof.content = l.opensslCms(u"notes.txt"_s);
    }
    return packed(l, {{u"mimetype"_s, asicSimpleMimeType}, notes(l), proof});
}

} // namespace

TEST_CASE("ASiC-S containers of others are judged: a signature, or a time stamp alone") {
    const bool stampOnly = GENERATE(false, true);
    Lasting l;
    const QString file = makeSimple(l, stampOnly);
    const ValidationReport report = l.validate(file);
    INFO(causeOf(report));
    CHECK(report.indication() == Indication::TotalPassed);
    REQUIRE(report.signatures.size() == 1);
    CHECK(report.signatures.front().level == (stampOnly ? u"TimeStamp"_s : u"CAdES-B-B"_s));
    CHECK(report.signatures.front().coveredMembers == std::vector<QString>{u"notes.txt"_s});

    l.alter(file, u"notes.txt"_s, [](QByteArray& content) { content[0] = 'm'; });
    CHECK(l.validate(file).indication() == Indication::TotalFailed);
    l.alter(file, u"mimetype"_s, [](QByteArray& content) { content = "application/vnd.etsi.asic-x+zip"; });
    CHECK_FALSE(validateFile(l.bench.path(file), {}));
}

TEST_CASE("a time stamp over a manifest proves when its members were there") {
    Lasting l;
    const ZipEntry xml = manifest(l, u"META-INF/timestamp001.tst"_s);
    const auto token = requestTimeStamp(digestOf({xml.content}, digest), digest, l.tsa);
    REQUIRE(token);
    const QString file = packed(l, {type(), notes(l), xml, {u"META-INF/timestamp001.tst"_s, *token}});
    const ValidationReport report = l.validate(file);
    INFO(causeOf(report));
    REQUIRE(report.signatures.size() == 1);
    CHECK(report.indication() == Indication::TotalPassed);
    CHECK(report.signatures.front().level == u"TimeStamp");
    CHECK(report.signatures.front().provenTime);
    CHECK(report.signatures.front().coversWholeFile);

    SECTION("an altered member is seen") {
        l.alter(file, u"notes.txt"_s, [](QByteArray& content) { content[0] = 'm'; });
        CHECK(l.validate(file).problem()->code == ErrorCode::ContainerMemberAltered);
    }
    SECTION("a member that nobody stamped is seen") {
        auto entries = unzipped(l.bench.read(file));
        entries->push_back({u"more.txt"_s, "x"});
        CHECK(l.validate(packed(l, *entries)).problem()->code == ErrorCode::DocumentNotExpected);
    }
    SECTION("another time stamp does not do") {
        const auto other = requestTimeStamp(digestOf({QByteArrayView("x")}, digest), digest, l.tsa);
        l.alter(file, u"META-INF/timestamp001.tst"_s, [&](QByteArray& content) { content = *other; });
        CHECK(l.validate(file).indication() == Indication::TotalFailed);
    }
}

TEST_CASE("the type of a container may stand behind, or be missing") {
    const Lasting l;
    std::vector<ZipEntry> entries = byOpenssl(l);
    CHECK(l.validate(packed(l, entries)).indication() == Indication::TotalPassed);
    std::ranges::rotate(entries, entries.begin() + 1);
    CHECK(l.validate(packed(l, entries)).indication() == Indication::TotalPassed);
    entries.pop_back();
    CHECK(l.validate(packed(l, entries)).indication() == Indication::TotalPassed);
}

TEST_CASE("an evidence record beside a signature changes nothing, a XAdES signature is named") {
    const Lasting l;
    std::vector<ZipEntry> entries = byOpenssl(l);
    entries.push_back({u"META-INF/ASiCEvidenceRecordManifest001.xml"_s, "<x/>"});
    entries.push_back({u"META-INF/evidencerecord001.ers"_s, "x"});
    const ValidationReport beside = l.validate(packed(l, entries));
    CHECK(beside.indication() == Indication::TotalPassed);
    REQUIRE(beside.signatures.front().warnings.size() == 2); // and that revocation was not asked about
    CHECK(beside.signatures.front().warnings.back() ==
          Warning{Warning::Kind::EvidenceRecordUnused, {u"META-INF/evidencerecord001.ers"_s}});
    entries.push_back({u"META-INF/signatures001.xml"_s, "<x/>"});
    for (const auto& all : {entries, std::vector<ZipEntry>{type(), notes(l), entries.back()}}) {
        const ValidationReport report = l.validate(packed(l, all));
        CHECK(report.indication() == Indication::Indeterminate);
        CHECK(report.signatures.back().name == u"META-INF/signatures001.xml");
        CHECK(report.problem()->code == ErrorCode::SignatureKindUnsupported);
    }
}

TEST_CASE("two persons who signed in one CMS are judged each by himself") {
    Lasting l;
    const Identity second = l.revocation.issue(u"MEHMET DEMİR"_s);
    const QStringList both{u"-signer"_s, l.bench.write(u"second.pem"_s, second.certificatePem()), u"-inkey"_s,
                           l.bench.write(u"second.key"_s, second.keyPem())};
    const QString file = packed(l, byOpenssl(l, both));
    const ValidationReport report = l.validate(file);
    INFO(causeOf(report));
    REQUIRE(report.signatures.size() == 2);
    CHECK(report.indication() == Indication::TotalPassed);
    CHECK(report.signatures[0].name == signatureName);
    CHECK(report.signatures[1].name == signatureName + u" 2"_s);
    CHECK(report.signatures[0].signer != report.signatures[1].signer);

    l.revocation.revoke(second, QDateTime::currentDateTimeUtc().addDays(-1));
    ValidationPolicy policy{{l.bench.ca().issuer().certificate}};
    policy.transport = &l.revocation;
    policy.revocation = signature::RevocationDemand::Always;
    const auto revoked = validateFile(l.bench.path(file), policy);
    REQUIRE(revoked);
    CHECK(std::ranges::count(revoked->signatures, Indication::TotalPassed, &SignatureReport::indication) ==
          1);
}

TEST_CASE("a signature without definite lengths is judged and extended") {
    Lasting l;
    const QString file = packed(l, byOpenssl(l, {u"-stream"_s}));
    REQUIRE(l.member(file, signatureName).startsWith("\x30\x80"));
    const ValidationReport report = l.validate(file);
    INFO(causeOf(report));
    CHECK(report.indication() == Indication::TotalPassed);
    const Result<void> extended = l.extend(Level::Archive, file);
    INFO((extended ? QString() : codeName(extended.error().code) + extended.error().cause).toStdString());
    REQUIRE(extended);
    CHECK(l.validate(u"2.asice"_s).signatures.front().level == u"CAdES-B-LTA");
}

TEST_CASE("a signature that carries the manifest along has to carry that one") {
    const Lasting l;
    std::vector<ZipEntry> entries = byOpenssl(l, {u"-nodetach"_s});
    CHECK(l.validate(packed(l, entries)).indication() == Indication::TotalPassed);
    entries.back().content = l.opensslCms(u"notes.txt"_s, {u"-nodetach"_s});
    const ValidationReport report = l.validate(packed(l, entries));
    CHECK(report.indication() == Indication::TotalFailed);
    CHECK(report.signatures.front().subIndication == u"HASH_FAILURE");
}
