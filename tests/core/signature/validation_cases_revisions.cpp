// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/validation_cases.h"

#include <QRegularExpression>

/// Revisions that bring in what was left open when the document was signed, and such as not everyone reads
/// alike.
namespace yenile::tests {

using namespace verdicts;

namespace {

QByteArray startXref(const QByteArray& pdf) {
    const QByteArray rest = pdf.mid(pdf.lastIndexOf("startxref") + 10);
    return rest.first(rest.indexOf('\n'));
}

/// A line of a cross-reference table, as a subsection of its own.
QByteArray line(int number, qsizetype offset, int generation = 0) {
    return QByteArray::number(number) + " 1\n" + QByteArray::number(offset).rightJustified(10, '0') + ' ' +
           QByteArray::number(generation).rightJustified(5, '0') + " n \n";
}

const QByteArray noLine = "0 0\n";

QByteArray withSection(const QByteArray& pdf, const QByteArray& section, const QByteArray& trailer) {
    return pdf + section + "<< /Root 1 0 R /Size 99 /Prev " + startXref(pdf) + ' ' + trailer;
}

/// One more revision with these bytes and a table of these lines.
QByteArray withTable(const QByteArray& pdf, const QByteArray& bytes, const QByteArray& lines,
                     const QByteArray& trailer = {}) {
    return withSection(pdf, bytes + "xref\n" + lines + "trailer\n",
                       trailer + " >>\nstartxref\n" + QByteArray::number(pdf.size() + bytes.size()) +
                           "\n%%EOF\n");
}

/// A cross-reference stream, as object 98, that says of object 4 that it is at these offsets.
QByteArray crossReference(const std::vector<qsizetype>& offsets, const QByteArray& trailer) {
    QByteArray data;
    QByteArray index;
    for (const qsizetype offset : offsets) {
        index += "4 1 ";
        data += '\1' + QByteArray::fromHex(QByteArray::number(offset, 16).rightJustified(8, '0')) + '\0';
    }
    return "98 0 obj\n<< /Type /XRef /W [1 4 1] /Index [" + index + "] /Root 1 0 R /Size 99 " + trailer +
           " /Length " + QByteArray::number(data.size()) + " >>\nstream\n" + data + "\nendstream\nendobj\n";
}

qsizetype place(const QByteArray& pdf, int number) {
    return pdf.indexOf('\n' + QByteArray::number(number) + " 0 obj\n") + 1;
}

QByteArray object(int number, const QByteArray& body) {
    return QByteArray::number(number) + " 0 obj\n" + body + "\nendobj\n";
}

/// The page's entry leads to an object of its own, which says that. The page itself is written anew by who
/// signs, as qpdf reads it: qpdf 12 reads a reference to what is not there as null.
QByteArray signedWithLead(const Workshop& s, const QByteArray& entry, const QByteArray& was,
                          const QByteArray& body) {
    const QByteArray page = replaced(objectBody(s.original, 3), entry + ' ' + was, entry + " 99 0 R");
    return s.signedAgain(revised(s.original, {{3, page}, {99, body}}));
}
QByteArray signedWithContents(const Workshop& s, const QByteArray& streams) {
    return signedWithLead(s, "/Contents", "4 0 R", streams);
}

/// Signed with something more in the catalog.
QByteArray signedWithCatalog(const Workshop& s, const QByteArray& entries,
                             std::vector<std::pair<int, QByteArray>> more = {}) {
    more.emplace_back(1, replaced(objectBody(s.original, 1), "/Catalog", "/Catalog " + entries));
    return s.signedAgain(revised(s.original, more));
}

/// The signed revision's trailer has something more.
QByteArray signedWithTrailer(const Workshop& s, const QByteArray& entry) {
    QByteArray pdf = s.signedPdf;
    return s.resigned(pdf.insert(pdf.lastIndexOf("trailer\n<<") + 10, ' ' + entry));
}

/// Signed again, the field under that number.
QByteArray signedWithField(const Workshop& s, const QByteArray& pdf, int number) {
    const QByteArray twice = s.signedAgain(pdf);
    const int field = objectWith(twice, "(Signature2)");
    const auto reference = [](int object) { return ' ' + QByteArray::number(object) + " 0 R"; };
    static const QRegularExpression beginning(QStringLiteral("\\n(\\d+) 0 obj\\n"));
    std::vector<std::pair<int, QByteArray>> objects;
    auto each = beginning.globalMatch(QString::fromLatin1(twice), pdf.size());
    while (each.hasNext()) {
        const int object = each.next().captured(1).toInt();
        objects.emplace_back(object == field ? number : object,
                             objectBody(twice, object).replace(reference(field), reference(number)));
    }
    return s.resigned(revised(pdf, objects));
}

QByteArray withOtherFont(const QByteArray& pdf, int font) {
    return Workshop::withObject(pdf, font, "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>");
}

/// The signed revision ends in the middle of object 98, the page's height.
QByteArray unfinished(const Workshop& s) {
    QByteArray pdf = signedWithLead(s, "/MediaBox", "[0 0 595 842]", "[0 0 595 98 0 R]");
    const QByteArray table = startXref(pdf);
    const qsizetype end = pdf.lastIndexOf("%%EOF");
    pdf = pdf.first(end) + "98 0 obj %%EOF\n84";
    pdf.insert(table.toLongLong() + 5, line(98, end + line(98, 0).size()));
    return s.resigned(pdf);
}

/// How another file is encrypted, for which nobody needs a password.
QByteArray encryption(const Workshop& s) {
    (void)run(QStringLiteral("qpdf"),
              {QStringLiteral("--allow-weak-crypto"), QStringLiteral("--encrypt"), QString(),
               QStringLiteral("x"), QStringLiteral("40"), QStringLiteral("--"),
               s.bench.write(QStringLiteral("plain.pdf"), s.original),
               s.bench.path(QStringLiteral("encrypted.pdf"))});
    const QByteArray encrypted = s.bench.read(QStringLiteral("encrypted.pdf"));
    const QByteArray id = encrypted.mid(encrypted.indexOf("/ID ["));
    return "/Encrypt " + objectBody(encrypted, objectWith(encrypted, "/Standard")) + ' ' +
           id.first(id.indexOf(']') + 1);
}

} // namespace

std::vector<ValidationCase> gapCases() {
    return {
        {"gap: content that the page already referred to",
         [](const Workshop& s) {
             return Workshop::withObject(signedWithContents(s, "[4 0 R 90 0 R]"), 90, evilStream);
         },
         altered},
        {"gap: an action that the catalog already referred to",
         [](const Workshop& s) {
             return Workshop::withObject(signedWithCatalog(s, "/OpenAction 90 0 R"), 90,
                                         "<< /S /JavaScript /JS (x) >>");
         },
         altered},
        {"gap: content of a generation that was not there",
         [](const Workshop& s) {
             const QByteArray pdf = signedWithContents(s, "[4 0 R 4 1 R]");
             return withTable(pdf, "4 1 obj\n" + evilStream + "\nendobj\n", line(4, pdf.size(), 1));
         },
         altered},
        {"gap: a table that pointed behind the end",
         [](const Workshop& s) {
             const QByteArray prepared = signedWithContents(s, "[4 0 R 90 0 R]");
             const qsizetype table = startXref(prepared).toLongLong() + 5;
             const auto pointing = [&](qsizetype to) {
                 return s.resigned(QByteArray(prepared).insert(table, line(90, to)));
             };
             const QByteArray pdf = pointing(pointing(0).size());
             return withTable(pdf, object(90, evilStream), noLine);
         },
         altered},
        {"gap: an object that goes on behind the end",
         [](const Workshop& s) { return withTable(unfinished(s), "2 endobj\n", noLine); }, altered},
        {"two roles: content that is the document's description",
         [](const Workshop& s) {
             return Workshop::withObject(signedWithCatalog(s, "/Metadata 4 0 R"), 4, evilStream);
         },
         altered},
        {"two roles: a page that is validation data",
         [](const Workshop& s) {
             return Workshop::changed(signedWithCatalog(s, "/DSS << /Certs [] /X 3 0 R >>"), 3, "842", "142");
         },
         altered},
        {"two roles: a font that is validation data",
         [](const Workshop& s) {
             const QByteArray page =
                 replaced(objectBody(s.original, 3), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                          "7 0 R");
             return withOtherFont(
                 signedWithCatalog(
                     s, "/DSS << /Certs [] /VRI << /A << /B 7 0 R >> >> >>",
                     {{3, page}, {7, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"}}),
                 7);
         },
         altered},
        {"two roles: a font that is a number tree",
         [](const Workshop& s) {
             const QByteArray page =
                 replaced(objectBody(s.original, 3), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                          "7 0 R");
             return withOtherFont(
                 signedWithCatalog(
                     s, "/StructTreeRoot << /Type /StructTreeRoot /ParentTree << /Kids [7 0 R] >> >>",
                     {{3, page}, {7, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"}}),
                 7);
         },
         altered},
    };
}

std::vector<ValidationCase> sectionCases() {
    return {
        {"section: another generation of the content",
         [](const Workshop& s) {
             return withTable(s.signedPdf, "4 1 obj\n" + evilStream + "\nendobj\n",
                              line(4, s.signedPdf.size(), 1));
         },
         altered},
        {"section: the content twice in a table",
         [](const Workshop& s) {
             return withTable(s.signedPdf, object(4, evilStream),
                              line(4, place(s.signedPdf, 4)) + line(4, s.signedPdf.size()));
         },
         altered},
        {"section: the content twice in a stream",
         [](const Workshop& s) {
             const QByteArray& pdf = s.signedPdf;
             const QByteArray evil = object(4, evilStream);
             return pdf + evil + crossReference({place(pdf, 4), pdf.size()}, "/Prev " + startXref(pdf)) +
                    "startxref\n" + QByteArray::number(pdf.size() + evil.size()) + "\n%%EOF\n";
         },
         altered},
        {"section: a table and its stream say different things",
         [](const Workshop& s) {
             const QByteArray& pdf = s.signedPdf;
             const QByteArray evil = object(4, evilStream);
             return withTable(pdf, evil + crossReference({pdf.size()}, {}), line(4, place(pdf, 4)),
                              "/XRefStm " + QByteArray::number(pdf.size() + evil.size()));
         },
         altered},
        {"section: the content by a stream behind a table",
         [](const Workshop& s) {
             const QByteArray& pdf = s.signedPdf;
             const QByteArray evil = object(4, evilStream);
             return withTable(pdf, evil + crossReference({pdf.size()}, {}), noLine,
                              "/XRefStm " + QByteArray::number(pdf.size() + evil.size()));
         },
         altered},
        {"section: nothing new by a stream behind a table",
         [](const Workshop& s) {
             return withTable(s.signedPdf, crossReference({place(s.signedPdf, 4)}, {}), noLine,
                              "/XRefStm " + QByteArray::number(s.signedPdf.size()));
         },
         passed},
        {"section: a table and its stream say the same",
         [](const Workshop& s) {
             const QByteArray& pdf = s.signedPdf;
             return withTable(pdf, crossReference({place(pdf, 4)}, {}), line(4, place(pdf, 4)),
                              "/XRefStm " + QByteArray::number(pdf.size()));
         },
         passed},
        {"section: validation data set free",
         [](const Workshop& s) {
             const QByteArray pdf = signedWithCatalog(s, "/DSS << /Certs [91 0 R] >>",
                                                      {{91, "<< /Length 1 >>\nstream\nx\nendstream"}});
             return withTable(Workshop::changed(pdf, 1, "[91 0 R]", "[]"), {}, "91 1\n0000000000 00001 f \n");
         },
         passed},
        {"section: validation data that a page shows set free",
         [](const Workshop& s) {
             const QByteArray page =
                 replaced(objectBody(s.original, 3), "/Contents 4 0 R", "/Contents [4 0 R 91 0 R]");
             const QByteArray pdf = signedWithCatalog(
                 s, "/DSS << /Certs [91 0 R] >>", {{3, page}, {91, "<< /Length 1 >>\nstream\n \nendstream"}});
             return withTable(Workshop::changed(pdf, 1, "/Certs [91 0 R]", "/Certs []"), {},
                              "91 1\n0000000000 00001 f \n");
         },
         altered},
        {"section: a number that the trailer alone named becomes validation data",
         [](const Workshop& s) {
             const QByteArray pdf = signedWithTrailer(s, "/Sonst 40 0 R ");
             return revised(pdf, {{1, replaced(objectBody(pdf, 1), "/Catalog", "/Catalog /DSS 40 0 R")},
                                  {40, "<< /Type /DSS /Certs [] >>"}});
         },
         passed},
        {"section: a number that the trailer alone named becomes the next signature's field",
         [](const Workshop& s) { return signedWithField(s, signedWithTrailer(s, "/Sonst 40 0 R "), 40); },
         passed},
        {"section: a number that the trailer alone named becomes a stream",
         [](const Workshop& s) {
             const QByteArray pdf = signedWithTrailer(s, "/Sonst 40 0 R ");
             return Workshop::withObject(pdf, 40, evilStream);
         },
         altered},
        {"section: the content set free",
         [](const Workshop& s) { return withTable(s.signedPdf, {}, "4 1\n0000000000 00001 f \n"); }, altered},
        {"section: a field with two places",
         [](const Workshop& s) {
             QByteArray pdf = s.signedAgain(s.certified(2));
             return s.resigned(pdf.replace(pdf.lastIndexOf("/Subtype /Widget"), 16, "/Rect [0 0 9 9 ]"));
         },
         altered},
        {"section: all text encrypted",
         [](const Workshop& s) { return withTable(s.signedPdf, {}, noLine, encryption(s)); }, altered},
    };
}

} // namespace yenile::tests
