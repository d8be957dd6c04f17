// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/validation_cases.h"

/// What may be added to a signed document, and what not.
namespace yenile::tests {

using namespace verdicts;

std::vector<ValidationCase> differenceCases() {
    const auto filled = [](const QByteArray& pdf) { return Workshop::changed(pdf, 5, "(eski)", "(yeni)"); };
    const auto withStore = [](const QByteArray& pdf) {
        return revised(pdf, {{1, replaced(objectBody(pdf, 1), "/Catalog", "/Catalog /DSS 90 0 R")},
                             {90, "<< /Type /DSS /Certs [91 0 R] >>"},
                             {91, "<< /Length 1 >>\nstream\nx\nendstream"}});
    };
    const QByteArray lock =
        "<< /Type /SigRef /TransformMethod /FieldMDP /TransformParams << /Type /TransformParams "
        "/V /1.2 /Action /Include /Fields [(ad)] >> >> ";
    return {
        {"validation data", [=](const Workshop& s) { return withStore(s.signedPdf); }, passed},
        {"validation data after certification 1",
         [=](const Workshop& s) { return withStore(s.certified(1)); }, passed},
        {"a description",
         [](const Workshop& s) {
             return revised(
                 s.signedPdf,
                 {{1, replaced(objectBody(s.signedPdf, 1), "/Catalog", "/Catalog /Metadata 90 0 R")},
                  {90, "<< /Type /Metadata /Subtype /XML /Length 1 >>\nstream\nx\nendstream"}});
         },
         passed},
        {"an extension's version",
         [](const Workshop& s) {
             const QByteArray catalog =
                 replaced(objectBody(s.original, 1), "/Catalog", "/Catalog /Extensions 90 0 R");
             return Workshop::changed(
                 s.signedAgain(
                     revised(s.original,
                             {{1, catalog}, {90, "<< /ESIC << /BaseVersion /1.7 /ExtensionLevel 2 >> >>"}})),
                 90, "2", "5");
         },
         passed},
        {"certified against every change", [](const Workshop& s) { return s.certified(1); }, passed},
        {"a field filled without a certification", [=](const Workshop& s) { return filled(s.signedPdf); },
         undecided},
        {"a field filled without a certification, and the page as well",
         [=](const Workshop& s) { return Workshop::changed(filled(s.signedPdf), 3, " 595 ", " 596 "); },
         altered},
        {"a locked field filled without a certification",
         [=](const Workshop& s) {
             return filled(s.signedAs(s.original, "/Type /Sig /Filter /Adobe.PPKLite /SubFilter "
                                                  "/ETSI.CAdES.detached /Reference [" +
                                                      lock + "]"));
         },
         altered},
        {"a field filled after certification 1", [=](const Workshop& s) { return filled(s.certified(1)); },
         altered},
        {"a field filled after certification 2", [=](const Workshop& s) { return filled(s.certified(2)); },
         passed},
        {"a field filled after certification 3", [=](const Workshop& s) { return filled(s.certified(3)); },
         passed},
        {"filled after certification 2 and signed",
         [=](const Workshop& s) { return s.signedAgain(filled(s.certified(2))); }, passed},
        {"a locked field filled after certification 2",
         [=](const Workshop& s) { return filled(s.certified(2, lock)); }, altered},
        {"a field moved after certification 2",
         [](const Workshop& s) {
             return Workshop::changed(s.certified(2), 5, "[10 10 90 30]", "[10 10 590 830]");
         },
         altered},
        {"a field that looks at what was there",
         [](const Workshop& s) {
             return revised(s.certified(2), {{5, replaced(objectBody(s.certified(2), 5), "(eski)", "(yeni)")},
                                             {4, evilStream}});
         },
         altered},
        {"signed further after certification 2",
         [](const Workshop& s) { return s.signedAgain(s.certified(2)); }, passed},
        {"the same numbers written otherwise",
         [](const Workshop& s) {
             return Workshop::withObject(s.signedPdf, 3,
                                         replaced(objectBody(s.signedPdf, 3), " 595 ", " 595.00 "));
         },
         passed},
        {"another version of PDF",
         [](const Workshop& s) {
             return Workshop::changed(s.signedPdf, 1, "/Catalog", "/Catalog /Version /1.7");
         },
         passed},
    };
}

namespace {

/// Signed with a structure tree, changed in it, and signed further.
ValidationCase withStructure(const char* name, const QByteArray& element, const QByteArray& numbers,
                             const QByteArray& more, const char* expected) {
    return {name,
            [=](const Workshop& s) {
                const QByteArray tagged =
                    revised(s.original,
                            {{1, replaced(objectBody(s.original, 1), "/Catalog",
                                          "/Catalog /StructTreeRoot 90 0 R /MarkInfo << /Marked true >>")},
                             {90, "<< /Type /StructTreeRoot /K 91 0 R /ParentTree 92 0 R >>"},
                             {91, "<< /Type /StructElem /S /Document /P 90 0 R /K [93 0 R] >>"},
                             {92, "<< /Nums [0 [93 0 R]] >>"},
                             {93, "<< /Type /StructElem /S /P /P 91 0 R /Pg 3 0 R /K 0 >>"}});
                const QByteArray pdf = s.signedAgain(tagged);
                return s.signedAgain(revised(pdf, {{91, element},
                                                   {92, numbers},
                                                   {93, more.isEmpty() ? objectBody(pdf, 93) : more},
                                                   {194, "<< /Type /StructElem /S /Form /P 91 0 R >>"}}));
            },
            expected};
}

} // namespace

std::vector<ValidationCase> structureCases() {
    const QByteArray grown = "<< /Type /StructElem /S /Document /P 90 0 R /K [93 0 R 194 0 R] >>";
    const QByteArray numbers = "<< /Nums [0 [93 0 R] 1 194 0 R] >>";
    return {
        withStructure("an element for a further signature", grown, numbers, {}, passed),
        withStructure("an element in place of another", replaced(grown, "93 0 R 194", "194"), numbers, {},
                      altered),
        withStructure("an element before the others", replaced(grown, "93 0 R 194 0 R", "194 0 R 93 0 R"),
                      numbers, {}, altered),
        withStructure("a number that leads elsewhere", grown, replaced(numbers, "[93 0 R]", "[194 0 R]"), {},
                      altered),
        withStructure("a number that is gone", grown, replaced(numbers, "0 [93 0 R]", ""), {}, altered),
        withStructure("an element that says something else", grown, numbers,
                      "<< /Type /StructElem /S /P /P 91 0 R /Pg 3 0 R /K 0 /ActualText (1000) >>", altered),
    };
}

} // namespace yenile::tests
