#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <vector>

namespace yenile::signature {

/// Those glyphs of a TrueType font that a text needs, with numbers of their own: what a PDF/A file embeds
/// (ISO 19005-1, 6.3.5). Measures are in thousandths of the type size.
struct FontSubset {
    QByteArray file;                   ///< a TrueType font (FontFile2)
    std::map<char16_t, quint16> glyph; ///< of each letter; one that the font lacks has the question mark's
    std::vector<int> widths;           ///< by glyph
    int ascent = 0;
    int descent = 0; ///< below zero
    int box[4] = {0, 0, 0, 0};

    /// Errors: Internal, where `font` is not a TrueType font with a Unicode table.
    [[nodiscard]] static Result<FontSubset> of(const QByteArray& font, const QString& text);

    [[nodiscard]] double width(const QString& text) const;       ///< at type size 1
    [[nodiscard]] QByteArray encoded(const QString& text) const; ///< two bytes for each glyph
};

} // namespace yenile::signature
