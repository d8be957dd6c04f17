#include "core/signature/pdf/signature_stamp.h"

#include "core/base/file.h"
#include "core/signature/pdf/font_subset.h"
#include "core/signature/pdf/visible_signature.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <utility>

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

constexpr std::array corners{std::pair{SignaturePlace::Corner::TopLeft, "topLeft"},
                             std::pair{SignaturePlace::Corner::TopRight, "topRight"},
                             std::pair{SignaturePlace::Corner::BottomRight, "bottomRight"},
                             std::pair{SignaturePlace::Corner::BottomLeft, "bottomLeft"}};

QByteArray real(double value) {
    return QByteArray::number(value, 'f', 2);
}

/// `dictionary` without its end.
QByteArray stream(const QByteArray& dictionary, const QByteArray& content) {
    constexpr int lengthBeforeZlib = 4; // Qt's own
    const QByteArray deflated = qCompress(content).sliced(lengthBeforeZlib);
    return dictionary + " /Filter /FlateDecode /Length " + QByteArray::number(deflated.size()) +
           " >>\nstream\n" + deflated + "\nendstream";
}

/// Breaks lines between words; within a word that is longer than a line.
QStringList broken(const QStringList& texts, qsizetype letters) {
    QStringList lines;
    for (const QString& text : texts) {
        lines << QString();
        for (QString word : text.simplified().split(QLatin1Char(' '))) {
            if (!lines.last().isEmpty() && lines.last().size() + word.size() >= letters)
                lines << QString();
            for (; word.size() > letters; word = word.sliced(letters))
                lines.insert(lines.size() - 1, word.first(letters));
            lines.last() += (lines.last().isEmpty() ? QString() : QStringLiteral(" ")) + word;
        }
    }
    return lines;
}

/// What letter a glyph stands for (ISO 32000-1, 9.10.3).
QByteArray toUnicode(const FontSubset& font) {
    QByteArray text = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    std::map<quint16, char16_t> letters; // one for each glyph: the question mark stands for others too
    for (const auto& [letter, glyph] : font.glyph)
        if (letter == u'?' || !letters.contains(glyph))
            letters[glyph] = letter;
    const auto hex = [](quint16 number) {
        return '<' + QByteArray::number(number, 16).rightJustified(4, '0') + '>';
    };
    constexpr qsizetype mostInBlock = 100;
    for (auto letter = letters.begin(); letter != letters.end();) {
        const qsizetype count = std::min<qsizetype>(mostInBlock, std::distance(letter, letters.end()));
        text += QByteArray::number(count) + " beginbfchar\n";
        for (qsizetype i = 0; i < count; ++i, ++letter)
            text += hex(letter->first) + ' ' + hex(letter->second) + '\n';
        text += "endbfchar\n";
    }
    return text + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

/// A composite font whose character numbers are those of the glyphs (9.7).
PdfReference putFont(PdfUpdate& update, const FontSubset& font) {
    const QByteArray name = "YENILE+DejaVuSans";
    const PdfReference file = update.reserve(), set = update.reserve(), descriptor = update.reserve(),
                       descendant = update.reserve(), unicode = update.reserve(), whole = update.reserve();
    update.put({file, stream("<< /Length1 " + QByteArray::number(font.file.size()), font.file)});
    // PDF/A-1 wants to know which glyphs there are: all (ISO 19005-1, 6.3.5).
    QByteArray glyphs(static_cast<qsizetype>(font.widths.size() + 7) / 8, '\0');
    for (size_t i = 0; i < font.widths.size(); ++i)
        glyphs[static_cast<qsizetype>(i / 8)] =
            static_cast<char>(glyphs[static_cast<qsizetype>(i / 8)] | (0x80 >> (i % 8)));
    update.put({set, stream("<<", glyphs)});
    QByteArray box, widths;
    for (const int side : font.box)
        box += ' ' + QByteArray::number(side);
    for (const int width : font.widths)
        widths += ' ' + QByteArray::number(width);
    update.put({descriptor, "<< /Type /FontDescriptor /FontName /" + name + " /Flags 4 /FontBBox [" + box +
                                " ] /ItalicAngle 0 /Ascent " + QByteArray::number(font.ascent) +
                                " /Descent " + QByteArray::number(font.descent) +
                                " /CapHeight 729 /StemV 80 /FontFile2 " + file.text() + " /CIDSet " +
                                set.text() + " >>"});
    update.put({descendant, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /" + name +
                                " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
                                " /CIDToGIDMap /Identity /FontDescriptor " +
                                descriptor.text() + " /W [0 [" + widths + " ]] >>"});
    update.put({unicode, stream("<<", toUnicode(font))});
    update.put({whole, "<< /Type /Font /Subtype /Type0 /BaseFont /" + name +
                           " /Encoding /Identity-H /DescendantFonts [" + descendant.text() + "] /ToUnicode " +
                           unicode.text() + " >>"});
    return whole;
}

double insetOf(QSizeF size) {
    return std::min({padding, size.width() / 10, size.height() / 10});
}

/// How large the type may be for all lines to be seen.
double typeFor(const FontSubset& font, const QStringList& lines, QSizeF size) {
    double widest = 1;
    for (const QString& line : lines)
        widest = std::max(widest, font.width(line));
    const double inset = insetOf(size);
    return std::min({std::max(largestType, size.height() / linesInLargeField),
                     (size.width() - 2 * inset) / widest,
                     (size.height() - 2 * inset) / (static_cast<double>(lines.size()) * lineHeight)});
}

/// The texts in lines of that length with which the type is largest.
QStringList fitted(const FontSubset& font, const QStringList& texts, QSizeF size) {
    qsizetype longest = shortestLine;
    for (const QString& text : texts)
        longest = std::max(longest, text.size() + 1);
    QStringList best = broken(texts, longest);
    for (qsizetype letters = longest; letters >= shortestLine; --letters)
        if (const QStringList lines = broken(texts, letters);
            typeFor(font, lines, size) > typeFor(font, best, size))
            best = lines;
    return best;
}

/// The frame and the lines, as large as they fit.
QByteArray drawing(const FontSubset& font, const QStringList& texts, QSizeF size) {
    const QStringList lines = fitted(font, texts, size);
    const double type = typeFor(font, lines, size);
    const double inset = insetOf(size);
    // T* goes down a line before each; what stays free below a foot is a quarter of the type.
    const double top =
        (size.height() + static_cast<double>(lines.size()) * lineHeight * type) / 2 + 0.3 * type;
    QByteArray text = "q /Grey CS /Grey cs 0 SC 0 sc 0.5 w 0.25 0.25 " + real(size.width() - 0.5) + ' ' +
                      real(size.height() - 0.5) + " re S\nBT /F " + real(type) + " Tf " +
                      real(lineHeight * type) + " TL " + real(inset) + ' ' + real(top) + " Td\n";
    for (const QString& line : lines)
        text += "T* <" + font.encoded(line).toHex() + "> Tj\n";
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

QString cornerName(SignaturePlace::Corner corner) {
    return QString::fromLatin1(
        std::ranges::find(corners, corner, &std::pair<SignaturePlace::Corner, const char*>::first)->second);
}

std::optional<SignaturePlace::Corner> cornerNamed(const QString& name) {
    for (const auto& [corner, text] : corners)
        if (name == QLatin1String(text))
            return corner;
    return {};
}

QByteArray textString(const QString& text) {
    QByteArray utf16 = "\xFE\xFF";
    for (const QChar character : text) {
        utf16 += static_cast<char>(character.unicode() >> 8);
        utf16 += static_cast<char>(character.unicode() & 0xFF);
    }
    return '<' + utf16.toHex() + '>';
}

QStringList stampLines(const QString& name, const QDateTime& time, const QString& reason) {
    const QDateTime local = time.toLocalTime();
    const QDateTime shown = local.toOffsetFromUtc(local.offsetFromUtc());
    QStringList lines{QCoreApplication::translate("SignatureStamp", "Signed by: %1").arg(name),
                      QCoreApplication::translate("SignatureStamp", "Time: %1")
                          .arg(shown.toString(QStringLiteral("dd.MM.yyyy HH:mm:ss")) + QLatin1Char(' ') +
                               shown.timeZoneAbbreviation())};
    if (!reason.isEmpty())
        lines << QCoreApplication::translate("SignatureStamp", "Reason: %1").arg(reason);
    for (QString& line : lines)
        line = line.simplified().normalized(QString::NormalizationForm_C); // as the font has its letters
    return lines;
}

QSizeF stampSize(const QStringList& lines) {
    const qsizetype count = broken(lines, lettersInLine).size();
    return {boxWidth, 2 * padding + static_cast<double>(count) * largestType * lineHeight};
}

Result<PdfReference> putStamp(PdfUpdate& update, const QStringList& lines, QSizeF size, int rotation) {
    initFont();
    const Result<QByteArray> file = readFile(QStringLiteral(":/yenile/DejaVuSans.ttf"));
    if (!file)
        return failure(file);
    const Result<FontSubset> font = FontSubset::of(*file, lines.join(QLatin1Char(' ')) + QLatin1Char('?'));
    if (!font)
        return failure(font);
    const PdfReference type = putFont(update, *font);
    const PdfReference form = update.reserve();
    const QByteArray grey = "[/CalGray << /WhitePoint [0.9505 1 1.089] /Gamma 2.2 >>]";
    update.put({form, stream("<< /Type /XObject /Subtype /Form /BBox [0 0 " + real(size.width()) + ' ' +
                                 real(size.height()) + "] /Matrix " + matrix(rotation) +
                                 " /Resources << /ColorSpace << /Grey " + grey + " >> /Font << /F " +
                                 type.text() + " >> >>",
                             drawing(*font, lines, size))});
    return form;
}

} // namespace yenile::signature
