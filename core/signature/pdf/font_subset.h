// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/signature/pdf/font_face.h"

#include <array>
#include <map>
#include <set>

namespace yenile::signature {

/// Those glyphs of a font that a text needs, with numbers of their own: what a PDF/A file embeds (ISO
/// 19005-1, 6.3.5). Measures are in thousandths of the type size.
struct FontSubset {
    QByteArray file; ///< a TrueType font (FontFile2), or CFF data (FontFile3)
    bool isTrueType = true;
    std::map<quint32, quint16> code; ///< of the font's own glyphs: what stands for each in the PDF file
    std::map<quint16, int> widths;   ///< by code, of all glyphs that are there
    int ascent = 0;
    int descent = 0; ///< below zero
    int capHeight = 0;
    std::array<int, 4> box{};

    /// Errors: Internal.
    [[nodiscard]] static Result<FontSubset> of(const FontFace& font, const std::set<quint32>& glyphs);
};

} // namespace yenile::signature
