// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/signature/pdf/pdf_update.h"
#include "core/signature/pdf/text_shaping.h"

namespace yenile::signature {

/// The text of a stream object, deflated; `dictionary` without its end.
[[nodiscard]] QByteArray flateStream(const QByteArray& dictionary, const QByteArray& content);

/// Hexadecimal UTF-16BE.
[[nodiscard]] QByteArray utf16Hex(const QString& text);

/// A font as a PDF file has it: composite, with the glyphs that the file's text needs (ISO 32000-1, 9.7), fit
/// for PDF/A-1 to 3.
struct EmbeddedFont {
    PdfReference reference;
    std::map<quint32, quint16> code; ///< of glyphs, two bytes each
    std::map<quint16, int> widths;   ///< of codes, in thousandths of the type size

    /// `meaning`: the glyphs that are needed, and what letters each stands for. Errors: Internal.
    [[nodiscard]] static Result<EmbeddedFont> put(PdfUpdate& update, const FontFace& font,
                                                  const std::map<quint32, QString>& meaning);
};

} // namespace yenile::signature
