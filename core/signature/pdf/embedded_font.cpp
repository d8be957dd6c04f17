// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/embedded_font.h"

#include "core/signature/pdf/font_subset.h"

#include <QCryptographicHash>

#include <algorithm>
#include <ranges>

namespace yenile::signature {

namespace {

QByteArray hex(quint16 number) {
    return '<' + QByteArray::number(number, 16).rightJustified(4, '0') + '>';
}

/// What letters a code stands for (ISO 32000-1, 9.10.3).
QByteArray toUnicode(const std::map<quint16, QString>& letters) {
    QByteArray text = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    constexpr qsizetype mostInBlock = 100;
    for (auto letter = letters.begin(); letter != letters.end();) {
        const qsizetype count = std::min<qsizetype>(mostInBlock, std::distance(letter, letters.end()));
        text += QByteArray::number(count) + " beginbfchar\n";
        for (qsizetype i = 0; i < count; ++i, ++letter)
            text += hex(letter->first) + " <" + utf16Hex(letter->second) + ">\n";
        text += "endbfchar\n";
    }
    return text + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

/// Other glyphs of the same font have another name (9.6.4).
QByteArray nameOf(const FontFace& font, const FontSubset& subset) {
    constexpr int letters = 6, alphabet = 26;
    const QByteArray digest = QCryptographicHash::hash(subset.file, QCryptographicHash::Sha256);
    QByteArray tag;
    for (const char byte : digest.first(letters))
        tag += static_cast<char>('A' + static_cast<unsigned char>(byte) % alphabet);
    return tag + '+' + font.postScriptName();
}

/// PDF/A-1 wants to know which glyphs there are (ISO 19005-1, 6.3.5).
QByteArray glyphSet(const std::map<quint16, int>& widths) {
    QByteArray set(widths.rbegin()->first / 8 + 1, '\0');
    for (const quint16 code : widths | std::views::keys)
        set[code / 8] = static_cast<char>(set[code / 8] | (0x80 >> (code % 8)));
    return set;
}

QByteArray widthsOf(const FontSubset& subset) {
    QByteArray text;
    for (const auto& [code, width] : subset.widths)
        text += QByteArray::number(code) + " [" + QByteArray::number(width) + "] ";
    return text;
}

PdfReference putDescriptor(PdfUpdate& update, const FontSubset& font, const QByteArray& name) {
    const PdfReference file = update.reserve(), set = update.reserve(), descriptor = update.reserve();
    update.put({file, flateStream(font.isTrueType ? "<< /Length1 " + QByteArray::number(font.file.size())
                                                  : QByteArray("<< /Subtype /CIDFontType0C"),
                                  font.file)});
    update.put({set, flateStream("<<", glyphSet(font.widths))});
    QByteArray box;
    for (const int side : font.box)
        box += ' ' + QByteArray::number(side);
    update.put({descriptor, "<< /Type /FontDescriptor /FontName /" + name + " /Flags 4 /FontBBox [" + box +
                                " ] /ItalicAngle 0 /Ascent " + QByteArray::number(font.ascent) +
                                " /Descent " + QByteArray::number(font.descent) + " /CapHeight " +
                                QByteArray::number(font.capHeight) + " /StemV 80 /" +
                                (font.isTrueType ? "FontFile2 " : "FontFile3 ") + file.text() + " /CIDSet " +
                                set.text() + " >>"});
    return descriptor;
}

} // namespace

QByteArray flateStream(const QByteArray& dictionary, const QByteArray& content) {
    constexpr int lengthBeforeZlib = 4; // Qt's own
    const QByteArray deflated = qCompress(content).sliced(lengthBeforeZlib);
    return dictionary + " /Filter /FlateDecode /Length " + QByteArray::number(deflated.size()) +
           " >>\nstream\n" + deflated + "\nendstream";
}

QByteArray utf16Hex(const QString& text) {
    QByteArray utf16;
    for (const QChar character : text) {
        utf16 += static_cast<char>(character.unicode() >> 8);
        utf16 += static_cast<char>(character.unicode() & 0xFF);
    }
    return utf16.toHex();
}

Result<EmbeddedFont> EmbeddedFont::put(PdfUpdate& update, const FontFace& font,
                                       const std::map<quint32, QString>& meaning) {
    const auto glyphs = meaning | std::views::keys;
    const Result<FontSubset> subset = FontSubset::of(font, {glyphs.begin(), glyphs.end()});
    if (!subset)
        return failure(subset);
    std::map<quint16, QString> letters;
    for (const auto& [glyph, text] : meaning)
        letters[subset->code.at(glyph)] = text.isEmpty() ? QStringLiteral("\u200B") : text;
    const QByteArray name = nameOf(font, *subset);
    const PdfReference descriptor = putDescriptor(update, *subset, name);
    const PdfReference descendant = update.reserve(), unicode = update.reserve(), whole = update.reserve();
    update.put({descendant,
                "<< /Type /Font /Subtype /" +
                    QByteArray(subset->isTrueType ? "CIDFontType2 /CIDToGIDMap /Identity" : "CIDFontType0") +
                    " /BaseFont /" + name +
                    " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
                    " /FontDescriptor " +
                    descriptor.text() + " /W [" + widthsOf(*subset) + "] >>"});
    update.put({unicode, flateStream("<<", toUnicode(letters))});
    update.put({whole, "<< /Type /Font /Subtype /Type0 /BaseFont /" + name +
                           " /Encoding /Identity-H /DescendantFonts [" + descendant.text() + "] /ToUnicode " +
                           unicode.text() + " >>"});
    return EmbeddedFont{whole, subset->code, subset->widths};
}

} // namespace yenile::signature
