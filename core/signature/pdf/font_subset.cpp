#include "core/signature/pdf/font_subset.h"

#include <QtEndian>

#include <algorithm>

/// ISO/IEC 14496-22 (OpenType), chapter 5.
namespace yenile::signature {

namespace {

constexpr int tableEntry = 16;

/// Numbers of a font; what stands outside of it is zero.
class Table {
public:
    explicit Table(QByteArray bytes = {}) : m_bytes(std::move(bytes)) {}
    [[nodiscard]] quint16 word(qsizetype at) const {
        return at < 0 || at + 2 > m_bytes.size() ? quint16{0}
                                                 : qFromBigEndian<quint16>(m_bytes.constData() + at);
    }
    [[nodiscard]] int number(qsizetype at) const { return static_cast<qint16>(word(at)); }
    [[nodiscard]] quint32 longWord(qsizetype at) const { return (quint32{word(at)} << 16) | word(at + 2); }
    void put(qsizetype at, quint16 value) {
        if (at + 2 <= m_bytes.size())
            qToBigEndian(value, m_bytes.data() + at);
    }
    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

template <typename Integer>
void append(QByteArray& bytes, Integer value) {
    char text[sizeof value];
    qToBigEndian(value, text);
    bytes.append(text, sizeof text);
}

void pad(QByteArray& bytes) {
    bytes.append((4 - bytes.size() % 4) % 4, '\0');
}

/// Calls `component(position of its glyph's number)` for each part of a composite glyph (5.3.3).
template <typename Component>
void forEachComponent(const Table& glyph, Component component) {
    if (glyph.number(0) >= 0)
        return;
    constexpr int wordArguments = 0x1, scale = 0x8, more = 0x20, twoScales = 0x40, matrix = 0x80;
    qsizetype at = 10;
    int flags = more;
    while ((flags & more) != 0 && at < glyph.bytes().size()) {
        flags = glyph.word(at);
        component(at + 2);
        at += 4 + ((flags & wordArguments) != 0 ? 4 : 2);
        at += (flags & scale) != 0 ? 2 : (flags & twoScales) != 0 ? 4 : (flags & matrix) != 0 ? 8 : 0;
    }
}

class Font {
public:
    explicit Font(const QByteArray& file) {
        const Table directory(file);
        for (int i = 0; i < directory.word(4); ++i) {
            const qsizetype entry = 12 + tableEntry * i;
            m_tables.insert_or_assign(file.mid(entry, 4), Table(file.mid(directory.longWord(entry + 8),
                                                                         directory.longWord(entry + 12))));
        }
        const Table& map = table("cmap");
        for (int i = 0; i < map.word(2); ++i) { // Windows' Unicode, in segments
            const qsizetype at = map.longWord(4 + 8 * i + 4);
            if (map.word(4 + 8 * i) == 3 && map.word(4 + 8 * i + 2) == 1 && map.word(at) == 4)
                m_map = at;
        }
    }

    [[nodiscard]] bool isUsable() const {
        return m_map != 0 && !table("glyf").bytes().isEmpty() && table("head").word(18) != 0 &&
               table("hhea").word(34) != 0;
    }

    [[nodiscard]] const Table& table(const char* tag) const {
        static const Table none;
        const auto found = m_tables.find(QByteArray(tag));
        return found == m_tables.end() ? none : found->second;
    }

    [[nodiscard]] quint16 glyphOf(char16_t letter) const {
        const Table& map = table("cmap");
        const int length = map.word(m_map + 6); // of each of the four arrays
        for (int i = 0; i < length; i += 2) {
            const qsizetype end = m_map + 14 + i;
            const qsizetype start = end + 2 + length;
            if (map.word(end) < letter)
                continue;
            if (map.word(start) > letter)
                return 0;
            const quint16 delta = map.word(start + length);
            const qsizetype range = start + 2 * length;
            const quint16 glyph = map.word(range) == 0
                                      ? letter
                                      : map.word(range + map.word(range) + 2 * (letter - map.word(start)));
            return map.word(range) != 0 && glyph == 0 ? quint16{0} : static_cast<quint16>(glyph + delta);
        }
        return 0;
    }

    [[nodiscard]] Table outline(quint16 glyph) const {
        const Table& places = table("loca");
        const bool isLong = table("head").word(50) != 0;
        const auto place = [&](int i) -> qsizetype {
            return isLong ? places.longWord(4 * i) : 2 * places.word(2 * i);
        };
        return Table(table("glyf").bytes().mid(place(glyph), place(glyph + 1) - place(glyph)));
    }

    /// Advance and bearing, as they stand.
    [[nodiscard]] QByteArray metrics(quint16 glyph) const {
        const int full = table("hhea").word(34);
        const Table& all = table("hmtx");
        QByteArray metrics;
        append(metrics, all.word(4 * std::min<int>(glyph, full - 1)));
        append(metrics, glyph < full ? all.word(4 * glyph + 2) : all.word(4 * full + 2 * (glyph - full)));
        return metrics;
    }

    [[nodiscard]] int scaled(int value) const { return value * 1000 / table("head").word(18); }

private:
    std::map<QByteArray, Table> m_tables;
    qsizetype m_map = 0;
};

quint32 checksum(const QByteArray& padded) {
    const Table table(padded);
    quint32 sum = 0;
    for (qsizetype at = 0; at < padded.size(); at += 4)
        sum += table.longWord(at);
    return sum;
}

/// A font's file (5.1), tables in the order of their names.
QByteArray fontFile(const std::map<QByteArray, QByteArray>& tables) {
    const auto count = static_cast<quint16>(tables.size());
    quint16 power = 1, exponent = 0;
    for (; power * 2 <= count; power = static_cast<quint16>(power * 2))
        ++exponent;
    QByteArray file;
    append(file, quint32{0x00010000});
    append(file, count);
    append(file, static_cast<quint16>(power * tableEntry));
    append(file, exponent);
    append(file, static_cast<quint16>((count - power) * tableEntry));
    QByteArray contents;
    for (const auto& [tag, table] : tables) {
        QByteArray padded = table;
        pad(padded);
        file += tag;
        append(file, checksum(padded));
        append(file, static_cast<quint32>(12 + tableEntry * count + contents.size()));
        append(file, static_cast<quint32>(table.size()));
        contents += padded;
    }
    return file + contents;
}

/// The glyphs that were chosen, and those that they are composed of.
class Chosen {
public:
    quint16 add(quint16 glyph) {
        const auto [found, isNew] = m_numbers.emplace(glyph, static_cast<quint16>(m_glyphs.size()));
        if (isNew)
            m_glyphs.push_back(glyph);
        return found->second;
    }

    QByteArray file(const Font& font) {
        QByteArray outlines, places, metrics;
        for (size_t i = 0; i < m_glyphs.size(); ++i) { // grows on the way
            append(places, static_cast<quint32>(outlines.size()));
            Table outline = font.outline(m_glyphs[i]);
            forEachComponent(font.outline(m_glyphs[i]),
                             [&](qsizetype at) { outline.put(at, add(outline.word(at))); });
            outlines += outline.bytes();
            pad(outlines);
            metrics += font.metrics(m_glyphs[i]);
        }
        append(places, static_cast<quint32>(outlines.size()));
        const auto count = static_cast<quint16>(m_glyphs.size());
        Table head = font.table("head"), horizontal = font.table("hhea"), most = font.table("maxp");
        head.put(50, 1); // places are long words
        horizontal.put(34, count);
        most.put(4, count);
        std::map<QByteArray, QByteArray> tables{
            {"glyf", outlines}, {"head", head.bytes()}, {"hhea", horizontal.bytes()},
            {"hmtx", metrics},  {"loca", places},       {"maxp", most.bytes()}};
        for (const char* hints : {"cvt ", "fpgm", "prep"})
            if (!font.table(hints).bytes().isEmpty())
                tables.emplace(hints, font.table(hints).bytes());
        return fontFile(tables);
    }

    [[nodiscard]] const std::vector<quint16>& glyphs() const { return m_glyphs; }

private:
    std::map<quint16, quint16> m_numbers;
    std::vector<quint16> m_glyphs;
};

} // namespace

Result<FontSubset> FontSubset::of(const QByteArray& file, const QString& text) {
    const Font font(file);
    if (!font.isUsable())
        return fail(ErrorCode::Internal, {}, QStringLiteral("no usable font"));
    FontSubset subset;
    Chosen chosen;
    chosen.add(0); // each font begins with the missing glyph
    for (const QChar letter : text) {
        const quint16 glyph = font.glyphOf(letter.unicode());
        subset.glyph[letter.unicode()] = chosen.add(glyph == 0 ? font.glyphOf(u'?') : glyph);
    }
    subset.file = chosen.file(font);
    for (const quint16 glyph : chosen.glyphs())
        subset.widths.push_back(font.scaled(Table(font.metrics(glyph)).word(0)));
    subset.ascent = font.scaled(font.table("hhea").number(4));
    subset.descent = font.scaled(font.table("hhea").number(6));
    for (int i = 0; i < 4; ++i)
        subset.box[i] = font.scaled(font.table("head").number(36 + 2 * i));
    return subset;
}

double FontSubset::width(const QString& text) const {
    int sum = 0;
    for (const QChar letter : text)
        sum += widths.at(glyph.at(letter.unicode()));
    return sum / 1000.0;
}

QByteArray FontSubset::encoded(const QString& text) const {
    QByteArray bytes;
    for (const QChar letter : text)
        append(bytes, glyph.at(letter.unicode()));
    return bytes;
}

} // namespace yenile::signature
