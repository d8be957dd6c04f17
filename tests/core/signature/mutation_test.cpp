#include "core/signature/container/zip.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/signing/cades.h"
#include "tests/core/signature/judges.h"
#include "tests/core/signature/mutation.h"
#include "tests/core/signature/pdf_samples.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

const QByteArray widget =
    "<< /Type /Annot /Subtype /Widget /FT /Tx /T (ad) /Rect [10 10 90 30] /P 3 0 R /V (x) >>";
const QByteArray sample =
    SamplePdf{"/AcroForm 6 0 R", "/Annots 7 0 R", {widget, "<< /Fields [5 0 R] >>", "[5 0 R]"}}.bytes();

/// The sample with its tables and objects in compressed streams.
QByteArray packed(const Bench& bench) {
    const QString from = bench.write(u"plain.pdf"_s, sample);
    REQUIRE(run(u"qpdf"_s, {u"--object-streams=generate"_s, from, bench.path(u"packed.pdf"_s)}).exitCode ==
            0);
    return bench.read(u"packed.pdf"_s);
}

QByteArray signedOnce(const Bench& bench, const QByteArray& pdf) {
    (void)bench.write(u"original.pdf"_s, pdf);
    REQUIRE(bench.signPdf(u"original.pdf"_s, u"signed.pdf"_s, *bench.signer(with(KeyKind::P256))));
    return bench.read(u"signed.pdf"_s);
}

bool passes(const Result<ValidationReport>& report) {
    return report && report->indication() == Indication::TotalPassed;
}

} // namespace

TEST_CASE("a signed document that was damaged in many ways passes only where what is signed is untouched") {
    const Bench bench;
    for (const QByteArray& content : {signedOnce(bench, sample), signedOnce(bench, packed(bench))}) {
        REQUIRE(passes(validatePdfBytes(content, u"a.pdf"_s, bench.policy())));
        const qsizetype gap = content.lastIndexOf("/Contents <") + 10;
        const qsizetype behind = content.size() - content.indexOf('>', gap) - 1;
        for (unsigned seed = 0; seed < mutationCount(400); ++seed) {
            Mutation mutation(seed);
            // Half of them in the CMS: there are the most bytes, and most of these are padding.
            const QByteArray changed =
                seed % 2 == 0 ? mutation.of(content) : mutation.of(content, gap, gap + 4000);
            if (!passes(validatePdfBytes(changed, u"a.pdf"_s, bench.policy())))
                continue;
            CAPTURE(seed);
            REQUIRE(changed.size() == content.size());
            REQUIRE(changed.first(gap) == content.first(gap));
            REQUIRE(changed.last(behind) == content.last(behind));
        }
    }
}

TEST_CASE("a container that was damaged in many ways passes only with the members that were signed") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    (void)bench.write(u"application.json"_s, R"({"applicationId":"1"})");
    (void)bench.write(u"0.pdf"_s, sample);
    REQUIRE(bench.signPdf(u"0.pdf"_s, u"application.pdf"_s, *signer));
    REQUIRE(bench.createContainer(u"b.asice"_s, *signer, {u"application.json"_s, u"application.pdf"_s}));
    const QByteArray content = bench.read(u"b.asice"_s);
    const std::vector<ZipEntry> entries = *unzipped(content);
    REQUIRE(passes(validateContainerBytes(content, u"b"_s, bench.policy())));
    for (unsigned seed = 0; seed < mutationCount(200); ++seed) {
        Mutation mutation(seed);
        CAPTURE(seed);
        const QByteArray changed = mutation.of(content);
        if (changed != content)
            CHECK_FALSE(passes(validateContainerBytes(changed, u"b"_s, bench.policy())));
        // Behind checksums that are right: what the archive holds is damaged, not the archive.
        std::vector<ZipEntry> others = entries;
        ZipEntry& chosen = others[seed % others.size()];
        const QByteArray before = chosen.content;
        chosen.content = mutation.of(before);
        const auto archive = zipped(others, QDateTime::currentDateTimeUtc());
        REQUIRE(archive);
        const bool passed = passes(validateContainerBytes(*archive, u"b"_s, bench.policy()));
        // In a signature there are bytes that nobody signs: the order of its certificates is one.
        if (chosen.content != before && !chosen.name.endsWith(u".p7s"))
            CHECK_FALSE(passed);
    }
}

TEST_CASE("a damaged CMS never vouches for other content") {
    const Bench bench;
    const QByteArray document = "Taahhüt";
    for (const KeyKind kind : {KeyKind::P256, KeyKind::Rsa2048}) {
        const auto signer = bench.signer(with(kind));
        const QByteArray cms = *signDetached(digestOf({document}, DigestAlgorithm::Sha256), *signer, {});
        REQUIRE(verifyDetached(document, cms, bench.policy()));
        for (unsigned seed = 0; seed < mutationCount(400); ++seed) {
            Mutation mutation(seed);
            const QByteArray changed = mutation.of(cms);
            CAPTURE(seed);
            REQUIRE_FALSE(verifyDetached(document + '!', changed, bench.policy()));
            const Result<Certificate> own = verifyDetached(document, changed, bench.policy());
            if (own)
                REQUIRE(*own == signer->certificate());
        }
    }
}

TEST_CASE("a document that was damaged in many ways is signed soundly or refused") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    for (const QByteArray& content : {sample, packed(bench), signedOnce(bench, sample)})
        for (unsigned seed = 0; seed < mutationCount(120); ++seed) {
            const QByteArray changed = Mutation(seed).of(content);
            (void)bench.write(u"0.pdf"_s, changed);
            if (!bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *signer))
                continue;
            CAPTURE(seed);
            REQUIRE(bench.read(u"1.pdf"_s).startsWith(changed));
            const auto report = validatePdf(bench.path(u"1.pdf"_s), bench.policy());
            REQUIRE(report);
            REQUIRE(std::ranges::any_of(report->signatures, [](const SignatureReport& each) {
                return each.coversWholeFile && each.indication == Indication::TotalPassed;
            }));
        }
}
