// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/reading/page.h"

#include <memory>

namespace yenile::reading::worker {

/// Draws the pages of one PDF.
class Painter {
public:
    Painter() = default;
    Painter(const Painter&) = delete;
    Painter& operator=(const Painter&) = delete;
    virtual ~Painter() = default;

    [[nodiscard]] virtual Overview overview() const = 0;
    /// None where there is no such page.
    [[nodiscard]] virtual QList<Word> words(int page) const = 0;
    /// Errors: PdfDamaged.
    [[nodiscard]] virtual Result<PageImage> draw(int page, double dotsPerInch) const = 0;
};

/// Opens a PDF. Errors: PdfDamaged, PdfEncrypted, PdfPasswordWrong.
using OpenPainter = Result<std::unique_ptr<Painter>>(const QByteArray& pdf, const Secret& password);

/// Loads what draws, with Poppler and all that comes with it: most conversations do without, and it takes
/// longer to load than they last. Before the sandbox is entered, in which no code can be loaded. Null where
/// it is not there.
[[nodiscard]] OpenPainter* loadPainter();

} // namespace yenile::reading::worker
