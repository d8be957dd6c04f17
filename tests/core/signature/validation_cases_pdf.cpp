// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/validation_cases.h"

#include <QRegularExpression>

/// What was done to signed documents.
namespace yenile::tests {

using namespace Qt::StringLiterals;
using namespace verdicts;

namespace {

/// The object of the first signature's value.
int valueObject(const QByteArray& pdf) {
    return objectWith(pdf, "/ByteRange");
}

QByteArray withValue(const Workshop& shop, const QByteArray& from, const QByteArray& to) {
    return Workshop::changed(shop.signedPdf, valueObject(shop.signedPdf), from, to);
}

/// The text of an entry of the value, as `/Key value`.
QByteArray entryOf(const QByteArray& pdf, const char* pattern) {
    const QRegularExpression expression(QString::fromLatin1(pattern));
    return expression.match(QString::fromLatin1(pdf)).captured(0).toLatin1();
}

QByteArray byteRange(const QByteArray& pdf) {
    return entryOf(pdf, "/ByteRange \\[[^\\]]*\\]");
}
QByteArray contents(const QByteArray& pdf) {
    return entryOf(pdf, "/Contents <[0-9a-f]*>");
}

/// With one digit of the CMS changed, counted from its end.
QByteArray withOtherDigit(const QByteArray& pdf, const QByteArray& before) {
    const qsizetype at = pdf.indexOf(before) + before.size() + 1;
    QByteArray other = pdf;
    other[at] = other[at] == '0' ? '1' : '0';
    return other;
}

/// The last digits of the CMS lie before the padding.
QByteArray withOtherSignatureValue(const QByteArray& pdf) {
    qsizetype at = pdf.indexOf('>', pdf.indexOf("/Contents <")) - 1;
    while (pdf[at] == '0')
        --at;
    QByteArray other = pdf;
    other[at] = other[at] == '1' ? '2' : '1';
    return other;
}

/// The value in lines of digits, as long as before: padding gives way.
QByteArray withValueInLines(const QByteArray& pdf) {
    const qsizetype at = pdf.indexOf("/Contents <") + 11;
    const QByteArray digits = pdf.sliced(at, pdf.indexOf('>', at) - at);
    constexpr qsizetype inLine = 64;
    QByteArray lines;
    for (qsizetype i = 0; i < digits.size(); i += inLine)
        lines += digits.mid(i, inLine) + "\r\n";
    lines.truncate(digits.size());
    const auto odd = (lines.size() - 2 * lines.count("\r\n")) % 2;
    return QByteArray(pdf).replace(at, digits.size(), lines.chopped(odd) + QByteArray(odd, ' '));
}

/// Signature wrapping: the signed bytes behind the gap are moved to the end, and a range of the attacker's
/// finds them there.
QByteArray wrapped(const Workshop& shop) {
    const QByteArray& pdf = shop.signedPdf;
    const int value = valueObject(pdf);
    const qsizetype gap = pdf.indexOf("/Contents <") + 10;
    const qsizetype afterGap = pdf.indexOf('>', gap) + 1;
    const QByteArray tail = pdf.sliced(afterGap);
    const qsizetype start = pdf.lastIndexOf("xref\n", pdf.lastIndexOf("startxref") - 1);
    const auto wrapping = [&](qsizetype moved) {
        const QByteArray range = "/ByteRange [0 " + QByteArray::number(gap) + ' ' +
                                 QByteArray::number(afterGap + moved) + ' ' +
                                 QByteArray::number(tail.size()) + ']';
        QByteArray injected = ">>\nendobj\n4 0 obj\n" + evilStream + "\nendobj\n";
        const qsizetype page = afterGap + injected.indexOf("4 0 obj");
        const qsizetype own = afterGap + injected.size();
        injected += QByteArray::number(value) + " 0 obj\n" +
                    objectBody(pdf, value).replace(byteRange(pdf), range) + "\nendobj\n";
        const auto line = [](qsizetype offset) {
            return QByteArray::number(offset).rightJustified(10, '0') + " 00000 n \n";
        };
        const QByteArray table = "xref\n4 1\n" + line(page) + QByteArray::number(value) + " 1\n" + line(own) +
                                 "trailer\n<< /Root 1 0 R /Size 99 /Prev " +
                                 QByteArray::number(start + moved) + " >>\n";
        return injected + table;
    };
    const qsizetype moved = wrapping(10'000'000).size();
    return pdf.first(afterGap) + wrapping(moved) + tail;
}

} // namespace

std::vector<ValidationCase> alterationCases() {
    return {
        {"untouched", [](const Workshop& s) { return s.signedPdf; }, passed},
        {"the value has white space in it", [](const Workshop& s) { return withValueInLines(s.signedPdf); },
         passed},
        {"the value has more than white space in it",
         [](const Workshop& s) { return withValueInLines(s.signedPdf).replace("\r\n", "%\n"); },
         "no signature"},
        {"the form stands twice in the catalog",
         [](const Workshop& s) {
             return Workshop::changed(s.signedPdf, 1, "/AcroForm", "/AcroForm 6 0 R /AcroForm");
         },
         altered},
        {"signed twice", [](const Workshop& s) { return s.signedAgain(s.signedPdf); }, passed},
        {"page content altered",
         [](const Workshop& s) { return replaced(s.signedPdf, "Taahhut", "Taahhuk"); }, hash},
        {"field value altered", [](const Workshop& s) { return replaced(s.signedPdf, "(eski)", "(yeni)"); },
         hash},
        {"version altered", [](const Workshop& s) { return replaced(s.signedPdf, "%PDF-1.7", "%PDF-1.6"); },
         hash},
        {"claimed time altered",
         [](const Workshop& s) { return replaced(s.signedPdf, "/M (D:20", "/M (D:19"); }, hash},
        {"widget's flags altered",
         [](const Workshop& s) { return replaced(s.signedPdf, "/F 132", "/F 134"); }, hash},
        {"page size altered", [](const Workshop& s) { return replaced(s.signedPdf, "595 842", "595 142"); },
         hash},
        {"signature value altered", [](const Workshop& s) { return withOtherSignatureValue(s.signedPdf); },
         "TOTAL-FAILED SIG_CRYPTO_FAILURE"},
        {"message digest altered",
         [](const Workshop& s) { return withOtherDigit(s.signedPdf, "06092a864886f70d01090431220420"); },
         hash},
        {"CMS that is none",
         [](const Workshop& s) { return replaced(s.signedPdf, "/Contents <30", "/Contents <31"); }, altered},
        {"something in the padding",
         [](const Workshop& s) { return replaced(s.signedPdf, "000> /Type", "001> /Type"); }, altered},
        {"a space in the signature",
         [](const Workshop& s) { return replaced(s.signedPdf, "000> /Type", "00 > /Type"); }, passed},
        {"bytes behind the end", [](const Workshop& s) { return s.signedPdf + "x\n"; }, altered},
        {"zeros behind the end", [](const Workshop& s) { return s.signedPdf + QByteArray(9, '\0'); },
         altered},
        {"cut off", [](const Workshop& s) { return s.signedPdf.chopped(40); }, damaged},
        {"sha1 kind",
         [](const Workshop& s) {
             return replaced(s.signedPdf, "/ETSI.CAdES.detached", "/adbe.pkcs7.sha1    ");
         },
         "INDETERMINATE SIG_CONSTRAINTS_FAILURE"},
        {"unknown kind",
         [](const Workshop& s) {
             return replaced(s.signedPdf, "/ETSI.CAdES.detached", "/ETSI.CAdES.attached");
         },
         "INDETERMINATE SIG_CONSTRAINTS_FAILURE"},
    };
}

std::vector<ValidationCase> attackCases() {
    const auto forged = [](const char* name, const char* entry, const QByteArray& to) {
        return ValidationCase{name,
                              [entry, to](const Workshop& s) {
                                  const bool range = QByteArrayView(entry) == "range";
                                  return withValue(s, range ? byteRange(s.signedPdf) : contents(s.signedPdf),
                                                   to);
                              },
                              altered};
    };
    return {
        // Universal forgery: the signature is there, but what would be needed to check it is not.
        forged("forgery: no Contents", "contents", ""),
        forged("forgery: Contents null", "contents", "/Contents null"),
        forged("forgery: Contents empty", "contents", "/Contents <>"),
        forged("forgery: Contents a zero", "contents", "/Contents <00>"),
        forged("forgery: no ByteRange", "range", ""),
        forged("forgery: ByteRange null", "range", "/ByteRange null"),
        forged("forgery: ByteRange empty", "range", "/ByteRange []"),
        forged("forgery: ByteRange of zeros", "range", "/ByteRange [0 0 0 0]"),
        forged("forgery: ByteRange negative", "range", "/ByteRange [0 -1 -1 -1]"),
        forged("forgery: ByteRange far away", "range", "/ByteRange [0 9 99999999 9]"),
        // Incremental saving.
        {"saving: other page content",
         [](const Workshop& s) { return Workshop::withObject(s.signedPdf, 4, evilStream); }, altered},
        {"saving: other page",
         [](const Workshop& s) { return Workshop::changed(s.signedPdf, 3, "842", "142"); }, altered},
        {"saving: more pages",
         [](const Workshop& s) {
             return Workshop::changed(s.signedPdf, 2, "/Kids [3 0 R]", "/Kids [3 0 R 3 0 R]");
         },
         altered},
        {"saving: an action on opening",
         [](const Workshop& s) {
             return Workshop::changed(s.signedPdf, 1, "/Catalog",
                                      "/Catalog /OpenAction << /S /JavaScript /JS (x) >>");
         },
         altered},
        {"saving: objects without a table",
         [](const Workshop& s) { return s.signedPdf + "4 0 obj\n" + evilStream + "\nendobj\n"; }, altered},
        {"saving: a table without an end",
         [](const Workshop& s) { return Workshop::withObject(s.signedPdf, 4, evilStream).chopped(7); },
         altered},
        {"saving: with a copy of the signature",
         [](const Workshop& s) {
             const int value = valueObject(s.signedPdf);
             return revised(s.signedPdf, {{4, evilStream}, {value, objectBody(s.signedPdf, value)}});
         },
         altered},
        {"saving: another catalog",
         [](const Workshop& s) {
             return replaced(revised(s.signedPdf, {{1, objectBody(s.signedPdf, 1)},
                                                   {90, replaced(objectBody(s.signedPdf, 1), "/Catalog",
                                                                 "/Catalog /OpenAction 4 0 R")}}),
                             "trailer\n<< /Root 1 0 R /Size 91", "trailer\n<< /Root 90 0 R /Size 91");
         },
         altered},
        {"saving: the same catalog under another number",
         [](const Workshop& s) {
             return replaced(
                 revised(s.signedPdf, {{1, objectBody(s.signedPdf, 1)}, {90, objectBody(s.signedPdf, 1)}}),
                 "trailer\n<< /Root 1 0 R /Size 91", "trailer\n<< /Root 90 0 R /Size 91");
         },
         passed},
        {"saving: healed by a further signature",
         [](const Workshop& s) { return s.signedAgain(Workshop::withObject(s.signedPdf, 4, evilStream)); },
         altered},
        // Wrapping.
        {"wrapping: signed bytes moved", wrapped, damaged},
        {"wrapping: range around injected bytes",
         [](const Workshop& s) { return replaced(s.signedPdf, "0000000> /Type", "0> /X 44 /Type"); },
         altered},
        // Shadow: what is shown later was prepared before signing.
        {"shadow hide: what covers is removed",
         [](const Workshop& s) {
             const QByteArray prepared =
                 revised(s.original, {{3, replaced(objectBody(s.original, 3), "[5 0 R]", "[5 0 R 7 0 R]")},
                                      {7, overlay}});
             return Workshop::withObject(s.signedAgain(prepared), 7, "null");
         },
         altered},
        {"shadow hide: the annotation is hidden",
         [](const Workshop& s) {
             const QByteArray prepared =
                 revised(s.original, {{3, replaced(objectBody(s.original, 3), "[5 0 R]", "[5 0 R 7 0 R]")},
                                      {7, overlay}});
             return Workshop::changed(s.signedAgain(prepared), 7, "/FreeText", "/FreeText /F 2");
         },
         altered},
        {"shadow replace: another font",
         [](const Workshop& s) {
             return Workshop::changed(s.signedPdf, 3, "/BaseFont /Helvetica", "/BaseFont /Symbol");
         },
         altered},
        {"shadow replace: what a field holds",
         [](const Workshop& s) { return Workshop::changed(s.signedPdf, 5, "(eski)", "(yeni)"); }, undecided},
        {"shadow replace: how a field looks",
         [](const Workshop& s) {
             return revised(s.signedPdf,
                            {{5, replaced(objectBody(s.signedPdf, 5), "/V", "/AP << /N 90 0 R >> /V")},
                             {90, evilStream}});
         },
         undecided},
        {"shadow hide and replace: the other page was there all the time",
         [](const Workshop& s) {
             const QByteArray prepared = revised(s.original, {{7, evilStream}});
             const QByteArray signedPdf = s.signedAgain(prepared);
             // The table alone changes: object 4 is now where object 7 stands.
             const QByteArray offset = QByteArray::number(signedPdf.indexOf("\n7 0 obj") + 1);
             const QByteArray start = QByteArray::number(signedPdf.size());
             return signedPdf + "xref\n4 1\n" + offset.rightJustified(10, '0') +
                    " 00000 n \ntrailer\n<< /Root 1 0 R /Size 90 /Prev " +
                    entryOf(signedPdf.last(40), "\\d+(?=\\s+%%EOF)") + " >>\nstartxref\n" + start +
                    "\n%%EOF\n";
         },
         altered},
        // Certification: what was allowed afterwards is overstepped.
        {"certification 1: an annotation",
         [](const Workshop& s) {
             return revised(s.certified(1),
                            {{3, replaced(objectBody(s.certified(1), 3), "/Annots [", "/Annots [90 0 R ")},
                             {90, overlay}});
         },
         altered},
        {"certification 2: an evil annotation",
         [](const Workshop& s) {
             const QByteArray pdf = s.certified(2);
             return revised(pdf,
                            {{3, replaced(objectBody(pdf, 3), "/Annots [ 5 0 R", "/Annots [ 5 0 R 90 0 R")},
                             {90, overlay}});
         },
         altered},
        {"certification 3: an annotation",
         [](const Workshop& s) {
             const QByteArray pdf = s.certified(3);
             return revised(pdf,
                            {{3, replaced(objectBody(pdf, 3), "/Annots [ 5 0 R", "/Annots [ 5 0 R 90 0 R")},
                             {90, overlay}});
         },
         passed},
        {"certification 3: an annotation that acts",
         [](const Workshop& s) {
             const QByteArray pdf = s.certified(3);
             return revised(
                 pdf, {{3, replaced(objectBody(pdf, 3), "/Annots [ 5 0 R", "/Annots [ 5 0 R 90 0 R")},
                       {90, replaced(overlay, "/Contents", "/A << /S /JavaScript /JS (x) >> /Contents")}});
         },
         altered},
        {"certification 3: a widget of no field",
         [](const Workshop& s) {
             const QByteArray pdf = s.certified(3);
             return revised(pdf,
                            {{3, replaced(objectBody(pdf, 3), "/Annots [ 5 0 R", "/Annots [ 5 0 R 90 0 R")},
                             {90, replaced(overlay, "/FreeText", "/Widget")}});
         },
         altered},
        {"certification 3: an annotation, and a further certification 2",
         [](const Workshop& s) {
             const QByteArray pdf = s.certified(3);
             return revised(s.certified(2),
                            {{3, replaced(objectBody(pdf, 3), "/Annots [ 5 0 R", "/Annots [ 5 0 R 90 0 R")},
                             {90, overlay}});
         },
         altered},
        {"certification 2: a sneaky signature over the text",
         [](const Workshop& s) {
             QByteArray pdf = s.signedAgain(s.certified(2));
             return pdf.replace(pdf.lastIndexOf("/Rect [0 0 0 0]"), 15, "/Rect [0 0 9 9]");
         },
         altered},
    };
}

} // namespace yenile::tests
