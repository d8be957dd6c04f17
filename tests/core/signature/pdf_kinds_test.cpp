// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/judges.h"
#include "tests/core/signature/pdf_samples.h"

#include <QDir>
#include <QFile>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

/// Signs a document twice; all judges agree each time. qpdf warns of some that others read without a word.
void checkSignable(const Bench& bench, const QByteArray& original, bool soundForQpdf = true) {
    (void)bench.write(u"0.pdf"_s, original);
    // Two certificates: pdfsig stumbles over one that comes twice.
    const auto first = bench.signer(with(KeyKind::P256));
    const auto second = bench.signer(with(KeyKind::P256));
    for (int count = 1; count <= 2; ++count) {
        const QString from = u"%1.pdf"_s.arg(count - 1);
        const QString to = u"%1.pdf"_s.arg(count);
        const Result<void> outcome = bench.signPdf(from, to, count == 1 ? *first : *second);
        INFO((outcome ? QString() : outcome.error().cause).toStdString());
        REQUIRE(outcome);
        CHECK(bench.read(to).startsWith(bench.read(from)));
        CHECK(validForPdfsig(bench, bench.path(to)) == count);
        CHECK(isIntactForMutool(bench.path(to), count));
        CHECK(isSoundForQpdf(bench.path(to)) == soundForQpdf);
        const auto report = validatePdf(bench.path(to), bench.policy());
        REQUIRE(report);
        INFO((report->problem() ? report->problem()->cause : QString()).toStdString());
        CHECK(report->indication() == Indication::TotalPassed);
    }
}

ErrorCode refusal(const Bench& bench, const QByteArray& original) {
    (void)bench.write(u"r.pdf"_s, original);
    const Result<void> outcome =
        bench.signPdf(u"r.pdf"_s, u"never.pdf"_s, *bench.signer(with(KeyKind::P256)));
    REQUIRE_FALSE(outcome);
    CHECK_FALSE(QFile::exists(bench.path(u"never.pdf"_s)));
    return outcome.error().code;
}

/// The file as qpdf rewrites it.
QByteArray rewritten(const Bench& bench, const QByteArray& pdf, const QStringList& options) {
    (void)bench.write(u"q.pdf"_s, pdf);
    REQUIRE(run(u"qpdf"_s, options + QStringList{bench.path(u"q.pdf"_s), bench.path(u"w.pdf"_s)}).exitCode ==
            0);
    return bench.read(u"w.pdf"_s);
}

const QByteArray widget =
    "<< /Type /Annot /Subtype /Widget /FT /Tx /T (ad) /Rect [10 10 90 30] /P 3 0 R /V (x) >>";

} // namespace

TEST_CASE("documents of Qt are signed in each of its PDF versions") {
    const Bench bench;
    for (const auto version : {QPagedPaintDevice::PdfVersion_1_4, QPagedPaintDevice::PdfVersion_1_6,
                               QPagedPaintDevice::PdfVersion_A1b})
        checkSignable(bench, qtPdf(version));
}

TEST_CASE("documents with cross-reference streams, object streams and linearization are signed") {
    const Bench bench;
    for (const QStringList& options :
         {QStringList{u"--object-streams=generate"_s}, QStringList{u"--linearize"_s},
          QStringList{u"--linearize"_s, u"--object-streams=generate"_s},
          QStringList{u"--object-streams=disable"_s, u"--qdf"_s}}) {
        CAPTURE(options.join(u' ').toStdString());
        checkSignable(bench, rewritten(bench, qtPdf(), options));
    }
}

namespace {

/// Where a hybrid file names its cross-reference stream: beside the table that calls the form free, or in a
/// section behind it.
enum class NamedBy { SameSection, LaterSection };

/// Its form is in an object stream of that length, and only a cross-reference stream knows of it.
QByteArray hybridPdf(int length, const QByteArray& entries = QByteArray::fromHex("02000500"),
                     NamedBy section = NamedBy::LaterSection) {
    const auto line = [](qsizetype offset) {
        return QByteArray::number(offset).rightJustified(10, '0') + " 00000 n \n";
    };
    QByteArray pdf = "%PDF-1.5\n";
    QByteArray table = "0000000000 65535 f \n";
    for (const QByteArray& object :
         {QByteArray("1 0 obj\n<< /Type /Catalog /Pages 2 0 R /AcroForm 4 0 R >>"),
          QByteArray("2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
          QByteArray("3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>")}) {
        table += line(pdf.size());
        pdf += object + "\nendobj\n";
    }
    table += "0000000000 65535 f \n"; // object 4 is hidden from readers of the table
    table += line(pdf.size());
    pdf += "5 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Length " + QByteArray::number(length) +
           " >>\nstream\n4 0 << /Fields [] >>\nendstream\nendobj\n";
    const qsizetype stream = pdf.size();
    pdf += "6 0 obj\n<< /Type /XRef /Size 7 /W [1 2 1] /Index [4 1] /Length " +
           QByteArray::number(entries.size()) + " >>\nstream\n" + entries + "\nendstream\nendobj\n";
    table += line(stream);
    const QByteArray hybrid = " /XRefStm " + QByteArray::number(stream);
    const auto addSection = [&](const QByteArray& rows, const QByteArray& more) {
        const QByteArray start = QByteArray::number(pdf.size());
        pdf += "xref\n" + rows + "trailer\n<< /Root 1 0 R /Size 7" + more + " >>\nstartxref\n" + start +
               "\n%%EOF\n";
        return start;
    };
    const QByteArray first =
        addSection("0 7\n" + table, section == NamedBy::SameSection ? hybrid : QByteArray());
    if (section == NamedBy::LaterSection)
        addSection("0 0\n", " /Prev " + first + hybrid);
    return pdf;
}

} // namespace

TEST_CASE("hybrid documents, whose form only a cross-reference stream knows, are signed") {
    checkSignable(Bench(), hybridPdf(20));
}

TEST_CASE("a hybrid document with a form that only some readers see is refused") {
    CHECK(refusal(Bench(), hybridPdf(20, QByteArray::fromHex("02000500"), NamedBy::SameSection)) ==
          ErrorCode::PdfDamaged);
}

TEST_CASE("bytes behind the entries of a cross-reference stream are harmless, missing ones are not") {
    checkSignable(Bench(), hybridPdf(20, QByteArray::fromHex("0200050000000000")), false);
    CHECK(refusal(Bench(), hybridPdf(20, QByteArray::fromHex("020005"))) == ErrorCode::PdfDamaged);
}

TEST_CASE("a version that does not exist is harmless") {
    checkSignable(Bench(), SamplePdf{}.bytes().replace("%PDF-1.7", "%PDF-x.7"), false);
}

TEST_CASE("an entry that is there twice is harmless where the document is not made of it") {
    checkSignable(Bench(), SamplePdf{{}, "/UserUnit 1 /UserUnit 1", {}}.bytes());
    CHECK(refusal(Bench(), SamplePdf{{}, "/Contents 4 0 R", {}}.bytes()) == ErrorCode::PdfDamaged);
}

TEST_CASE("a document whose form has to be repaired to be read is refused") {
    CHECK(refusal(Bench(), hybridPdf(18)) == ErrorCode::PdfDamaged);
}

TEST_CASE("a document keeps saying that it is PDF/A") {
    const Bench bench;
    checkSignable(bench, qtPdf(QPagedPaintDevice::PdfVersion_A1b));
    const QByteArray catalog =
        objectBody(bench.read(u"2.pdf"_s), objectWith(bench.read(u"2.pdf"_s), "/AcroForm"));
    CHECK(catalog.contains("/Metadata"));
    CHECK(catalog.contains("/OutputIntents"));
    CHECK(bench.read(u"2.pdf"_s).contains("pdfaid:part"));
}

TEST_CASE("documents with forms and annotations of every arrangement are signed") {
    const Bench bench;
    SamplePdf direct{"/AcroForm << /Fields [5 0 R] /DA (/F1 0 Tf) >>", "/Annots [5 0 R]", {widget}};
    SamplePdf indirect{
        "/AcroForm 6 0 R", "/Annots 8 0 R", {widget, "<< /Fields 7 0 R >>", "[5 0 R]", "[5 0 R]"}};
    SamplePdf emptyForm{"/AcroForm << /Fields [] >>", {}, {}};
    SamplePdf formWithoutFields{"/AcroForm << >>", "/Annots []", {}};
    SamplePdf linkOnly{{}, "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] >>]", {}};
    for (const SamplePdf& sample : {direct, indirect, emptyForm, formWithoutFields, linkOnly})
        checkSignable(bench, sample.bytes());
}

TEST_CASE("an existing field keeps its name, the new one takes another") {
    const Bench bench;
    SamplePdf sample{"/AcroForm << /Fields [5 0 R] >>",
                     "/Annots [5 0 R]",
                     {QByteArray(widget).replace("(ad)", "(Signature1)")}};
    (void)bench.write(u"0.pdf"_s, sample.bytes());
    REQUIRE(bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *bench.signer(with(KeyKind::P256))));
    const auto report = validatePdf(bench.path(u"1.pdf"_s), bench.policy());
    REQUIRE(report->signatures.size() == 1);
    CHECK(report->signatures.front().name == u"Signature2");
}

TEST_CASE("documents of several revisions, without a last line end, or with text behind the end are signed") {
    const Bench bench;
    const QByteArray sample = SamplePdf{}.bytes();
    checkSignable(bench, revised(sample, {{5, "(one more)"}}));
    checkSignable(bench, sample.chopped(1));
    checkSignable(bench, sample + "\r\n");
    checkSignable(bench, sample + "% printed by a friend\n");
}

TEST_CASE("a signature of another program stays valid") {
    const Bench bench;
    const Identity identity = bench.ca().issue(with(KeyKind::Rsa2048));
    const QString nss = bench.path(u"signer-nss"_s);
    const QString p12 = bench.path(u"k.p12"_s);
    REQUIRE(
        run(u"openssl"_s, {u"pkcs12"_s, u"-export"_s, u"-inkey"_s, bench.write(u"k.key"_s, identity.keyPem()),
                           u"-in"_s, bench.write(u"k.pem"_s, identity.certificatePem()), u"-certfile"_s,
                           bench.write(u"i.pem"_s, bench.ca().issuer().certificatePem()), u"-name"_s, u"k"_s,
                           u"-out"_s, p12, u"-passout"_s, u"pass:"_s})
            .exitCode == 0);
    QDir().mkpath(nss);
    REQUIRE(run(u"certutil"_s, {u"-N"_s, u"-d"_s, nss, u"--empty-password"_s}).exitCode == 0);
    REQUIRE(run(u"pk12util"_s, {u"-i"_s, p12, u"-d"_s, nss, u"-W"_s, QString()}).exitCode == 0);
    REQUIRE(run(u"certutil"_s,
                {u"-A"_s, u"-d"_s, nss, u"-n"_s, u"root"_s, u"-t"_s, u"C,C,C"_s, u"-i"_s, bench.rootFile()})
                .exitCode == 0);
    (void)bench.write(u"a.pdf"_s, qtPdf());
    const Verdict signing = run(u"pdfsig"_s, {u"-nssdir"_s, nss, u"-add-signature"_s, u"-nick"_s, u"k"_s,
                                              bench.path(u"a.pdf"_s), bench.path(u"0.pdf"_s)});
    INFO(signing.output.toStdString());
    REQUIRE(QFile::exists(bench.path(u"0.pdf"_s)));
    const auto before = validatePdf(bench.path(u"0.pdf"_s), bench.policy());
    REQUIRE(before);
    INFO((before->problem() ? before->problem()->cause : QString()).toStdString());
    CHECK(before->indication() == Indication::TotalPassed);
    REQUIRE(bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *bench.signer(with(KeyKind::P256))));
    CHECK(validForPdfsig(bench, bench.path(u"1.pdf"_s)) == 2);
    const auto after = validatePdf(bench.path(u"1.pdf"_s), bench.policy());
    REQUIRE(after);
    CHECK(after->signatures.size() == 2);
    CHECK(after->indication() == Indication::TotalPassed);
}

TEST_CASE("damaged documents are refused") {
    const Bench bench;
    const QByteArray sample = SamplePdf{}.bytes();
    const QByteArray wrongStart = QByteArray(sample).replace("startxref\n", "startxref\n9");
    const QByteArray wrongTable = QByteArray(sample).replace("00000 n", "0000 nn");
    for (const QByteArray& damaged :
         {QByteArray(), QByteArray("no PDF"), QByteArray("%PDF-1.7\n"), sample.left(sample.size() / 2),
          sample.chopped(20), wrongStart, wrongTable, QByteArray(sample).replace("/Root 1", "/Root 9"),
          QByteArray(sample).replace("/Kids [3 0 R]", "/Kids [2 0 R]"),
          QByteArray(sample).replace("/Kids [3 0 R]", "/Kids [     ]"),
          SamplePdf{"/AcroForm (x)", {}, {}}.bytes(), SamplePdf{{}, "/Annots 4", {}}.bytes()}) {
        CAPTURE(damaged.left(400).toStdString());
        CHECK(refusal(bench, damaged) == ErrorCode::PdfDamaged);
    }
}

TEST_CASE("whoever gets no signature is told what stands against it") {
    const Bench bench;
    const QByteArray sample = SamplePdf{}.bytes();
    const auto told = [&](const QByteArray& original) {
        (void)bench.write(u"r.pdf"_s, original);
        const auto outcome = bench.signPdf(u"r.pdf"_s, u"never.pdf"_s, *bench.signer(with(KeyKind::P256)));
        REQUIRE_FALSE(outcome);
        return sentence(outcome.error()).toStdString();
    };
    CHECK(told("no PDF") == "The PDF document is damaged: it does not begin like a PDF.");
    CHECK(told(QByteArray()) == "The PDF document is damaged: it does not begin like a PDF.");
    CHECK(told(sample.left(sample.size() / 2)) == "The PDF document is damaged: its end is missing.");
    CHECK(told(QByteArray(sample).replace("startxref\n", "startxref\n9")) ==
          "The PDF document is damaged: its table of contents is wrong.");
    CHECK(told(QByteArray(sample).replace("/Kids [3 0 R]", "/Kids [     ]")) ==
          "The PDF document is damaged: its pages are not to be found.");
    CHECK(told(SamplePdf{"/AcroForm (x)", {}, {}}.bytes()) ==
          "The PDF document is damaged: a part of it cannot be read.");
    CHECK(told("\n\n" + sample) ==
          "The PDF document cannot be signed safely: there is something before its beginning.");
    CHECK(told(SamplePdf{"/AcroForm << /Fields [] /XFA (x) >>", {}, {}}.bytes()) ==
          "The PDF document cannot be signed safely: it is an XFA form, which programs show in different "
          "ways.");
    CHECK(told(handmadePdf({"<< /Type /Catalog /Pages 2 0 R >>",
                            "<< /Filter /Adobe.PubSec /V 4 /SubFilter /adbe.pkcs7.s5 >>"},
                           "/Encrypt 2 0 R /ID [<00> <00>]")) ==
          "The PDF document cannot be signed safely: it is encrypted for certain recipients or in an unknown "
          "way.");
    CHECK(told(rewritten(bench, qtPdf(),
                         {u"--encrypt"_s, QString(), u"sahip"_s, u"256"_s, u"--modify=none"_s, u"--"_s})) ==
          "The PDF document does not allow this signature: it is encrypted and may not be changed.");
}

TEST_CASE("a document with any byte changed is signed soundly or refused") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    const QByteArray sample =
        SamplePdf{"/AcroForm 6 0 R", "/Annots 7 0 R", {widget, "<< /Fields [5 0 R] >>", "[5 0 R]"}}.bytes();
    int refused = 0;
    for (qsizetype i = 0; i < sample.size(); ++i) {
        QByteArray changed = sample;
        changed[i] = static_cast<char>(changed[i] ^ (1 << (i % 8)));
        (void)bench.write(u"0.pdf"_s, changed);
        if (!bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *signer)) {
            ++refused;
            continue;
        }
        CAPTURE(i);
        const auto report = validatePdf(bench.path(u"1.pdf"_s), bench.policy());
        REQUIRE(report);
        REQUIRE(report->indication() == Indication::TotalPassed);
    }
    CHECK(refused > sample.size() / 10);
}

TEST_CASE("what is missing in a document is not what a signature brings") {
    const Bench bench;
    const QByteArray number = GENERATE("6", "7", "8", "2147483640");
    const QByteArray field = QByteArray(widget).replace("/V (x)", "/V (x) /AP << /N " + number + " 0 R >>");
    const QByteArray original =
        SamplePdf{"/AcroForm << /Fields [5 0 R] /DA (/F1 0 Tf) >>", "/Annots [5 0 R]", {field}}.bytes();
    checkSignable(bench, original);
    CHECK_FALSE(bench.read(u"2.pdf"_s).contains('\n' + number + " 0 obj"));
}

TEST_CASE("fields and pages that lead in circles come to an end") {
    const Bench bench;
    const QByteArray circle = "<< /FT /Sig /T (a) /Kids [5 0 R 5 0 R 5 0 R] >>";
    (void)bench.write(u"0.pdf"_s, SamplePdf{"/AcroForm << /Fields [5 0 R 5 0 R] >>", {}, {circle}}.bytes());
    REQUIRE(bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *bench.signer(with(KeyKind::P256))));
    REQUIRE(bench.signPdf(u"1.pdf"_s, u"2.pdf"_s, *bench.signer(with(KeyKind::P256))));
    CHECK(validatePdf(bench.path(u"2.pdf"_s), bench.policy())->indication() == Indication::TotalPassed);
}

TEST_CASE("encrypted documents that open without a password are signed, and stay encrypted") {
    const Bench bench;
    for (const QStringList& kind :
         {QStringList{u"40"_s, u"--"_s}, QStringList{u"128"_s, u"--"_s},
          QStringList{u"128"_s, u"--use-aes=y"_s, u"--"_s}, QStringList{u"256"_s, u"--"_s},
          QStringList{u"256"_s, u"--cleartext-metadata"_s, u"--"_s},
          QStringList{u"128"_s, u"--"_s, u"--object-streams=generate"_s},
          QStringList{u"256"_s, u"--"_s, u"--object-streams=generate"_s}}) {
        CAPTURE(kind.join(u' ').toStdString());
        const QByteArray pdf = rewritten(
            bench,
            SamplePdf{"/AcroForm << /Fields [5 0 R] /DA (/F1 0 Tf) >>", "/Annots [5 0 R]", {widget}}.bytes(),
            QStringList{u"--allow-weak-crypto"_s, u"--encrypt"_s, QString(), u"sahip"_s} + kind);
        checkSignable(bench, pdf);
        // What was encrypted can still be read, and nothing of it stands there in the clear.
        const QByteArray text = bench.read(u"2.pdf"_s);
        CHECK_FALSE(text.mid(pdf.size()).contains("F1 0 Tf"));
        REQUIRE(run(u"qpdf"_s, {u"--decrypt"_s, u"--object-streams=disable"_s, bench.path(u"2.pdf"_s),
                                bench.path(u"clear.pdf"_s)})
                    .exitCode == 0);
        CHECK(bench.read(u"clear.pdf"_s).contains("(/F1 0 Tf)"));
        CHECK(bench.read(u"clear.pdf"_s).contains("(Signature2)"));
    }
}

TEST_CASE("encrypted documents that may not be changed are refused") {
    const Bench bench;
    for (const QString& allowed : {u"none"_s, u"assembly"_s, u"form"_s, u"annotate"_s})
        CHECK(refusal(bench, rewritten(bench, qtPdf(),
                                       {u"--encrypt"_s, QString(), u"sahip"_s, u"256"_s,
                                        u"--modify="_s + allowed, u"--"_s})) ==
              ErrorCode::PdfChangeForbidden);
}

TEST_CASE("pages behind empty branches of the page tree are found") {
    checkSignable(Bench(), handmadePdf({"<< /Type /Catalog /Pages 2 0 R >>",
                                        "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 1 >>",
                                        "<< /Type /Pages /Parent 2 0 R /Kids [] /Count 0 >>",
                                        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"}));
}

TEST_CASE("documents that forbid a further signature are refused") {
    const Bench bench;
    const auto certified = [](const QByteArray& reference, const QByteArray& fieldEntries = {}) {
        return SamplePdf{
            "/AcroForm << /Fields [5 0 R] /SigFlags 3 >>",
            "/Annots [5 0 R]",
            {"<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /Rect [0 0 0 0] /V 6 0 R " + fieldEntries +
                 " >>",
             "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 1 2 "
             "3] /Contents <00> /Reference [" +
                 reference + "] >>"}}
            .bytes();
    };
    const QByteArray allowed = "<< /TransformMethod /DocMDP /TransformParams << /P 2 >> >>";
    for (const QByteArray& forbidding :
         {certified("<< /TransformMethod /DocMDP /TransformParams << /P 1 >> >>"),
          certified("<< /TransformMethod /FieldMDP /TransformParams << /Action /All >> >>"),
          certified("<< /TransformMethod /FieldMDP /TransformParams << /Action /Exclude /Fields [(a)] >> >>"),
          certified(allowed, "/Lock << /Type /SigFieldLock /Action /All >>"),
          certified(allowed, "/Lock << /Type /SigFieldLock /Action /Include /Fields [(a)] /P 1 >>")})
        CHECK(refusal(bench, forbidding) == ErrorCode::PdfChangeForbidden);
    (void)bench.write(u"0.pdf"_s, certified(allowed));
    CHECK(bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *bench.signer(with(KeyKind::P256))));
}

TEST_CASE("documents that cannot be signed safely are refused") {
    const Bench bench;
    CHECK(refusal(bench, SamplePdf{"/AcroForm << /Fields [] /XFA (x) >>", {}, {}}.bytes()) ==
          ErrorCode::PdfFeatureUnsupported);
    CHECK(refusal(bench, "\n\n" + SamplePdf{}.bytes()) == ErrorCode::PdfFeatureUnsupported);
    // An older signature would be broken by what is appended.
    SamplePdf reaching{"/AcroForm << /Fields [5 0 R] >>",
                       {},
                       {"<< /FT /Sig /T (s) /V 6 0 R >>", "<< /ByteRange [0 9 20 999999] /Contents <00> >>"}};
    CHECK(refusal(bench, reaching.bytes()) == ErrorCode::PdfDamaged);
}
