// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/judges.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/support/sign_here.h"

#include <catch2/catch.hpp>

#include <QJsonArray>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

constexpr auto widget = "/Type /Annot /Subtype /Widget /Rect [50 50 250 120] /P 3 0 R";

/// A form whose one field is object 5; the page shows object 7.
QByteArray formWith(const QByteArray& field, const QByteArray& below, const QByteArray& seen) {
    return SamplePdf{"/AcroForm 6 0 R", "/Annots [7 0 R]", {field, "<< /Fields [5 0 R] >>", seen, below}}
        .bytes();
}

struct Outcome {
    Result<void> made;
    Result<ValidationReport> report;
};

Outcome signedIn(const Bench& bench, const QByteArray& pdf, const QString& field) {
    const auto signer = bench.signer(with(KeyKind::P256));
    PadesOptions options;
    options.place = SignaturePlace{.field = field};
    const Result<void> made = signature::signPdf(bench.write(u"0.pdf"_s, pdf), bench.path(u"1.pdf"_s),
                                                 *signer, options, Clock::system());
    return {made, made ? validatePdf(bench.path(u"1.pdf"_s), bench.policy())
                       : validatePdf(bench.path(u"0.pdf"_s), bench.policy())};
}

} // namespace

TEST_CASE("empty signature fields are found by their full names, however a form builds them") {
    const QByteArray kid = QByteArray("<< ") + widget;
    const std::vector<std::pair<QString, QByteArray>> forms{
        {u"imza"_s, formWith("<< /T (imza) /FT /Sig /Kids [7 0 R] >>", "null", kid + " /Parent 5 0 R >>")},
        {u"taraf.imza"_s,
         formWith("<< /T (taraf) /FT /Sig /Kids [7 0 R] >>", "null", kid + " /Parent 5 0 R /T (imza) >>")},
        {u"taraf.bir.imza"_s,
         formWith("<< /T (taraf) /FT /Sig /Kids [8 0 R] >>",
                  "<< /T (bir.imza) /Parent 5 0 R /Kids [7 0 R] >>", kid + " /Parent 8 0 R >>")},
    };
    for (const auto& [name, pdf] : forms) {
        CAPTURE(name.toStdString());
        const Bench bench;
        const Outcome outcome = signedIn(bench, pdf, name);
        INFO((outcome.made ? QString() : outcome.made.error().cause).toStdString());
        REQUIRE(outcome.made);
        REQUIRE(outcome.report);
        CHECK(outcome.report->indication() == Indication::TotalPassed);
        CHECK(outcome.report->signatures.front().name == name);
        CHECK(outcome.report->emptyFields.empty());
        CHECK(isSoundForQpdf(bench.path(u"1.pdf"_s)));
    }
}

TEST_CASE("a further signature in a field that was there when it was signed is no alteration") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    (void)bench.write(u"a.pdf"_s, formWith("<< /T (imza) /FT /Sig /Kids [7 0 R] >>", "null",
                                           QByteArray("<< ") + widget + " /Parent 5 0 R >>"));
    REQUIRE(bench.signPdf(u"a.pdf"_s, u"b.pdf"_s, *signer));
    const Outcome outcome = signedIn(bench, bench.read(u"b.pdf"_s), u"imza"_s);
    REQUIRE(outcome.report);
    CHECK(outcome.report->signatures.size() == 2);
    CHECK(outcome.report->indication() == Indication::TotalPassed);
}

TEST_CASE("where a named field is not free it is said which are, and the report lists them") {
    const Bench bench;
    const Outcome outcome = signedIn(bench,
                                     formWith("<< /T (imza) /FT /Sig /Kids [7 0 R] >>", "null",
                                              QByteArray("<< ") + widget + " /Parent 5 0 R >>"),
                                     u"baska"_s);
    REQUIRE_FALSE(outcome.made);
    CHECK(outcome.made.error().cause.contains(u"imza"));
    REQUIRE(outcome.report);
    REQUIRE(outcome.report->emptyFields.size() == 1);
    CHECK(outcome.report->emptyFields.front().name == u"imza");
    CHECK(toJson(*outcome.report)[u"emptySignatureFields"_s].toArray().size() == 1);
}

TEST_CASE("the form is an object of its own, which other programs add their signatures to") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    for (const char* form : {"", "/AcroForm << /Fields [] >>"}) {
        (void)bench.write(u"0.pdf"_s, SamplePdf{form, {}, {}}.bytes());
        REQUIRE(bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *signer));
        CHECK(objectBody(bench.read(u"1.pdf"_s), 1).contains(" 0 R"));
        CHECK_FALSE(objectBody(bench.read(u"1.pdf"_s), 1).contains("/AcroForm <<"));
    }
}

TEST_CASE("a signature that the form has forgotten is listed all the same, and named") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    (void)bench.write(u"0.pdf"_s, SamplePdf{"/AcroForm 5 0 R", {}, {"<< /Fields [] >>"}}.bytes());
    REQUIRE(bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *signer));
    const auto report = validatePdfBytes(revised(bench.read(u"1.pdf"_s), {{5, "<< /Fields [] >>"}}),
                                         u"document.pdf"_s, bench.policy());
    REQUIRE(report);
    REQUIRE(report->signatures.size() == 1);
    CHECK_FALSE(report->signatures.front().isListed);
    CHECK(report->signatures.front().problem->code == ErrorCode::DocumentAltered);
}

TEST_CASE("an XFA form is signed in a field that its form for everyone has, and only there") {
    const Bench bench;
    QByteArray pdf = formWith("<< /T (imza) /FT /Sig /Kids [7 0 R] >>", "null",
                              QByteArray("<< ") + widget + " /Parent 5 0 R >>");
    const auto xfa = [&](const QByteArray& catalog) {
        return revised(pdf, {{1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R " + catalog + " >>"},
                             {6, "<< /Fields [5 0 R] /XFA [] >>"}});
    };
    CHECK(signedIn(bench, xfa({}), u"imza"_s).made);
    CHECK_FALSE(signedIn(bench, xfa("/NeedsRendering true"), u"imza"_s).made);
    (void)bench.write(u"x.pdf"_s, xfa({}));
    CHECK_FALSE(bench.signPdf(u"x.pdf"_s, u"y.pdf"_s, *bench.signer(with(KeyKind::P256))));
}
