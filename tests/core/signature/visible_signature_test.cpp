#include "core/signature/pades.h"
#include "tests/core/signature/judges.h"
#include "tests/core/signature/pdf_samples.h"

#include <QRegularExpression>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::signature;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

Result<void> signAt(const Bench& bench, const QString& from, const QString& to, const SignaturePlace& place) {
    const auto signer = bench.signer();
    PadesOptions options;
    options.place = place;
    options.reason = u"Yenileme başvurusu: ğüşıöç İĞÜŞÖÇ"_s;
    return signPdf(bench.path(from), bench.path(to), *signer, options, Clock::system());
}

void checkAccepted(const Bench& bench, const QString& file, int signatures) {
    const QString path = bench.path(file);
    CHECK(validForPdfsig(bench, path) == signatures);
    CHECK(isIntactForMutool(path, signatures));
    CHECK(isSoundForQpdf(path));
    const Result<ValidationReport> report = validatePdf(path, bench.policy());
    REQUIRE(report);
    CHECK(report->indication() == Indication::TotalPassed);
    CHECK(static_cast<int>(report->signatures.size()) == signatures);
}

QString textOf(const QString& path) {
    return run(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s}).output;
}

QByteArray formWithField(const QByteArray& entries = {}) {
    return SamplePdf{"/AcroForm << /Fields [5 0 R] >>",
                     "/Annots [5 0 R]",
                     {"<< /Type /Annot /Subtype /Widget /FT /Sig /T (Applicant) /F 4 /Rect [100 100 300 150] "
                      "/P 3 0 R " +
                      entries + " >>"}}
        .bytes();
}

} // namespace

TEST_CASE("a visible signature says who, when and why, with Turkish letters that programs can read") {
    const Bench bench;
    const QByteArray original = qtPdf();
    (void)bench.write(u"a.pdf"_s, original);
    REQUIRE(signAt(bench, u"a.pdf"_s, u"s.pdf"_s, {}));
    checkAccepted(bench, u"s.pdf"_s, 1);
    CHECK(bench.read(u"s.pdf"_s).startsWith(original));
    const QString text = textOf(bench.path(u"s.pdf"_s));
    CHECK(text.contains(u"başvurusu"));
    CHECK(text.contains(u"ğüşıöç İĞÜŞÖÇ"));
    CHECK(text.contains(bench.signer()->certificate().commonName()));
    const QByteArray field =
        objectBody(bench.read(u"s.pdf"_s), objectWith(bench.read(u"s.pdf"_s), "/FT /Sig"));
    CHECK(field.contains("/TU <feff"));
    const QString fonts = run(u"pdffonts"_s, {bench.path(u"s.pdf"_s)}).output;
    CHECK(
        fonts.contains(QRegularExpression(u"YENILE\\+DejaVuSans +CID TrueType +Identity-H +yes yes yes"_s)));
}

TEST_CASE("earlier signatures stay valid under a visible one") {
    const Bench bench;
    (void)bench.write(u"0.pdf"_s, qtPdf());
    REQUIRE(bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *bench.signer()));
    REQUIRE(signAt(bench, u"1.pdf"_s, u"2.pdf"_s, {1, SignaturePlace::Corner::TopLeft, {}}));
    REQUIRE(signAt(bench, u"2.pdf"_s, u"3.pdf"_s, {-1, SignaturePlace::Corner::BottomLeft, {}}));
    checkAccepted(bench, u"3.pdf"_s, 3);
}

TEST_CASE("a visible signature stands upright in the corner that one sees, however the page is turned") {
    const Bench bench;
    const int rotation = GENERATE(0, 90, 180, 270);
    CAPTURE(rotation);
    (void)bench.write(u"a.pdf"_s, SamplePdf{{}, "/Rotate " + QByteArray::number(rotation), {}}.bytes());
    REQUIRE(signAt(bench, u"a.pdf"_s, u"s.pdf"_s, {}));
    checkAccepted(bench, u"s.pdf"_s, 1);
    const QString words = run(u"pdftotext"_s, {u"-bbox"_s, bench.path(u"s.pdf"_s), u"-"_s}).output;
    const auto page = QRegularExpression(u"<page width=\"([0-9.]+)\" height=\"([0-9.]+)\""_s).match(words);
    const auto word =
        QRegularExpression(
            u"xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"([0-9.]+)\">Yenileme<"_s)
            .match(words);
    REQUIRE(page.hasMatch());
    REQUIRE(word.hasMatch());
    const auto number = [](const QRegularExpressionMatch& match, int i) {
        return match.captured(i).toDouble();
    };
    // pdftotext tells the page's own size, and where the words are seen.
    const bool isSideways = rotation % 180 != 0;
    const double width = number(page, isSideways ? 2 : 1);
    const double height = number(page, isSideways ? 1 : 2);
    CHECK(number(word, 3) - number(word, 1) > number(word, 4) - number(word, 2)); // it is not turned
    CHECK(height - number(word, 4) < 60);                                         // at the foot
    CHECK(width - number(word, 1) < 250);                                         // on the right
    CHECK(width - number(word, 1) > 100);
}

TEST_CASE("a signature fills the form's own field") {
    const Bench bench;
    (void)bench.write(u"a.pdf"_s, formWithField());
    REQUIRE(signAt(bench, u"a.pdf"_s, u"s.pdf"_s, {.field = u"Applicant"_s}));
    checkAccepted(bench, u"s.pdf"_s, 1);
    CHECK(validatePdf(bench.path(u"s.pdf"_s), bench.policy())->signatures.front().name == u"Applicant");
    CHECK(textOf(bench.path(u"s.pdf"_s)).contains(u"başvurusu"));
    // A field is filled once.
    CHECK(signAt(bench, u"s.pdf"_s, u"t.pdf"_s, {.field = u"Applicant"_s}).error().code ==
          ErrorCode::PdfFeatureUnsupported);
}

TEST_CASE("a field that waits may be filled after other signatures") {
    const Bench bench;
    (void)bench.write(u"a.pdf"_s, formWithField());
    REQUIRE(bench.signPdf(u"a.pdf"_s, u"1.pdf"_s, *bench.signer()));
    REQUIRE(signAt(bench, u"1.pdf"_s, u"2.pdf"_s, {.field = u"Applicant"_s}));
    checkAccepted(bench, u"2.pdf"_s, 2);
}

TEST_CASE("a place that a document does not have is refused") {
    const Bench bench;
    (void)bench.write(u"a.pdf"_s, qtPdf());
    CHECK(signAt(bench, u"a.pdf"_s, u"s.pdf"_s, {.page = 3}).error().code ==
          ErrorCode::PdfFeatureUnsupported);
    CHECK(signAt(bench, u"a.pdf"_s, u"s.pdf"_s, {.page = -3}).error().code ==
          ErrorCode::PdfFeatureUnsupported);
    CHECK(signAt(bench, u"a.pdf"_s, u"s.pdf"_s, {.field = u"Applicant"_s}).error().code ==
          ErrorCode::PdfFeatureUnsupported);
    (void)bench.write(u"seed.pdf"_s, formWithField("/SV << /Ff 1 /SubFilter [/adbe.pkcs7.detached] >>"));
    CHECK(signAt(bench, u"seed.pdf"_s, u"s.pdf"_s, {.field = u"Applicant"_s}).error().code ==
          ErrorCode::PdfFeatureUnsupported);
}
