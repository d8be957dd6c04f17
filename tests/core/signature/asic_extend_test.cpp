// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/container/asic_container.h"
#include "core/signature/container/zip.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/signing/asic.h"
#include "core/signature/signing/cades.h"
#include "tests/core/signature/lasting.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now = QDateTime::currentDateTimeUtc();

} // namespace

TEST_CASE("archive manifests are ordered by number, and the newest of them gets the highest") {
    Lasting l;
    const auto rename = [&](const QString& file, const QString& from, const QString& to) {
        auto entries = unzipped(l.bench.read(file));
        REQUIRE(entries);
        for (ZipEntry& entry : *entries)
            if (entry.name == from)
                entry.name = to;
        (void)l.bench.write(file, *zipped(*entries, now));
    };
    const auto names = [&](const QString& file) {
        QStringList list;
        const QByteArray content = l.bench.read(file);
        const auto container = openContainer(content);
        REQUIRE(container);
        for (const AsicContainer::Signed& archive : container->archives)
            list << archive.manifestName.sliced(QStringLiteral("META-INF/ASiCArchiveManifest").size());
        return list;
    };
    // As other programs number them; what nothing speaks of yet may be renamed.
    REQUIRE(l.extend(Level::Archive, u"1.asice"_s, u"a.asice"_s));
    rename(u"a.asice"_s, archiveManifestName, u"META-INF/ASiCArchiveManifest9.xml"_s);
    REQUIRE(l.extend(Level::Archive, u"a.asice"_s, u"b.asice"_s));
    rename(u"b.asice"_s, archiveManifestName, u"META-INF/ASiCArchiveManifest10.xml"_s);
    REQUIRE(l.extend(Level::Archive, u"b.asice"_s, u"c.asice"_s));
    CHECK(names(u"c.asice"_s) == QStringList{u"9.xml"_s, u"10.xml"_s, u".xml"_s});
    REQUIRE(l.extend(Level::Archive, u"c.asice"_s, u"d.asice"_s));
    CHECK(names(u"d.asice"_s) == QStringList{u"9.xml"_s, u"10.xml"_s, u"011.xml"_s, u".xml"_s});
    CHECK(l.validate(u"d.asice"_s).indication() == Indication::TotalPassed);
}

TEST_CASE("a container is extended to every level, and OpenSSL still agrees") {
    Lasting l;
    for (const Level level : {Level::Time, Level::LongTerm, Level::Archive}) {
        const Result<void> extended = l.extend(level);
        INFO((extended ? QString() : extended.error().cause).toStdString());
        REQUIRE(extended);
        const ValidationReport report = l.validate(u"2.asice"_s);
        INFO(causeOf(report));
        CHECK(report.indication() == Indication::TotalPassed);
        CHECK(report.signatures.front().level == u"CAdES-"_s + levelName(level));
        CHECK(report.signatures.front().provenTime);
        CHECK(report.signatures.size() == (level == Level::Archive ? 2 : 1));

        (void)l.bench.write(u"a.p7s"_s, l.member(u"2.asice"_s, u"META-INF/signature001.p7s"_s));
        (void)l.bench.write(u"a.xml"_s, l.member(u"2.asice"_s, u"META-INF/ASiCManifest001.xml"_s));
        CHECK(isValidForOpenssl(l.bench, l.bench.path(u"a.p7s"_s), l.bench.path(u"a.xml"_s)));
    }
    // The time stamp of the archive manifest is one for OpenSSL, too.
    (void)l.bench.write(u"a.tst"_s, l.member(u"2.asice"_s, u"META-INF/archivetimestamp001.tst"_s));
    (void)l.bench.write(u"a.xml"_s, l.member(u"2.asice"_s, u"META-INF/ASiCArchiveManifest.xml"_s));
    (void)l.bench.write(u"issuer.pem"_s, l.bench.ca().issuer().certificatePem());
    const Verdict verdict =
        run(u"openssl"_s,
            {u"ts"_s, u"-verify"_s, u"-token_in"_s, u"-in"_s, l.bench.path(u"a.tst"_s), u"-data"_s,
             l.bench.path(u"a.xml"_s), u"-CAfile"_s, l.bench.path(u"issuer.pem"_s), u"-partial_chain"_s});
    INFO(verdict.output.toStdString());
    CHECK(verdict.exitCode == 0);
}

TEST_CASE("a container outlives its signer's certificate at B-LT, not at B-T") {
    Lasting l;
    REQUIRE(l.extend(Level::Time, u"1.asice"_s, u"t.asice"_s));
    REQUIRE(l.extend(Level::LongTerm, u"t.asice"_s, u"lt.asice"_s)); // goes on where it stopped
    const FixedClock later(now.addDays(30));
    CHECK(l.validate(u"t.asice"_s, later).indication() == Indication::Indeterminate);
    const ValidationReport report = l.validate(u"lt.asice"_s, later);
    INFO(causeOf(report));
    CHECK(report.indication() == Indication::TotalPassed);
}

TEST_CASE("an archive is stamped again and again, each stamp over all that came before") {
    Lasting l;
    REQUIRE(l.extend(Level::Archive, u"1.asice"_s, u"a.asice"_s));
    REQUIRE(l.extend(Level::Archive, u"a.asice"_s, u"b.asice"_s));
    REQUIRE(l.extend(Level::Archive, u"b.asice"_s, u"c.asice"_s));
    const ValidationReport report = l.validate(u"c.asice"_s);
    INFO(causeOf(report));
    CHECK(report.indication() == Indication::TotalPassed);
    CHECK(report.signatures.size() == 4);
    CHECK(l.member(u"c.asice"_s, u"META-INF/signature001.p7s"_s) ==
          l.member(u"a.asice"_s, u"META-INF/signature001.p7s"_s));
}

TEST_CASE("what an archive manifest stands for cannot change unseen") {
    const QString name = GENERATE(as<QString>(), u"notes.txt"_s, u"META-INF/signature001.p7s"_s,
                                  u"META-INF/ASiCManifest001.xml"_s, u"META-INF/ASiCArchiveManifest.xml"_s,
                                  u"META-INF/archivetimestamp001.tst"_s);
    Lasting l;
    REQUIRE(l.extend(Level::Archive));
    // Near the beginning: further on a time stamp may hold certificates that nobody needs, and nobody signs.
    l.alter(u"2.asice"_s, name, [](QByteArray& content) { content[content.size() / 8] ^= 1; });
    CAPTURE(name.toStdString());
    const auto report = validateFile(l.bench.path(u"2.asice"_s), {{l.bench.ca().issuer().certificate}});
    CHECK((!report || report->indication() != Indication::TotalPassed));
}

TEST_CASE("revocation data that nobody known has signed is not carried along unseen") {
    Lasting l;
    REQUIRE(l.extend(Level::LongTerm));
    l.alter(u"2.asice"_s, u"META-INF/signature001.p7s"_s, [](QByteArray& cms) {
        const qsizetype at = cms.indexOf(QByteArray::fromHex("2b0601050507300101")); // id-pkix-ocsp-basic
        REQUIRE(at > 0);
        cms[at + 120] ^= 1; // within what the responder has signed
    });
    CHECK(l.validate(u"2.asice"_s).indication() != Indication::TotalPassed);
}

TEST_CASE("where a container cannot be extended, nothing is written and the cause is told") {
    Lasting l;
    l.revocation.responderIsDown = l.revocation.listIsDown = true;
    CHECK(l.extend(Level::LongTerm).error().code == ErrorCode::ServiceUnreachable);
    CHECK(extendContainer(l.bench.path(u"1.asice"_s), l.bench.path(u"2.asice"_s),
                          {Level::Time, {l.bench.ca().issuer().certificate}, &l.revocation, nullptr},
                          Clock::system())
              .error()
              .code == ErrorCode::TimeStampFailed);
    CHECK_FALSE(QFile::exists(l.bench.path(u"2.asice"_s)));
    (void)l.bench.write(u"text"_s, "neither");
    CHECK(l.extend(Level::Time, u"text"_s).error().code == ErrorCode::FileDamaged);
}

TEST_CASE("several signatures with their manifests are judged each on its own, and extended together") {
    Lasting l;
    // A second signature over the same member: that of another container, under another name.
    const Identity second = l.revocation.issue(u"MEHMET DEMİR"_s);
    REQUIRE(l.bench.createContainer(u"other.asice"_s, *l.bench.ca().signer(second), {u"notes.txt"_s}));
    QByteArray manifest = l.member(u"other.asice"_s, u"META-INF/ASiCManifest001.xml"_s);
    manifest.replace("signature001.p7s", "signature002.p7s");
    CadesOptions options;
    options.signingTime = now;
    const auto cms =
        signDetached(digestOf({manifest}, DigestAlgorithm::Sha256), *l.bench.ca().signer(second), options);
    REQUIRE(cms);
    auto entries = unzipped(l.bench.read(u"1.asice"_s));
    REQUIRE(entries);
    entries->push_back({u"META-INF/ASiCManifest002.xml"_s, manifest});
    entries->push_back({u"META-INF/signature002.p7s"_s, *cms});
    (void)l.bench.write(u"1.asice"_s, *zipped(*entries, now));

    REQUIRE(l.extend(Level::Archive));
    const ValidationReport report = l.validate(u"2.asice"_s);
    INFO(causeOf(report));
    CHECK(report.indication() == Indication::TotalPassed);
    REQUIRE(report.signatures.size() == 3);
    CHECK(report.signatures[0].level == u"CAdES-B-LTA"_s);
    CHECK(report.signatures[1].level == u"CAdES-B-LTA"_s);
    CHECK(report.signatures[1].signer->commonName() == u"MEHMET DEMİR"_s);

    l.alter(u"2.asice"_s, u"META-INF/signature002.p7s"_s, [](QByteArray& der) { der.back() ^= 1; });
    const auto altered = validateFile(l.bench.path(u"2.asice"_s), {{l.bench.ca().issuer().certificate}});
    REQUIRE(altered);
    CHECK(altered->indication() == Indication::TotalFailed);
}
