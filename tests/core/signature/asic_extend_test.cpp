#include "core/signature/asic.h"
#include "core/signature/extend.h"
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
    l.alter(u"2.asice"_s, name, [](QByteArray& content) { content[content.size() / 2] ^= 1; });
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
