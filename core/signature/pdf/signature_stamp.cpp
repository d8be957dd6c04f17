// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/signature_stamp.h"

#include "core/base/file.h"
#include "core/signature/pdf/embedded_font.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <cmath>

// The font is part of this library, whose resources the linker would leave out.
static void initFont() {
    Q_INIT_RESOURCE(stamp_font);
}

namespace yenile::signature {

namespace {

constexpr double boxWidth = 220;    // points
constexpr double padding = 6;       // points
constexpr double largestType = 9;   // points
constexpr double lineHeight = 1.25; // of the type size
constexpr qsizetype lettersInLine = 44;
constexpr qsizetype shortestLine = 12;   // letters
constexpr double linesInLargeField = 20; // the type grows with it

QByteArray real(double value) {
    return QByteArray::number(value, 'f', 2);
}

Result<FontFace> stampFont() {
    initFont();
    static const Result<QByteArray> file = readFile(QStringLiteral(":/yenile/DejaVuSans.ttf"));
    if (!file)
        return failure(file);
    const auto font = FontFace::ofBytes(*file);
    return font ? Result<FontFace>(*font) : fail(ErrorCode::Internal, {}, QStringLiteral("no usable font"));
}

/// Breaks lines where their language lets them be broken (UAX 14); within a word that is longer than a line.
QStringList broken(const QStringList& texts, qsizetype letters) {
    QStringList lines;
    for (const QString& text : texts) {
        lines << QString();
        QTextBoundaryFinder ends(QTextBoundaryFinder::Line, text);
        QTextBoundaryFinder characters(QTextBoundaryFinder::Grapheme, text);
        for (qsizetype from = 0, to = 0; (to = ends.toNextBoundary()) > from; from = to) {
            QString part = text.sliced(from, to - from);
            if (!lines.last().isEmpty() && lines.last().size() + part.trimmed().size() > letters)
                lines << QString();
            for (qsizetype rest = from; part.trimmed().size() > letters;
                 part = text.sliced(rest, to - rest)) {
                characters.setPosition(rest + letters);
                if (!characters.isAtBoundary())
                    characters.toPreviousBoundary();
                const qsizetype cut = characters.position() > rest ? characters.position() : rest + letters;
                lines.insert(lines.size() - 1, text.sliced(rest, cut - rest));
                rest = cut;
            }
            lines.last() += part;
        }
    }
    for (QString& line : lines)
        line = line.trimmed();
    return lines;
}

double insetOf(QSizeF size) {
    return std::min({padding, size.width() / 10, size.height() / 10});
}

/// Lines, and how large their type may be for all of them to be seen.
struct Setting {
    std::vector<ShapedLine> lines;
    double type = 0;

    Setting(TextShaper& shaper, const QStringList& texts, QSizeF size) {
        double widest = 1;
        for (const QString& text : texts) {
            lines.push_back(shaper.shape(text));
            widest = std::max(widest, lines.back().width);
        }
        const double inset = insetOf(size);
        type = std::min({std::max(largestType, size.height() / linesInLargeField),
                         (size.width() - 2 * inset) / widest,
                         (size.height() - 2 * inset) / (static_cast<double>(lines.size()) * lineHeight)});
    }
};

/// The texts in lines of that length with which the type is largest.
Setting fitted(TextShaper& shaper, const QStringList& texts, QSizeF size) {
    qsizetype longest = shortestLine;
    for (const QString& text : texts)
        longest = std::max(longest, text.size() + 1);
    Setting best(shaper, broken(texts, longest), size);
    for (qsizetype letters = longest; letters >= shortestLine; --letters)
        if (Setting setting(shaper, broken(texts, letters), size); setting.type > best.type)
            best = std::move(setting);
    return best;
}

/// Those fonts of the shaper that the lines need.
Result<std::map<size_t, EmbeddedFont>> putFonts(PdfUpdate& update, const TextShaper& shaper,
                                                const std::vector<ShapedLine>& lines) {
    std::map<size_t, std::map<quint32, QString>> needed;
    for (const ShapedLine& line : lines)
        for (const PlacedGlyph& glyph : line.glyphs)
            needed[glyph.font].emplace(glyph.glyph, glyph.letters);
    std::map<size_t, EmbeddedFont> fonts;
    for (const auto& [font, meaning] : needed) {
        Result<EmbeddedFont> embedded = EmbeddedFont::put(update, shaper.fonts().at(font), meaning);
        if (!embedded)
            return failure(embedded);
        fonts.emplace(font, std::move(*embedded));
    }
    return fonts;
}

/// Shows a line's glyphs (ISO 32000-1, 9.4.3): what a glyph is off its place is told in thousandths before
/// it.
class LineWriter {
public:
    LineWriter(const std::map<size_t, EmbeddedFont>& fonts, double type) : m_fonts(fonts), m_type(type) {}

    QByteArray write(const ShapedLine& line) {
        for (const PlacedGlyph& glyph : line.glyphs)
            add(glyph);
        end();
        if (line.isPlain)
            return m_text;
        // What one sees are other letters, or more glyphs, than what is read.
        return "/Span << /ActualText " + textString(line.text) + " >> BDC\n" + m_text + "EMC\n";
    }

private:
    void add(const PlacedGlyph& glyph) {
        const EmbeddedFont& font = m_fonts.at(glyph.font);
        if (glyph.font != m_font || glyph.y != m_rise) {
            end();
            m_text += "/F" + QByteArray::number(static_cast<qulonglong>(glyph.font)) + ' ' + real(m_type) +
                      " Tf " + real(glyph.y * m_type) + " Ts [";
            m_font = glyph.font;
            m_rise = glyph.y;
        }
        if (const auto off = std::lround(m_pen - glyph.x * 1000); off != 0) {
            m_text += (m_isOpen ? "> " : " ") + QByteArray::number(static_cast<qlonglong>(off)) + ' ';
            m_isOpen = false;
            m_pen -= static_cast<double>(off);
        }
        const quint16 code = font.code.at(glyph.glyph);
        m_text += (m_isOpen ? "" : "<") + QByteArray::number(code, 16).rightJustified(4, '0');
        m_isOpen = true;
        m_pen += font.widths.at(code);
    }
    void end() {
        if (m_font)
            m_text += QByteArray(m_isOpen ? ">" : "") + "] TJ\n";
        m_font.reset();
        m_isOpen = false;
    }

    const std::map<size_t, EmbeddedFont>& m_fonts;
    double m_type;
    QByteArray m_text;
    std::optional<size_t> m_font;
    double m_rise = 0;
    double m_pen = 0; ///< in thousandths
    bool m_isOpen = false;
};

/// The frame and the lines, as large as they fit.
QByteArray drawing(const Setting& setting, const std::map<size_t, EmbeddedFont>& fonts, QSizeF size) {
    const double type = setting.type;
    const double inset = insetOf(size);
    // T* goes down a line before each; what stays free below a foot is a quarter of the type.
    const double top =
        (size.height() + static_cast<double>(setting.lines.size()) * lineHeight * type) / 2 + 0.3 * type;
    QByteArray text = "q /Grey CS /Grey cs 0 SC 0 sc 0.5 w 0.25 0.25 " + real(size.width() - 0.5) + ' ' +
                      real(size.height() - 0.5) + " re S\nBT " + real(lineHeight * type) + " TL " +
                      real(inset) + ' ' + real(top) + " Td\n";
    for (const ShapedLine& line : setting.lines)
        text += "T*\n" + LineWriter(fonts, type).write(line);
    return text + "ET Q\n";
}

/// Upright on a page that is shown turned.
QByteArray matrix(int rotation) {
    switch (rotation) {
    case 90:
        return "[0 1 -1 0 0 0]";
    case 180:
        return "[-1 0 0 -1 0 0]";
    case 270:
        return "[0 -1 1 0 0 0]";
    default:
        return "[1 0 0 1 0 0]";
    }
}

} // namespace

QByteArray textString(const QString& text) {
    return "<feff" + utf16Hex(text) + '>';
}

QSizeF stampSize(const QStringList& lines) {
    const qsizetype count = broken(lines, lettersInLine).size();
    return {boxWidth, 2 * padding + static_cast<double>(count) * largestType * lineHeight};
}

Result<Stamp> putStamp(PdfUpdate& update, const QStringList& lines, QSizeF size, int rotation) {
    const Result<FontFace> font = stampFont();
    if (!font)
        return failure(font);
    TextShaper shaper(*font);
    const Setting setting = fitted(shaper, lines, size);
    const auto fonts = putFonts(update, shaper, setting.lines);
    if (!fonts)
        return failure(fonts);
    QByteArray named;
    for (const auto& [number, embedded] : *fonts)
        named += "/F" + QByteArray::number(static_cast<qulonglong>(number)) + ' ' +
                 embedded.reference.text() + ' ';
    const PdfReference form = update.reserve();
    const QByteArray grey = "[/CalGray << /WhitePoint [0.9505 1 1.089] /Gamma 2.2 >>]";
    update.put({form, flateStream("<< /Type /XObject /Subtype /Form /BBox [0 0 " + real(size.width()) + ' ' +
                                      real(size.height()) + "] /Matrix " + matrix(rotation) +
                                      " /Resources << /ColorSpace << /Grey " + grey + " >> /Font << " +
                                      named + ">> >>",
                                  drawing(setting, *fonts, size))});
    return Stamp{form, shaper.missing()};
}

} // namespace yenile::signature
