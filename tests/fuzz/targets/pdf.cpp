// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/validation/validation.h"
#include "tests/fuzz/target.h"

using namespace yenile;
using namespace yenile::signature;

/// A document, before and after it was signed (ISO 32000-1, EN 319 142-1).
YENILE_FUZZ_TARGET(pdf) {
    (void)validatePdfBytes(input, {}, {{Certificate::fromDer(context.anchor).value()}, false});
    const Result<PdfFile> file = PdfFile::open(input);
    if (!file)
        return;
    (void)file->updatable();
    (void)file->claimsPdfA1();
    (void)file->freeFieldName();
    (void)file->corner({}, {100, 40});
    for (const bool newField : {false, true})
        (void)file->checkSignable(newField);
    for (const PdfEmptyField& field : file->emptyFields().value_or(std::vector<PdfEmptyField>()))
        if (const Result<PdfWidget> widget = file->emptyField(field.name))
            (void)file->filledField(*widget, {99, 0}, {}, {98, 0});
    if (const Result<PdfReference> page = file->firstPage())
        for (const bool isSeen : {false, true})
            (void)file->withField({99, 0}, *page, {98, 0}, isSeen);
    (void)file->catalogWith("/DSS", "99 0 R");
}
