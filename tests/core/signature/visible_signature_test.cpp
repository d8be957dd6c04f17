// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/free_place.h"
#include "core/signature/pdf/signature_stamp.h"
#include "tests/core/signature/judges.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/support/sign_here.h"

#include <QRegularExpression>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::signature;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

const QString reason = u"Yenileme başvurusu: ğüşıöç İĞÜŞÖÇ"_s;

Result<void> signAt(const Bench& bench, const QString& from, const QString& to, const SignaturePlace& place,
                    const QString& why = reason, QStringList* notes = nullptr) {
    const auto signer = bench.signer();
    PadesOptions options;
    options.place = place;
    options.reason = why;
    if (notes != nullptr)
        options.tell = [notes](const QString& note) { *notes << note; };
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

QByteArray fieldOf(const QByteArray& pdf) {
    return objectBody(pdf, objectWith(pdf, "/FT /Sig"));
}

/// Of the rectangle of the signature field.
QSizeF seenSize(const Bench& bench, const QString& file) {
    static const QRegularExpression rectangle(u"/Rect \\[ ?([0-9.]+) ([0-9.]+) ([0-9.]+) ([0-9.]+) ?\\]"_s);
    const auto found = rectangle.match(QString::fromLatin1(fieldOf(bench.read(file))));
    REQUIRE(found.hasMatch());
    const auto number = [&](int i) { return found.captured(i).toDouble(); };
    CHECK(number(1) > 0);
    CHECK(number(2) > 0);
    return {number(3) - number(1), number(4) - number(2)};
}

QByteArray pageOf(const QByteArray& size, const QByteArray& entries = {}) {
    return handmadePdf({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + size + "] " + entries + " >>"});
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
    CHECK(fonts.contains(
        QRegularExpression(u"[A-Z]{6}\\+DejaVuSans +CID TrueType +Identity-H +yes yes yes"_s)));
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

namespace {

QRectF placeOf(const QByteArray& pdf) {
    static const QRegularExpression rectangle(u"/Rect \\[ ?([0-9.]+) ([0-9.]+) ([0-9.]+) ([0-9.]+) ?\\]"_s);
    auto each = rectangle.globalMatch(QString::fromLatin1(pdf));
    QRegularExpressionMatch last;
    while (each.hasNext())
        last = each.next();
    REQUIRE(last.hasMatch());
    const auto number = [&](int i) { return last.captured(i).toDouble(); };
    return {QPointF(number(1), number(2)), QPointF(number(3), number(4))};
}

} // namespace

TEST_CASE("several visible signatures in one corner stand clear of each other, however the page is turned") {
    const Bench bench;
    const int rotation = GENERATE(0, 90, 180, 270);
    CAPTURE(rotation);
    (void)bench.write(u"0.pdf"_s, SamplePdf{{}, "/Rotate " + QByteArray::number(rotation), {}}.bytes());
    QList<QRectF> places;
    QStringList notes;
    for (int i = 0; i < 4; ++i) {
        const QString next = QString::number(i + 1) + u".pdf"_s;
        REQUIRE(signAt(bench, QString::number(i) + u".pdf"_s, next, {}, reason, &notes));
        const QRectF place = placeOf(bench.read(next));
        for (const QRectF& other : places)
            CHECK_FALSE(place.intersects(other));
        places << place;
    }
    CHECK(notes.isEmpty());
    checkAccepted(bench, u"4.pdf"_s, 4);
}

TEST_CASE("a visible signature keeps clear of what the page says, or it is told that it cannot") {
    const Bench bench;
    const auto [taken, isClear] = GENERATE(table<QRectF, bool>(
        {{{0, 700, 595, 142}, true}, {{0, 0, 400, 842}, false}, {{0, 0, 595, 842}, false}}));
    (void)bench.write(u"a.pdf"_s, pageOf("595 842"));
    QStringList notes;
    REQUIRE(signAt(bench, u"a.pdf"_s, u"s.pdf"_s, {.taken = {taken}}, reason, &notes));
    checkAccepted(bench, u"s.pdf"_s, 1);
    const QRectF place = placeOf(bench.read(u"s.pdf"_s));
    const QRectF seen(place.x(), 842 - place.bottom(), place.width(), place.height());
    CHECK(seen.intersects(taken) != isClear);
    CHECK(notes.isEmpty() == isClear);
}

TEST_CASE("a page that is full of signatures is told") {
    const Bench bench;
    (void)bench.write(u"0.pdf"_s, pageOf("250 80"));
    QStringList notes;
    REQUIRE(signAt(bench, u"0.pdf"_s, u"1.pdf"_s, {}, reason, &notes));
    CHECK(notes.isEmpty());
    REQUIRE(signAt(bench, u"1.pdf"_s, u"2.pdf"_s, {}, reason, &notes));
    CHECK(notes.size() == 1);
    checkAccepted(bench, u"2.pdf"_s, 2);
}

TEST_CASE("a visible signature is as large on a page whose unit is another, and smaller on a small page") {
    const Bench bench;
    const auto sizeOn = [&](const QByteArray& page) {
        (void)bench.write(u"a.pdf"_s, page);
        REQUIRE(signAt(bench, u"a.pdf"_s, u"s.pdf"_s, {}));
        checkAccepted(bench, u"s.pdf"_s, 1);
        CHECK(textOf(bench.path(u"s.pdf"_s)).contains(u"ğüşıöç İĞÜŞÖÇ"));
        return seenSize(bench, u"s.pdf"_s);
    };
    const QSizeF usual = sizeOn(pageOf("595 842"));
    const QSizeF inUnits = sizeOn(pageOf("150 210", "/UserUnit 4"));
    CHECK(std::abs(inUnits.width() * 4 - usual.width()) < 0.1);
    CHECK(std::abs(inUnits.height() * 4 - usual.height()) < 0.1);
    const QSizeF small = sizeOn(pageOf("100 60"));
    CHECK(small.width() < 100);
    CHECK(small.height() < 60);
    CHECK(std::abs(small.width() / small.height() - usual.width() / usual.height()) < 0.1);
}

TEST_CASE("on a page of any size, with anything on it, room is found or told") {
    const ShownPage page{{1e8, 1e8}, 24};
    const QSizeF size(220, 60);
    const auto corner = SignaturePlace::Corner::BottomRight;
    CHECK(freePlace(page, corner, size, {}) == cornerPlace(page, corner, size));
    CHECK_FALSE(freePlace(page, corner, size, {QRectF(QPointF(), page.size)}));
    const QRectF dot(0, 0, 1, 1);
    CHECK_FALSE(freePlace({{595, 842}, 24}, corner, size, QList<QRectF>(1'000'000, dot)));

    const Bench bench;
    QStringList notes;
    (void)bench.write(u"a.pdf"_s, pageOf("100000000 100000000", "/UserUnit 1000000000000000000000.0"));
    REQUIRE(signAt(bench, u"a.pdf"_s, u"s.pdf"_s, {}, reason, &notes));
    CHECK(isIntactForMutool(bench.path(u"s.pdf"_s), 1));
    (void)bench.write(u"a.pdf"_s, pageOf(QByteArray(400, '9') + " 842"));
    CHECK(signAt(bench, u"a.pdf"_s, u"s.pdf"_s, {}).error().code == ErrorCode::PdfDamaged);
}

TEST_CASE("a long reason is broken into lines where it is seen, not where it is spoken") {
    const Bench bench;
    (void)bench.write(u"a.pdf"_s, qtPdf());
    const QString word = QString(120, u'x');
    const QString why = u"Nitelikli elektronik sertifika yenileme başvurusunun imzalanması için "_s + word;
    REQUIRE(signAt(bench, u"a.pdf"_s, u"s.pdf"_s, {}, why));
    checkAccepted(bench, u"s.pdf"_s, 1);
    CHECK(fieldOf(bench.read(u"s.pdf"_s)).contains(textString(why).mid(5).chopped(1)));
    const QString seen = textOf(bench.path(u"s.pdf"_s));
    CHECK(seen.count(u'x') == word.size());
    CHECK_FALSE(seen.contains(word));
    CHECK(seen.contains(u"Nitelikli elektronik sertifika"));
}

TEST_CASE("letters that are written as two are seen as one") {
    const Bench bench;
    (void)bench.write(u"a.pdf"_s, qtPdf());
    REQUIRE(signAt(bench, u"a.pdf"_s, u"s.pdf"_s, {}, u"Go\u0308ru\u0308ldu\u0308"_s));
    CHECK(textOf(bench.path(u"s.pdf"_s)).contains(u"Görüldü"));
}

TEST_CASE("names in any script are seen in their letters' forms and order, and can be read by programs") {
    const Bench bench;
    (void)bench.write(u"a.pdf"_s, qtPdf());
    const auto [script, text, font] = GENERATE(table<QString, QString, QString>(
        {{u"Greek"_s, u"Ελένη Παπαδοπούλου"_s, u"DejaVuSans"_s},
         {u"Cyrillic"_s, u"Щукина Ёлка"_s, u"DejaVuSans"_s},
         {u"Arabic"_s, u"صلاح الخيام"_s, u"DejaVuSans"_s},
         {u"both directions"_s, u"Ali (عمر ١٢) Veli"_s, u"DejaVuSans"_s},
         {u"Chinese"_s, u"王小明"_s, u"DroidSansFallback|NotoSansCJK"_s},
         {u"beyond the first plane"_s, u"𝐀𝐥𝐢"_s, u"DejaVuSans|Noto|Droid"_s}}));
    CAPTURE(script.toStdString());
    QStringList notes;
    REQUIRE(signAt(bench, u"a.pdf"_s, u"s.pdf"_s, {}, text, &notes));
    CHECK(notes.isEmpty());
    checkAccepted(bench, u"s.pdf"_s, 1);
    // pdftotext turns two letters in one glyph, and brackets between directions, round.
    const QString read = run(u"mutool"_s, {u"draw"_s, u"-F"_s, u"txt"_s, bench.path(u"s.pdf"_s)}).output;
    // MuPDF 1.25 leaves both directions in the order of the page, and breaks the line.
    const bool isAsDrawn = read.contains(u"Ali (\u0662\u0661 \u0631\u0645\u0639"_s);
    CHECK((read.contains(text) || (script == u"both directions"_s && isAsDrawn)));
    CHECK(run(u"pdffonts"_s, {bench.path(u"s.pdf"_s)})
              .output.contains(QRegularExpression(u"[A-Z]{6}\\+("_s + font + u").* yes yes yes"_s)));
}

TEST_CASE("letters that no font has are told before the signature, and keep nothing else from being seen") {
    const Bench bench;
    (void)bench.write(u"a.pdf"_s, qtPdf());
    const QString text = u"Ali \U000F1234 Veli"_s; // for private use
    QStringList notes;
    REQUIRE(signAt(bench, u"a.pdf"_s, u"s.pdf"_s, {}, text, &notes));
    REQUIRE(notes.size() == 1);
    CHECK(notes.first().endsWith(u": \U000F1234"_s));
    checkAccepted(bench, u"s.pdf"_s, 1);
    CHECK(textOf(bench.path(u"s.pdf"_s)).contains(u"Veli"));
}

TEST_CASE(
    "a visible signature becomes part of a tagged document's structure, which is left alone once signed") {
    const Bench bench;
    const auto [document, numbers] = GENERATE(
        table<QByteArray, QByteArray>({{"/S /Document /P 5 0 R /K [8 0 R]", "/Nums [0 [8 0 R]]"},
                                       {"/S /Document /P 5 0 R /K 8 0 R", "/Kids [9 0 R]"},
                                       {"/S /Part /P 5 0 R /K [8 0 R]", "/Nums [0 [8 0 R] 1 [8 0 R]]"}}));
    CAPTURE(document.toStdString());
    (void)bench.write(
        u"0.pdf"_s,
        SamplePdf{"/MarkInfo << /Marked true >> /StructTreeRoot 5 0 R",
                  "/StructParents 0",
                  {"<< /Type /StructTreeRoot /K [6 0 R] /ParentTree 7 0 R /ParentTreeNextKey 1 >>",
                   "<< /Type /StructElem " + document + " >>", "<< " + numbers + " >>",
                   "<< /Type /StructElem /S /P /P 6 0 R /Pg 3 0 R /K 0 >>",
                   "<< /Limits [0 0] /Nums [0 [8 0 R]] >>"}}
            .bytes());
    QStringList notes;
    REQUIRE(signAt(bench, u"0.pdf"_s, u"1.pdf"_s, {}, reason, &notes));
    CHECK(notes.isEmpty());
    REQUIRE(signAt(bench, u"1.pdf"_s, u"2.pdf"_s, {}, reason, &notes));
    CHECK(notes.size() == 1);
    checkAccepted(bench, u"2.pdf"_s, 2);
    const QByteArray pdf = bench.read(u"2.pdf"_s);
    CHECK(pdf.contains("/Tabs /S"));
    QSet<QByteArray> keys;
    static const QRegularExpression parent(u"/StructParent ([0-9]+)"_s);
    auto each = parent.globalMatch(QString::fromLatin1(pdf));
    while (each.hasNext())
        keys << each.next().captured(1).toLatin1();
    CHECK(keys.size() == 1);
    CHECK_FALSE(keys.contains("0"));
    CHECK(pdf.count("/S /Form") == 1);
}

TEST_CASE("an invisible signature leaves a tagged document's structure alone") {
    const Bench bench;
    (void)bench.write(u"0.pdf"_s,
                      SamplePdf{"/StructTreeRoot 5 0 R", {}, {"<< /Type /StructTreeRoot >>"}}.bytes());
    REQUIRE(bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *bench.signer()));
    CHECK_FALSE(bench.read(u"1.pdf"_s).contains("/StructElem"));
    CHECK_FALSE(bench.read(u"1.pdf"_s).contains("/Tabs"));
}

TEST_CASE("what would turn the order of a visible line round is left out of it") {
    const QStringList lines = stampLines(u"Ali\u202E \u2066Veli\u200F"_s, QDateTime::currentDateTime(), {});
    CHECK(lines.first().endsWith(u"Ali Veli"));
}

TEST_CASE("a field that a lock names, by itself or with what it is part of, is not filled") {
    const Bench bench;
    const auto locked = [](const QByteArray& name) {
        return SamplePdf{
            "/AcroForm << /Fields [5 0 R 6 0 R] /SigFlags 3 >>",
            "/Annots [7 0 R]",
            {"<< /T (form) /Kids [7 0 R] >>",
             "<< /FT /Sig /T (s) /V 8 0 R /Lock << /Action /Include /Fields [(" + name + ")] >> >>",
             "<< /Type /Annot /Subtype /Widget /FT /Sig /T (applicant) /Parent 5 0 R /F 4 /Rect "
             "[100 100 300 150] /P 3 0 R >>",
             "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 1 "
             "2 3] /Contents <00> >>"}}
            .bytes();
    };
    for (const QByteArray name : {"form", "form.applicant"}) {
        (void)bench.write(u"a.pdf"_s, locked(name));
        const auto refused = signAt(bench, u"a.pdf"_s, u"s.pdf"_s, {.field = u"form.applicant"_s});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::PdfChangeForbidden);
    }
    (void)bench.write(u"a.pdf"_s, locked("form.applicants"));
    CHECK(signAt(bench, u"a.pdf"_s, u"s.pdf"_s, {.field = u"form.applicant"_s}));
}

TEST_CASE("a field's lock goes into its signature, and closes to further signatures what it says and nothing "
          "else") {
    const Bench bench;
    const auto [action, second, third] =
        GENERATE(table<QByteArray, bool, bool>({{"/Exclude /Fields [(second)]", true, false},
                                                {"/Include /Fields [(second)]", false, true},
                                                {"/All", false, false}}));
    CAPTURE(action.toStdString());
    const auto field = [](const QByteArray& name, int height, const QByteArray& more = {}) {
        return "<< /Type /Annot /Subtype /Widget /FT /Sig /T (" + name + ") /F 4 /Rect [100 " +
               QByteArray::number(height) + " 300 " + QByteArray::number(height + 50) + "] /P 3 0 R " + more +
               " >>";
    };
    (void)bench.write(
        u"0.pdf"_s, SamplePdf{"/AcroForm << /Fields [5 0 R 6 0 R 7 0 R] /SigFlags 1 >>",
                              "/Annots [5 0 R 6 0 R 7 0 R]",
                              {field("first", 100, "/Lock << /Type /SigFieldLock /Action " + action + " >>"),
                               field("second", 200), field("third", 300)}}
                        .bytes());
    REQUIRE(signAt(bench, u"0.pdf"_s, u"1.pdf"_s, {.field = u"first"_s}));
    CHECK(bench.read(u"1.pdf"_s).contains("/TransformMethod /FieldMDP"));
    const auto before = validatePdf(bench.path(u"1.pdf"_s), bench.policy());
    REQUIRE(before);
    REQUIRE(before->emptyFields.size() == 2);
    CHECK(before->emptyFields.front().reason.isEmpty() == second);
    CHECK(before->emptyFields.back().reason.isEmpty() == third);
    const QString proposed =
        signAt(bench, u"1.pdf"_s, u"2.pdf"_s, {.field = u"fourth"_s}).error().arguments.value(0);
    CHECK(proposed.contains(u"second"_s) == second);
    CHECK(proposed.contains(u"third"_s) == third);
    for (const auto& [name, allowed] : {std::pair(u"second"_s, second), std::pair(u"third"_s, third)}) {
        const auto made = signAt(bench, u"1.pdf"_s, u"2.pdf"_s, {.field = name});
        CHECK(made.has_value() == allowed);
        if (!made) {
            CHECK(made.error().code == ErrorCode::PdfChangeForbidden);
            continue;
        }
        const auto report = validatePdf(bench.path(u"2.pdf"_s), bench.policy());
        REQUIRE(report);
        CHECK(report->indication() == Indication::TotalPassed);
    }
}

TEST_CASE("an encrypted form that may only be filled in is signed in its own field") {
    const Bench bench;
    (void)bench.write(u"form.pdf"_s, formWithField());
    for (const QString& allowed : {u"form"_s, u"annotate"_s}) {
        REQUIRE(run(u"qpdf"_s, {u"--encrypt"_s, QString(), u"sahip"_s, u"256"_s, u"--modify="_s + allowed,
                                u"--"_s, bench.path(u"form.pdf"_s), bench.path(u"a.pdf"_s)})
                    .exitCode == 0);
        REQUIRE(signAt(bench, u"a.pdf"_s, u"s.pdf"_s, {.field = u"Applicant"_s}));
        checkAccepted(bench, u"s.pdf"_s, 1);
        CHECK(signAt(bench, u"a.pdf"_s, u"t.pdf"_s, {}).error().code == ErrorCode::PdfChangeForbidden);
    }
    REQUIRE(run(u"qpdf"_s, {u"--encrypt"_s, QString(), u"sahip"_s, u"256"_s, u"--modify=none"_s, u"--"_s,
                            bench.path(u"form.pdf"_s), bench.path(u"a.pdf"_s)})
                .exitCode == 0);
    CHECK(signAt(bench, u"a.pdf"_s, u"s.pdf"_s, {.field = u"Applicant"_s}).error().code ==
          ErrorCode::PdfChangeForbidden);
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
