// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/validation_cases.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

DocumentPlace field(const QString& name, int page = 0) {
    return {DocumentPlace::Part::Field, page, name};
}

struct SignedPdf {
    Bench bench;
    std::unique_ptr<Signer> signer = bench.signer(with(KeyKind::P256));
    QByteArray content;

    explicit SignedPdf(const QByteArray& original = SamplePdf{}.bytes()) {
        (void)bench.write(u"0.pdf"_s, original);
        REQUIRE(bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *signer));
        content = bench.read(u"1.pdf"_s);
    }
    [[nodiscard]] QByteArray signedAgain(const QByteArray& pdf) const {
        (void)bench.write(u"a.pdf"_s, pdf);
        REQUIRE(bench.signPdf(u"a.pdf"_s, u"b.pdf"_s, *signer));
        return bench.read(u"b.pdf"_s);
    }
    [[nodiscard]] Result<ValidationReport> validate(const QByteArray& pdf) const {
        return validatePdfBytes(pdf, u"document.pdf"_s, bench.policy());
    }
    [[nodiscard]] bool passes(const QByteArray& pdf) const {
        const auto report = validate(pdf);
        return report && report->indication() == Indication::TotalPassed;
    }
    /// The first signature's problem.
    [[nodiscard]] ErrorCode problem(const QByteArray& pdf) const {
        const auto report = validate(pdf);
        if (!report)
            return report.error().code;
        REQUIRE_FALSE(report->signatures.empty());
        REQUIRE(report->signatures.front().problem);
        CHECK_FALSE(report->signatures.front().intact);
        return report->signatures.front().problem->code;
    }
    [[nodiscard]] qsizetype gap() const { return content.indexOf("/Contents <") + 10; }
    [[nodiscard]] qsizetype afterGap() const { return content.indexOf('>', gap()) + 1; }
};

} // namespace

TEST_CASE("a signed document passes on both axes") {
    const SignedPdf pdf;
    const auto report = pdf.validate(pdf.content);
    REQUIRE(report);
    REQUIRE(report->signatures.size() == 1);
    const SignatureReport& signature = report->signatures.front();
    CHECK(signature.intact);
    CHECK(signature.trusted);
    CHECK(signature.subIndication.isEmpty());
    CHECK(*signature.signer == pdf.signer->certificate());
    CHECK(signature.digestAlgorithm == u"SHA-256");
}

TEST_CASE("a signature that claims no time is of no baseline level") {
    const Workshop shop;
    for (const auto& [pdf, level] :
         {std::pair(shop.signedPdf, u"PAdES-B-B"_s),
          {shop.resigned(replaced(shop.signedPdf, "/M (D:", "/X (D:")), QString()}}) {
        const auto report = validatePdfBytes(pdf, u"a.pdf"_s, shop.bench.policy());
        REQUIRE(report);
        CHECK(report->indication() == Indication::TotalPassed);
        CHECK(report->signatures.front().level == level);
    }
}

TEST_CASE("a document without a signature gives a report without one") {
    const SignedPdf pdf;
    const auto report = pdf.validate(SamplePdf{}.bytes());
    REQUIRE(report);
    CHECK(report->signatures.empty());
    CHECK(report->indication() == Indication::Indeterminate);
}

TEST_CASE("one changed byte of what is signed is seen") {
    const SignedPdf pdf;
    for (qsizetype i = 0; i < pdf.content.size(); ++i) {
        if (i >= pdf.gap() && i < pdf.afterGap())
            continue;
        QByteArray changed = pdf.content;
        changed[i] = static_cast<char>(changed[i] ^ (1 << (i % 8)));
        CAPTURE(i);
        REQUIRE_FALSE(pdf.passes(changed));
    }
}

TEST_CASE("nothing can hide in the room that the signature left") {
    const SignedPdf pdf;
    QByteArray padded = pdf.content;
    padded[pdf.afterGap() - 3] = '1';
    CHECK(pdf.problem(padded) == ErrorCode::SignatureInvalid);
    QByteArray text = pdf.content;
    text.replace(pdf.afterGap() - 9, 8, "> /X (y)");
    CHECK_FALSE(pdf.passes(text));
    QByteArray space = pdf.content;
    space[pdf.afterGap() - 2] = ' '; // which hides nothing (ISO 32000-1, 7.3.4.3)
    CHECK(pdf.passes(space));
    space[pdf.afterGap() - 2] = 'x';
    CHECK_FALSE(pdf.passes(space));
}

TEST_CASE("changed content is said to be changed content") {
    const SignedPdf pdf;
    const auto report = pdf.validate(QByteArray(pdf.content).replace("Taahhut", "Taahhuk"));
    REQUIRE(report);
    CHECK(report->signatures.front().subIndication == u"HASH_FAILURE");
    CHECK(report->signatures.front().problem->code == ErrorCode::DocumentAltered);
    CHECK(report->signatures.front().trusted);
    CHECK(report->indication() == Indication::TotalFailed);
}

TEST_CASE("bytes behind a signed document are seen") {
    const SignedPdf pdf;
    for (const QByteArray& more :
         {QByteArray("x"), QByteArray("%%EOF\n"), QByteArray(1, '\0'), QByteArray(17, ' ')})
        CHECK(pdf.problem(pdf.content + more) == ErrorCode::DocumentAltered);
}

TEST_CASE("a few bytes of white space behind a signed document are no alteration") {
    const SignedPdf pdf;
    for (const char* more : {"\n", "\r\n", "\r\n\r\n", " \t\n"}) {
        const auto report = pdf.validate(pdf.content + more);
        REQUIRE(report);
        CHECK(report->indication() == Indication::TotalPassed);
        CHECK_FALSE(report->signatures.front().coversWholeFile);
    }
}

TEST_CASE("later revisions that change the document are seen") {
    const SignedPdf pdf;
    const QByteArray& content = pdf.content;
    const QByteArray stream = "<< /Length 4 >>\nstream\nevil\nendstream";
    const QByteArray page = objectBody(content, 3);
    const QByteArray catalog = objectBody(content, 1);
    const int field = objectWith(content, "/FT /Sig");
    const QByteArray overlay = "<< /Type /Annot /Subtype /FreeText /Rect [0 0 500 500] /Contents (evil) >>";
    const QByteArray emptyField = "<< /Type /Annot /Subtype /Widget /FT /Sig /T (x) /Rect [0 0 500 500] >>";
    const std::vector<std::pair<const char*, QByteArray>> attacks{
        {"other page content", revised(content, {{4, stream}})},
        {"other page", revised(content, {{3, QByteArray(page).replace("842", "100")}})},
        {"content through the page",
         revised(content, {{3, QByteArray(page).replace("4 0 R", "90 0 R")}, {90, stream}})},
        {"annotation",
         revised(content, {{3, QByteArray(page).replace("/Annots [", "/Annots [90 0 R ")}, {90, overlay}})},
        {"annotation behind ours",
         revised(content, {{3, QByteArray(page).replace(QByteArray::number(field) + " 0 R ]",
                                                        QByteArray::number(field) + " 0 R 90 0 R ]")},
                           {90, overlay}})},
        {"open field over the text",
         revised(content, {{3, QByteArray(page).replace(QByteArray::number(field) + " 0 R ]",
                                                        QByteArray::number(field) + " 0 R 90 0 R ]")},
                           {90, emptyField}})},
        {"catalog entry",
         revised(content, {{1, QByteArray(catalog).replace("/Catalog", "/Catalog /OpenAction 4 0 R")}})},
        {"pages", revised(content, {{2, "<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>"}})},
        {"the field itself", revised(content, {{field, emptyField}})},
    };
    for (const auto& [name, attacked] : attacks) {
        CAPTURE(name);
        CHECK_FALSE(pdf.passes(attacked));
        // Nor does a further honest signature heal it.
        const auto report = pdf.validate(pdf.signedAgain(attacked));
        if (report && report->signatures.size() > 1) {
            REQUIRE(report->signatures.front().problem);
            CHECK(report->signatures.front().problem->code == ErrorCode::DocumentAltered);
        }
    }
}

TEST_CASE("bytes after the end are seen, even where the new section says nothing") {
    const SignedPdf pdf;
    CHECK(pdf.problem(revised(pdf.content, {{90, "(nothing)"}}) + "trailing") == ErrorCode::DocumentAltered);
}

TEST_CASE("validation data may be added behind the last signature") {
    const SignedPdf pdf;
    const QByteArray catalog = objectBody(pdf.content, 1);
    CHECK(
        pdf.passes(revised(pdf.content, {{1, QByteArray(catalog).replace("/Catalog", "/Catalog /DSS 90 0 R")},
                                         {90, "<< /Type /DSS /Certs [91 0 R] >>"},
                                         {91, "<< /Length 1 >>\nstream\nx\nendstream"}})));
}

TEST_CASE("signatures whose ranges are not what they should be are refused") {
    const SignedPdf pdf;
    static const QRegularExpression range(u"/ByteRange \\[0 (\\d+) (\\d+) (\\d+)\\]"_s);
    const auto match = range.match(QString::fromLatin1(pdf.content));
    const qint64 gap = match.captured(1).toLongLong();
    const qint64 afterGap = match.captured(2).toLongLong();
    const qint64 rest = match.captured(3).toLongLong();
    const auto with_ = [&](const QByteArray& replacement) {
        QByteArray changed = pdf.content;
        const QByteArray old = match.captured(0).toLatin1() + QByteArray(24, ' ');
        return changed.replace(old, ("/ByteRange " + replacement).leftJustified(old.size()));
    };
    const auto numbers = [](std::initializer_list<qint64> values) {
        QByteArray text = "[";
        for (const qint64 value : values)
            text += QByteArray::number(value) + ' ';
        return text + ']';
    };
    REQUIRE(with_(numbers({0, gap, afterGap, rest})) != pdf.content);
    for (const QByteArray& other :
         {numbers({}), numbers({0, gap}), numbers({1, gap - 1, afterGap, rest}),
          numbers({0, gap - 1, afterGap, rest}), numbers({0, gap, afterGap + 1, rest - 1}),
          numbers({0, gap, afterGap, rest + 1}), numbers({0, gap, afterGap, rest, 0, 1}),
          numbers({0, 0, afterGap, rest}), numbers({0, afterGap, gap, rest}),
          numbers({0, gap, afterGap, -rest}), numbers({0, -gap, afterGap, rest}), QByteArray("(text)"),
          numbers({0, gap, 99999999999, 9})}) {
        CAPTURE(other.toStdString());
        CHECK(pdf.problem(with_(other)) == ErrorCode::SignatureInvalid);
    }
    CHECK_FALSE(pdf.passes(with_(numbers({0, gap, afterGap, rest - 10}))));
}

TEST_CASE("a signature value that is not the one in the gap is not believed") {
    const SignedPdf pdf;
    const int value = objectWith(pdf.content, "/ByteRange");
    const QByteArray body = objectBody(pdf.content, value);
    // The dictionary is defined anew behind the signature.
    CHECK_FALSE(pdf.passes(revised(pdf.content, {{value, QByteArray(body).replace("/M (D:2", "/M (D:1")}})));
    CHECK_FALSE(
        pdf.passes(revised(pdf.content, {{value, QByteArray(body).replace("/Contents", "/Inhalts")}})));
    CHECK_FALSE(pdf.passes(revised(pdf.content, {{value, "null"}})));
}

TEST_CASE("a form filled in without a certification is undecided, and the field is named") {
    const Workshop shop;
    const auto report = validatePdfBytes(Workshop::changed(shop.signedPdf, 5, "(eski)", "(yeni)"),
                                         u"document.pdf"_s, shop.bench.policy());
    REQUIRE(report);
    const SignatureReport& first = report->signatures.front();
    CHECK(first.indication == Indication::Indeterminate);
    CHECK(first.problem->code == ErrorCode::FormFilledLater);
    CHECK(first.problem->arguments == QStringList{u"ad"_s});
    CHECK(first.changesAfter == std::vector<LaterChange>{{LaterChange::Kind::FormFilled, field(u"ad"_s)}});
    CHECK(first.integrity() == SignatureReport::Integrity::NotKnown);
}

TEST_CASE(
    "a form may be filled in without a certification where the policy says so, and no lock forbids it") {
    const Workshop shop;
    ValidationPolicy policy = shop.bench.policy();
    policy.allowFormFilling = true;
    const auto judged = [&](const QByteArray& pdf) {
        const auto report =
            validatePdfBytes(Workshop::changed(pdf, 5, "(eski)", "(yeni)"), u"document.pdf"_s, policy);
        REQUIRE(report);
        return report->signatures.front();
    };
    const SignatureReport open = judged(shop.signedPdf);
    CHECK(open.indication == Indication::TotalPassed);
    CHECK(open.changesAfter == std::vector<LaterChange>{{LaterChange::Kind::FieldValue, field(u"ad"_s)}});
    CHECK(judged(shop.certified(1)).indication == Indication::TotalFailed);
    const QByteArray lock =
        "/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Reference [<< "
        "/Type /SigRef /TransformMethod /FieldMDP /TransformParams << /Type "
        "/TransformParams /V /1.2 /Action /All >> >>]";
    CHECK(judged(shop.signedAs(shop.original, lock)).indication == Indication::TotalFailed);
}

TEST_CASE("a report says what was done to the document after each signature") {
    using Kind = LaterChange::Kind;
    const Workshop shop;
    const auto withStore = [](const QByteArray& content) {
        const QByteArray catalog = objectBody(content, 1);
        return revised(content,
                       {{1, QByteArray(catalog).replace("/Catalog", "/Catalog /DSS 90 0 R /Metadata 91 0 R")},
                        {90, "<< /Type /DSS >>"},
                        {91, "<< /Length 1 >>\nstream\nx\nendstream"}});
    };
    const QByteArray filled = Workshop::changed(shop.certified(2), 5, "(eski)", "(yeni)");
    const auto report =
        validatePdfBytes(withStore(shop.signedAgain(filled)), u"document.pdf"_s, shop.bench.policy());
    REQUIRE(report);
    REQUIRE(report->signatures.size() == 2);
    CHECK(report->signatures[0].changesAfter ==
          std::vector<LaterChange>{{Kind::Signature, field(u"Signature2"_s, 1), LaterChange::Act::Added},
                                   {Kind::FieldValue, field(u"ad"_s)},
                                   {Kind::ValidationData},
                                   {Kind::Description}});
    CHECK(report->signatures[1].changesAfter ==
          std::vector<LaterChange>{{Kind::ValidationData}, {Kind::Description}});

    const QJsonObject json = toJson(*report)[u"signatures"_s].toArray().first().toObject();
    const QJsonArray changes = json[u"changesAfter"_s].toArray();
    REQUIRE(changes.size() == 4);
    CHECK(changes[1].toObject() == QJsonObject{{u"kind"_s, u"fieldValue"_s},
                                               {u"what"_s, u"ad"_s},
                                               {u"allowed"_s, true},
                                               {u"sentence"_s, u"field filled: ad"_s}});
}

TEST_CASE("what may not be done to a document after it was signed is named as a reader sees it") {
    const QByteArray font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
    const QByteArray stream = "<< /Length 0 >>\nstream\n\nendstream";
    const SignedPdf pdf(handmadePdf(
        {"<< /Type /Catalog /Pages 2 0 R /AcroForm 14 0 R /Outlines 15 0 R /Names << /EmbeddedFiles << "
         "/Names "
         "[(a) 16 0 R] >> >> /PageLabels 18 0 R >>",
         "<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 /MediaBox [0 0 595 842] >>",
         "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 7 0 R >> >> >>", stream,
         "<< /Type /Page /Parent 2 0 R /Contents 6 0 R /Annots [11 0 R 12 0 R] /Resources << /Font << /F1 7 "
         "0 R "
         "/F2 8 0 R >> /XObject << /I 9 0 R /D 10 0 R >> >> >>",
         stream, font, font,
         "<< /Type /XObject /Subtype /Image /Width 0 /Height 0 /Length 0 >>\nstream\n\nendstream", stream,
         "<< /Type /Annot /Subtype /FreeText /Rect [10 10 90 30] /AP << /N 17 0 R >> >>",
         "<< /Type /Annot /Subtype /Widget /T (Ad) /Parent 13 0 R /Rect [10 50 90 70] /P 5 0 R >>",
         "<< /FT /Tx /T (kimlik) /Kids [12 0 R] >>", "<< /Fields [13 0 R] /DA (/F1 0 Tf) >>",
         "<< /Count 0 >>", "<< /Type /Filespec /F (a) >>", stream, "<< /Nums [0 << /S /D >>] >>"}));
    const auto said = [&](int object, const QByteArray& body) {
        const auto report = pdf.validate(revised(pdf.content, {{object, body}}));
        REQUIRE(report);
        const SignatureReport& first = report->signatures.front();
        CHECK(first.subIndication == u"FORMAT_FAILURE");
        return inWords(first.changesAfter).join(u"; ").toStdString();
    };
    const QByteArray other = "<< /Length 4 >>\nstream\n q Q\nendstream";
    CHECK(said(3, objectBody(pdf.content, 3).replace("/Type /Page ", "/Type /Page /Rotate 90 ")) ==
          "not allowed: page 1 was changed");
    CHECK(said(6, other) == "not allowed: the content of page 2 was changed");
    CHECK(said(7, QByteArray(font).replace("Helvetica", "Symbol")) ==
          "not allowed: a font on page 1 was changed");
    CHECK(said(8, "null") == "not allowed: a font on page 2 was changed");
    CHECK(said(9, other) == "not allowed: a picture on page 2 was changed");
    CHECK(said(10, other) == "not allowed: the content of page 2 was changed");
    CHECK(said(11, objectBody(pdf.content, 11).replace("10 10", "20 10")) ==
          "not allowed: an annotation on page 2 was changed");
    CHECK(said(17, other) == "not allowed: an annotation on page 2 was changed");
    CHECK(said(12, objectBody(pdf.content, 12).replace("10 50", "20 50")) ==
          "not allowed: the form field “kimlik.Ad” was changed");
    CHECK(said(14, objectBody(pdf.content, 14).replace("/F1 0", "/F1 9")) ==
          "not allowed: the form was changed");
    CHECK(said(15, "<< /Count 1 >>") == "not allowed: the table of contents was changed");
    CHECK(said(16, "<< /Type /Filespec /F (b) >>") == "not allowed: an attached file was changed");
    CHECK(said(18, "<< /Nums [0 << /S /R >>] >>") == "not allowed: a part of the document was changed");
}

TEST_CASE("annotations that come and go are named by their page, allowed or not") {
    using Act = LaterChange::Act;
    const Workshop shop;
    const auto annotated = [](const QByteArray& pdf) {
        return revised(pdf, {{3, replaced(objectBody(pdf, 3), "5 0 R", "5 0 R 90 0 R")},
                             {90, "<< /Type /Annot /Subtype /FreeText /Rect [100 742 200 762] >>"}});
    };
    const auto changesOf = [&](const QByteArray& pdf) {
        const auto report = validatePdfBytes(pdf, u"document.pdf"_s, shop.bench.policy());
        REQUIRE(report);
        return report->signatures.front().changesAfter;
    };
    const DocumentPlace place{DocumentPlace::Part::Annotation, 1, {}, QRectF(100, 80, 100, 20)};
    CHECK(changesOf(annotated(shop.certified(3))) ==
          std::vector<LaterChange>{{LaterChange::Kind::Annotation, place, Act::Added}});
    const std::vector<LaterChange> forbidden = changesOf(annotated(shop.signedPdf));
    REQUIRE(forbidden.size() == 1);
    CHECK(forbidden.front().kind == LaterChange::Kind::Other);
    CHECK(inWords(forbidden.front()) == u"not allowed: an annotation on page 1 was added");
    CHECK(forbidden.front().cause == u"page 1 changed");
}

TEST_CASE("that a locked field was signed is told with its name") {
    const Workshop shop;
    const QByteArray lock =
        "<< /Type /SigRef /TransformMethod /FieldMDP /TransformParams << /Type /TransformParams /V /1.2 "
        "/Action /Include /Fields [(Signature2)] >> >> ";
    const auto report = validatePdfBytes(
        shop.signedAs(shop.certified(2, lock), Workshop::certification(0).replace("/DocMDP", "/None")),
        u"document.pdf"_s, shop.bench.policy());
    REQUIRE(report);
    CHECK(inWords(report->signatures.front().changesAfter).first() ==
          u"not allowed: the form field “Signature2” was signed although it was locked");
}

TEST_CASE("a document certified against changes does not pass with a further signature") {
    const SignedPdf pdf;
    QByteArray twice = pdf.signedAgain(pdf.content);
    CHECK(pdf.passes(twice));
    const auto report = pdf.validate(twice);
    REQUIRE(report->signatures.size() == 2);
    CHECK_FALSE(report->signatures[0].coversWholeFile);
    CHECK(report->signatures[1].coversWholeFile);
}

TEST_CASE("kinds of signatures that are no longer safe are refused") {
    const SignedPdf pdf;
    for (const char* kind : {"/adbe.pkcs7.sha1     ", "/adbe.x509.rsa_sha1  ", "/unknown             "}) {
        const auto report = pdf.validate(QByteArray(pdf.content).replace("/ETSI.CAdES.detached ", kind));
        REQUIRE(report);
        CHECK(report->indication() == Indication::Indeterminate);
        CHECK(report->problem()->code == ErrorCode::AlgorithmRefused);
    }
}
