#include "core/signature/algorithms.h"
#include "core/signature/asic.h"
#include "core/signature/cades.h"
#include "core/signature/extend.h"
#include "core/signature/time_stamp.h"
#include "core/signature/zip.h"
#include "tests/core/signature/openssl_tsa.h"
#include "tests/core/signature/revocation_bench.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now = QDateTime::currentDateTimeUtc();

/// A signed container, and what it is extended with. The issuing authority is the anchor: OpenSSL speaks of
/// what it issued.
struct Lasting {
    Bench bench;
    OpensslRevocation revocation{bench};
    Identity person = revocation.issue(u"AYŞE YILMAZ"_s, 10);
    OpensslTsa tsa{bench, revocation.issueTsa()};

    Lasting() {
        (void)bench.write(u"notes.txt"_s, "Merhaba\n");
        REQUIRE(bench.createContainer(u"1.asice"_s, *bench.ca().signer(person), {u"notes.txt"_s}));
    }
    [[nodiscard]] Result<void> extend(Level level, const QString& from = u"1.asice"_s,
                                      const QString& to = u"2.asice"_s) {
        return extendFile(bench.path(from), bench.path(to),
                          {level, {bench.ca().issuer().certificate}, &revocation, &tsa}, Clock::system());
    }
    [[nodiscard]] ValidationReport validate(const QString& file, const Clock& clock = Clock::system()) const {
        const auto report =
            validateFile(bench.path(file), {{bench.ca().issuer().certificate}, false, &clock});
        REQUIRE(report);
        return *report;
    }
    [[nodiscard]] QByteArray member(const QString& file, const QString& name) const {
        const auto entries = unzipped(bench.read(file));
        REQUIRE(entries);
        for (const ZipEntry& entry : *entries)
            if (entry.name == name)
                return entry.content;
        FAIL("no such member");
        return {};
    }
    /// With one member of it changed.
    void alter(const QString& file, const QString& name,
               const std::function<void(QByteArray&)>& change) const {
        auto entries = unzipped(bench.read(file));
        REQUIRE(entries);
        for (ZipEntry& entry : *entries)
            if (entry.name == name)
                change(entry.content);
        (void)bench.write(file, *zipped(*entries, now));
    }
};

std::string causeOf(const ValidationReport& report) {
    const auto problem = report.problem();
    return problem ? (codeName(problem->code) + u' ' + problem->cause).toStdString() : std::string();
}

} // namespace

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

namespace {

/// An ASiC-S container as others make it: one member, and over it a CMS or a time stamp of OpenSSL's.
QString makeSimple(Lasting& l, bool stampOnly) {
    const Bench& bench = l.bench;
    ZipEntry proof{u"META-INF/signature.p7s"_s, {}};
    if (stampOnly) {
        const auto digest = DigestAlgorithm::Sha256;
        const auto token = requestTimeStamp(digestOf({QByteArrayView("Merhaba\n")}, digest), digest, l.tsa);
        REQUIRE(token);
        proof = {u"META-INF/timestamp.tst"_s, *token};
    } else {
        const Verdict made =
            run(u"openssl"_s,
                {u"cms"_s, u"-sign"_s, u"-cades"_s, u"-binary"_s, u"-in"_s, bench.path(u"notes.txt"_s),
                 u"-signer"_s, bench.write(u"me.pem"_s, l.person.certificatePem()), u"-inkey"_s,
                 bench.write(u"me.key"_s, l.person.keyPem()), u"-certfile"_s,
                 bench.write(u"issuer.pem"_s, bench.ca().issuer().certificatePem()), u"-md"_s, u"sha256"_s,
                 u"-nosmimecap"_s, u"-outform"_s, u"DER"_s, u"-out"_s, bench.path(u"s.p7s"_s)});
        INFO(made.output.toStdString());
        REQUIRE(made.exitCode == 0);
        proof.content = bench.read(u"s.p7s"_s);
    }
    const auto archive = zipped(
        {{u"mimetype"_s, asicSimpleMimeType}, {u"notes.txt"_s, bench.read(u"notes.txt"_s)}, proof}, now);
    REQUIRE(archive);
    (void)bench.write(u"simple.asics"_s, *archive);
    return u"simple.asics"_s;
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
    CHECK(report.signatures.front().level == (stampOnly ? u"ArchiveTimeStamp"_s : u"CAdES-B-B"_s));
    CHECK(report.signatures.front().coveredMembers == std::vector<QString>{u"notes.txt"_s});

    l.alter(file, u"notes.txt"_s, [](QByteArray& content) { content[0] = 'm'; });
    CHECK(l.validate(file).indication() == Indication::TotalFailed);
    l.alter(file, u"mimetype"_s, [](QByteArray& content) { content = "application/vnd.etsi.asic-x+zip"; });
    CHECK_FALSE(validateFile(l.bench.path(file), {}));
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
