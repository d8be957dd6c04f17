// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_file.h"
#include "core/signature/pdf/pdf_update.h"

#include <QSizeF>
#include <QStringList>

namespace yenile::signature {

/// Room for the lines of a visible signature, in points.
[[nodiscard]] QSizeF stampSize(const QStringList& lines);

struct Stamp {
    PdfReference form;
    QStringList missing; ///< letters that no font has; a mark is drawn in their place
};

/// Puts the appearance of a signature field into an update: black on nothing, its fonts embedded, its text
/// readable for programs; fit for PDF/A-1 to 3 (calibrated grey, no transparency). `rotation` is that of the
/// page, clockwise. Errors: Internal.
[[nodiscard]] Result<Stamp> putStamp(PdfUpdate& update, const QStringList& lines, QSizeF size, int rotation);

/// A text string object (ISO 32000-1, 7.9.2.2): UTF-16BE with its mark.
[[nodiscard]] QByteArray textString(const QString& text);

} // namespace yenile::signature
