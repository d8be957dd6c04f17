// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QString>

namespace yenile::registration {

/// A document of running text on A4.
struct PdfText {
    QString title;
    QString issuer; ///< above the title
    QString number; ///< of the application: as text and as bar codes on each page
    QDateTime madeAt;
    QString body;    ///< HTML as QTextDocument knows it
    QString version; ///< version of the wording
};

/// The place for a signature by hand, and the note for those who sign electronically.
[[nodiscard]] QString signatureBlock(const QString& name);

/// PDF/A-1b, fonts embedded. Errors: Internal.
[[nodiscard]] Result<QByteArray> writePdf(const PdfText& text);

} // namespace yenile::registration
