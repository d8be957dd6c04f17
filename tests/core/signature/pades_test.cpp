// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/judges.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/support/sign_here.h"

#include <QDir>
#include <QFile>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

/// The file is signed, all judges agree, and the original is its beginning.
void checkSigned(const Bench& bench, const QByteArray& original, const QString& file, int signatures) {
    CHECK(bench.read(file).startsWith(original));
    const QString path = bench.path(file);
    CHECK(validForPdfsig(bench, path) == signatures);
    CHECK(isIntactForMutool(path, signatures));
    CHECK(isSoundForQpdf(path));
    const Result<ValidationReport> report = validatePdf(path, bench.policy());
    REQUIRE(report);
    CHECK(report->indication() == Indication::TotalPassed);
    CHECK(static_cast<int>(report->signatures.size()) == signatures);
    CHECK(report->signatures.back().coversWholeFile);
    CHECK(report->signatures.back().level == u"PAdES-B-B");
}

} // namespace

TEST_CASE("every judge accepts signatures of every key and digest") {
    const Bench bench;
    const QByteArray original = qtPdf();
    (void)bench.write(u"a.pdf"_s, original);
    for (const KeyKind kind :
         {KeyKind::Rsa2048, KeyKind::Rsa3072, KeyKind::Rsa4096, KeyKind::P256, KeyKind::P384}) {
        const auto signer = bench.signer(with(kind));
        for (const auto digest :
             {DigestAlgorithm::Sha256, DigestAlgorithm::Sha384, DigestAlgorithm::Sha512}) {
            CAPTURE(static_cast<int>(kind), static_cast<int>(digest));
            PadesOptions options;
            options.digest = digest;
            REQUIRE(
                signPdf(bench.path(u"a.pdf"_s), bench.path(u"s.pdf"_s), *signer, options, Clock::system()));
            checkSigned(bench, original, u"s.pdf"_s, 1);
        }
    }
}

TEST_CASE("RSA-PSS signatures are valid too") {
    const Bench bench;
    const QByteArray original = qtPdf();
    (void)bench.write(u"a.pdf"_s, original);
    const auto signer = bench.signer();
    ChosenSigner pss(*signer, {{SignatureScheme::RsaPss, DigestAlgorithm::Sha256}});
    REQUIRE(bench.signPdf(u"a.pdf"_s, u"s.pdf"_s, pss));
    // mutool verifies through PKCS #7, which does not know PSS.
    CHECK(validForPdfsig(bench, bench.path(u"s.pdf"_s)) == 1);
    CHECK(isSoundForQpdf(bench.path(u"s.pdf"_s)));
    CHECK(validatePdf(bench.path(u"s.pdf"_s), bench.policy())->indication() == Indication::TotalPassed);
}

TEST_CASE("a second and a third signature leave the earlier ones valid") {
    const Bench bench;
    const QByteArray original = qtPdf();
    (void)bench.write(u"0.pdf"_s, original);
    REQUIRE(bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *bench.signer()));
    REQUIRE(bench.signPdf(u"1.pdf"_s, u"2.pdf"_s, *bench.signer(with(KeyKind::P256))));
    REQUIRE(bench.signPdf(u"2.pdf"_s, u"3.pdf"_s, *bench.signer(with(KeyKind::P384))));
    checkSigned(bench, bench.read(u"1.pdf"_s), u"2.pdf"_s, 2);
    checkSigned(bench, bench.read(u"2.pdf"_s), u"3.pdf"_s, 3);
    const Result<ValidationReport> report = validatePdf(bench.path(u"3.pdf"_s), bench.policy());
    CHECK(report->signatures.front().name == u"Signature1");
    CHECK_FALSE(report->signatures.front().coversWholeFile);
}

TEST_CASE("the signature dictionary says when, why and where, and the CMS does not say when") {
    const Bench bench;
    (void)bench.write(u"a.pdf"_s, qtPdf());
    const FixedClock clock(QDateTime::currentDateTimeUtc());
    PadesOptions options;
    options.reason = u"Yenileme başvurusu (NES)"_s;
    options.location = u"İstanbul"_s;
    const auto signer = bench.signer();
    REQUIRE(signPdf(bench.path(u"a.pdf"_s), bench.path(u"s.pdf"_s), *signer, options, clock));
    const QByteArray body =
        objectBody(bench.read(u"s.pdf"_s), objectWith(bench.read(u"s.pdf"_s), "/ByteRange"));
    CHECK(body.contains("/SubFilter /ETSI.CAdES.detached"));
    CHECK(body.contains("/M (D:" + clock.now().toString(u"yyyyMMddHHmmss"_s).toLatin1() + "Z)"));
    CHECK(body.contains("/Location <feff0130007300740061006e00620075006c>"));
    CHECK_FALSE(body.contains("/Cert "));
    const auto report = validatePdf(bench.path(u"s.pdf"_s), bench.policy());
    CHECK(report->signatures.front().claimedTime->toSecsSinceEpoch() == clock.now().toSecsSinceEpoch());
    CHECK(run(u"pdfsig"_s, {bench.path(u"s.pdf"_s)}).output.contains(u"ETSI.CAdES.detached"_s));
}

TEST_CASE("a document that exists only half is never left behind") {
    const Bench bench;
    (void)bench.write(u"a.pdf"_s, qtPdf());
    const auto signer = bench.signer();
    const Result<void> outcome = bench.signPdf(u"a.pdf"_s, u"a.pdf/s.pdf"_s, *signer);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == ErrorCode::FileNotWritable);

    // A failing signer leaves what was there.
    ChosenSigner unable(*signer, {});
    (void)bench.write(u"old.pdf"_s, "old");
    CHECK(bench.signPdf(u"a.pdf"_s, u"old.pdf"_s, unable).error().code == ErrorCode::MechanismUnsupported);
    CHECK(bench.read(u"old.pdf"_s) == "old");
    CHECK(QDir(bench.path(QString())).entryList({u"old.pdf*"_s}) == QStringList{u"old.pdf"_s});
}

TEST_CASE("a document may be signed in its place") {
    const Bench bench;
    const QByteArray original = qtPdf();
    (void)bench.write(u"a.pdf"_s, original);
    REQUIRE(bench.signPdf(u"a.pdf"_s, u"a.pdf"_s, *bench.signer()));
    checkSigned(bench, original, u"a.pdf"_s, 1);
}

TEST_CASE("a missing document is said to be missing") {
    const Bench bench;
    CHECK(bench.signPdf(u"none.pdf"_s, u"s.pdf"_s, *bench.signer(with(KeyKind::P256))).error().code ==
          ErrorCode::FileNotReadable);
}
