// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/font_face.h"

#include <QStringList>

#include <map>
#include <set>
#include <vector>

namespace yenile::signature {

/// A glyph at its place. Units: type size 1.
struct PlacedGlyph {
    size_t font = 0; ///< of TextShaper::fonts()
    quint32 glyph = 0;
    double x = 0; ///< of its origin, from the line's left end
    double y = 0;
    QString letters = {}; ///< that it stands for, wherever it is seen; may be empty
};

struct ShapedLine {
    QString text;
    std::vector<PlacedGlyph> glyphs; ///< as one reads them, wherever they stand: programs do the same
    double width = 0;
    bool isPlain = true; ///< its glyphs' letters, one after the other, are the text
};

/// Sets lines of any script: in visual order (Unicode's bidirectional algorithm, UAX 9, in a left-to-right
/// paragraph), with contextual forms, in the first font that has the letters, or else in a font of the
/// computer.
class TextShaper {
public:
    explicit TextShaper(FontFace first) : m_fonts{std::move(first)} {}

    [[nodiscard]] ShapedLine shape(const QString& line);

    [[nodiscard]] const std::vector<FontFace>& fonts() const { return m_fonts; } ///< that were needed so far
    /// Letters that no font has; a mark is drawn in their place.
    [[nodiscard]] const QStringList& missing() const { return m_missing; }

private:
    struct Letter;
    struct Run;
    [[nodiscard]] std::vector<Letter> lettersOf(const QString& line);
    [[nodiscard]] std::optional<size_t> fontFor(const std::u32string& letters);
    void shapeRun(const std::vector<Letter>& letters, Run& run, double& width);

    std::vector<FontFace> m_fonts;
    std::map<std::u32string, std::optional<size_t>> m_fontOf;
    std::map<std::pair<size_t, quint32>, QString> m_meaning; ///< of glyphs
    QStringList m_missing;
};

} // namespace yenile::signature
