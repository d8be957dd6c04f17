// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/validation_cases.h"

/// What the form, its fields and their widgets may become.
namespace yenile::tests {

using namespace verdicts;

namespace {

/// Whether it came before the end or before a further signature is the same.
void addChange(std::vector<ValidationCase>& cases, const char* name, const char* signedName, int number,
               const QByteArray& from, const QByteArray& to) {
    const auto changed = [=](const Workshop& s) {
        return Workshop::changed(revised(s.signedPdf, {{90, evilStream}}), number, from, to);
    };
    cases.push_back({name, changed, altered});
    cases.push_back({signedName, [=](const Workshop& s) { return s.signedAgain(changed(s)); }, altered});
}

/// Object 7 holds the page's annotations.
QByteArray signedWithArray(const Workshop& s) {
    return s.signedAgain(
        revised(s.original, {{3, replaced(objectBody(s.original, 3), "/Annots [5 0 R]", "/Annots 7 0 R")},
                             {7, "[5 0 R]"}}));
}

/// A document of two signatures, the newer one's field altered; it stays right.
QByteArray withOtherField(const Workshop& s, const QByteArray& pdf, const QByteArray& from,
                          const QByteArray& to) {
    QByteArray twice = s.signedAgain(pdf);
    const qsizetype at = twice.lastIndexOf(from);
    twice.replace(at, from.size(), to.leftJustified(from.size()));
    return s.resigned(twice);
}

/// Object 7 draws the text field.
QByteArray withLook(const QByteArray& pdf) {
    return Workshop::changed(pdf, 5, "/FT", "/AP << /N 7 0 R >> /FT");
}

/// Certified so that the field may be filled; the page with that entry instead of its contents.
QByteArray withAppearance(const Workshop& s, const QByteArray& contents) {
    QByteArray page = objectBody(s.original, 3);
    if (!contents.isEmpty())
        page.replace("/Contents 4 0 R", contents);
    return s.signedAs(revised(withLook(s.original), {{3, page}, {7, "<< /Length 0 >>\nstream\n\nendstream"}}),
                      Workshop::certification(2));
}

const QByteArray sigWidget = "<< /Type /Annot /Subtype /Widget /FT /Sig /T (x) /Rect [0 0 595 842] /P 3 0 R "
                             "/V << /Type /Sig >> /AP << /N 90 0 R >> >>";

/// The first field of the form behind all others.
QByteArray withFieldLast(const Workshop& s) {
    QByteArray form = replaced(objectBody(s.signedPdf, 6), "[ 5 0 R", "[");
    const qsizetype end = form.indexOf(']', form.indexOf("/Fields"));
    return Workshop::withObject(s.signedPdf, 6, form.insert(end, "5 0 R "));
}

/// Signed with resources of their own number, which then have another one.
QByteArray withResources(const Workshop& s, const QByteArray& font) {
    const auto resources = [](const QByteArray& name) {
        return "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont " + name + " >> >> >>";
    };
    QByteArray page = objectBody(s.original, 3);
    page.replace(page.indexOf("/Resources"), resources("/Helvetica").size() + 11, "/Resources 7 0 R");
    const QByteArray pdf = s.signedAgain(revised(s.original, {{3, page}, {7, resources("/Helvetica")}}));
    return revised(pdf, {{3, replaced(objectBody(pdf, 3), "/Resources 7 0 R", "/Resources 77 0 R")},
                         {77, resources(font)}});
}

QByteArray filled(const QByteArray& pdf) {
    return Workshop::changed(pdf, 5, "(eski)", "(yeni)");
}

} // namespace

std::vector<ValidationCase> formCases() {
    std::vector<ValidationCase> cases;
    addChange(cases, "form: a field less", "form: a field less, signed", 6, "[ 5 0 R", "[");
    addChange(cases, "form: fields to be drawn anew", "form: fields to be drawn anew, signed", 6, "/DA",
              "/NeedAppearances true /DA");
    addChange(cases, "form: another look of text", "form: another look of text, signed", 6, "(/F1 0 Tf)",
              "(/F1 0 Tf 1 g)");
    addChange(cases, "form: a field's flags", "form: a field's flags, signed", 5, "/FT", "/F 2 /FT");
    const std::vector<ValidationCase> others{
        {"form: XFA",
         [](const Workshop& s) {
             return Workshop::changed(revised(s.signedPdf, {{90, evilStream}}), 6, "/DA", "/XFA 90 0 R /DA");
         },
         altered},
        {"form: another font by the same name",
         [](const Workshop& s) {
             const QByteArray form =
                 replaced(objectBody(s.original, 6), "/DA", "/DR << /Font << /F1 4 0 R >> >> /DA");
             const QByteArray pdf = s.signedAgain(Workshop::withObject(s.original, 6, form));
             return s.signedAgain(Workshop::changed(pdf, 6, "/F1 4 0 R", "/F1 3 0 R"));
         },
         altered},
        {"form: one more font",
         [](const Workshop& s) {
             const QByteArray form =
                 replaced(objectBody(s.original, 6), "/DA", "/DR << /Font << /F1 4 0 R >> >> /DA");
             const QByteArray pdf = s.signedAgain(Workshop::withObject(s.original, 6, form));
             return s.signedAgain(Workshop::changed(pdf, 6, "/F1 4 0 R", "/F1 4 0 R /F2 4 0 R"));
         },
         passed},
        {"form: another drawing by the same name, signed",
         [](const Workshop& s) {
             const QByteArray form =
                 replaced(objectBody(s.original, 6), "/DA", "/DR << /XObject << /FRM0 4 0 R >> >> /DA");
             const QByteArray pdf = s.signedAgain(Workshop::withObject(s.original, 6, form));
             return s.signedAgain(Workshop::changed(pdf, 6, "/FRM0 4 0 R", "/FRM0 3 0 R"));
         },
         passed},
        {"form: another drawing by the same name, not signed",
         [](const Workshop& s) {
             const QByteArray form =
                 replaced(objectBody(s.original, 6), "/DA", "/DR << /XObject << /FRM0 4 0 R >> >> /DA");
             const QByteArray pdf = s.signedAgain(Workshop::withObject(s.original, 6, form));
             return Workshop::changed(pdf, 6, "/FRM0 4 0 R", "/FRM0 3 0 R");
         },
         altered},
        {"form: fields in another order", withFieldLast, passed},
        {"page: tabs in order, signed",
         [](const Workshop& s) {
             return s.signedAgain(Workshop::changed(s.signedPdf, 3, "/MediaBox", "/Tabs /S /MediaBox"));
         },
         passed},
        {"page: tabs in order, not signed",
         [](const Workshop& s) {
             return Workshop::changed(s.signedPdf, 3, "/MediaBox", "/Tabs /S /MediaBox");
         },
         altered},
        {"page: the same resources under another number",
         [](const Workshop& s) { return withResources(s, "/Helvetica"); }, passed},
        {"page: other resources under another number",
         [](const Workshop& s) { return withResources(s, "/Symbol"); }, altered},
        {"annotations: one more in their array",
         [](const Workshop& s) {
             const QByteArray pdf = signedWithArray(s);
             return revised(pdf, {{7, replaced(objectBody(pdf, 7), "5 0 R", "5 0 R 90 0 R")}, {90, overlay}});
         },
         altered},
        {"annotations: none in their array",
         [](const Workshop& s) { return Workshop::withObject(signedWithArray(s), 7, "[]"); }, altered},
        {"annotations: signed further in their array",
         [](const Workshop& s) { return s.signedAgain(signedWithArray(s)); }, passed},
        {"appearance: drawn anew where the field may be filled",
         [](const Workshop& s) { return Workshop::withObject(withAppearance(s, {}), 7, evilStream); },
         passed},
        {"appearance: drawn anew where the field may not be filled",
         [](const Workshop& s) {
             return Workshop::withObject(
                 s.signedAgain(
                     Workshop::withObject(withLook(s.original), 7, "<< /Length 0 >>\nstream\n\nendstream")),
                 7, evilStream);
         },
         undecided},
        {"appearance: the page's content as well",
         [](const Workshop& s) {
             return Workshop::withObject(withAppearance(s, "/Contents [4 0 R 7 0 R]"), 7, evilStream);
         },
         altered},
        {"appearance: missing, and then brought in",
         [](const Workshop& s) {
             const QByteArray pdf = Workshop::changed(s.original, 5, "/FT", "/AP << /N 90 0 R >> /FT");
             return Workshop::withObject(s.signedAgain(pdf), 90, evilStream);
         },
         altered},
        {"widget: of a signature that the form does not have",
         [](const Workshop& s) {
             const QByteArray page = objectBody(s.signedPdf, 3);
             return s.signedAgain(revised(
                 s.signedPdf,
                 {{3, replaced(page, " 0 R ]", " 0 R 91 0 R ]")}, {90, evilStream}, {91, sigWidget}}));
         },
         altered},
        {"widget: a further signature's with an action",
         [](const Workshop& s) { return withOtherField(s, s.signedPdf, "/Type /Annot", "/AA <</D 1>>"); },
         altered},
        {"widget: a further signature's, of another kind",
         [](const Workshop& s) {
             return withOtherField(s, s.signedPdf, "/Subtype /Widget", "/Subtype /Stamp");
         },
         altered},
        {"certification 2: a signature over the text, by five numbers",
         [](const Workshop& s) {
             return withOtherField(s, s.certified(2), "/Rect [0 0 0 0] ", "/Rect[0 0 9 9 9]");
         },
         altered},
        {"certification 1: a signature that calls itself time stamp",
         [](const Workshop& s) {
             return s.signedAs(s.certified(1), "/Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter "
                                               "/ETSI.CAdES.detached");
         },
         altered},
    };
    cases.insert(cases.end(), others.begin(), others.end());
    return cases;
}

std::vector<ValidationCase> lockCases() {
    // The text field hangs below another one: "kimlik.ad".
    const auto locked = [](const QByteArray& action, const QByteArray& fields, const char* name,
                           const char* expected) {
        return ValidationCase{
            name,
            [=](const Workshop& s) {
                const QByteArray pdf =
                    revised(s.original, {{5, replaced(objectBody(s.original, 5), "/FT", "/Parent 7 0 R /FT")},
                                         {6, replaced(objectBody(s.original, 6), "5 0 R", "7 0 R")},
                                         {7, "<< /T (kimlik) /Kids [5 0 R] >>"}});
                return filled(
                    s.signedAs(pdf, Workshop::certification(
                                        2, "<< /Type /SigRef /TransformMethod /FieldMDP /TransformParams << "
                                           "/Type /TransformParams /V /1.2 /Action /" +
                                               action + " /Fields [" + fields + "] >> >> ")));
            },
            expected};
    };
    return {
        locked("Include", "(kimlik.ad)", "lock: the field", altered),
        locked("Include", "(kimlik)", "lock: the field above", altered),
        locked("Include", "<FEFF006B0069006D006C0069006B>", "lock: the field above, in UTF-16", altered),
        locked("Include", "(kimlik.a) (kim)", "lock: fields whose names begin alike", passed),
        locked("Exclude", "(soyad)", "lock: all but another field", altered),
        locked("Exclude", "(kimlik.ad)", "lock: all but the field", passed),
        locked("Exclude", "(kimlik)", "lock: all but the field above", passed),
        locked("All", "", "lock: all", altered),
        locked("Sonstiges", "(soyad)", "lock: of an unknown kind", altered),
    };
}

} // namespace yenile::tests
