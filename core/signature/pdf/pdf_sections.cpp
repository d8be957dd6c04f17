// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_sections.h"

#include "core/base/mapped_pages.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <string_view>

/// The cross-reference sections as they stand in the file. Where one names an object twice, some readers take
/// the first, some the last.
namespace yenile::signature::pdf {

namespace {

constexpr int largestObjectNumber = 8'388'607; // ISO 32000-1, annex C
constexpr int largestGeneration = 65'535;
constexpr int widestNumber = 8; // bytes, in a stream

[[noreturn]] void unreadable() {
    throw std::runtime_error("cross-reference section");
}
[[noreturn]] void ambiguous() {
    throw std::runtime_error("an object twice in one cross-reference section");
}

/// Reads one section; throws for what is none.
class SectionReader {
public:
    SectionReader(QPDF& qpdf, QByteArrayView content, qint64 offset)
        : m_qpdf(qpdf), m_content(content),
          m_buffer(reinterpret_cast<unsigned char*>(const_cast<char*>(content.data())),
                   static_cast<size_t>(content.size())),
          m_input(std::make_shared<BufferInputSource>("document", &m_buffer)) {
        if (offset < 0 || offset >= content.size())
            unreadable();
        m_input->seek(offset, SEEK_SET);
        m_section.offset = offset;
    }

    Section read() {
        if (next().isWord("xref"))
            readTable();
        else
            readStream();
        return std::move(m_section);
    }

private:
    QPDFTokenizer::Token next() {
        QPDFTokenizer::Token token = m_tokenizer.readToken(m_input, "document", true);
        if (token.getType() == QPDFTokenizer::tt_eof || token.getType() == QPDFTokenizer::tt_bad)
            unreadable();
        return token;
    }

    qint64 nextNumber() { return numberIn(next()); }
    static qint64 numberIn(const QPDFTokenizer::Token& token) {
        bool fits = false;
        const qint64 number = QByteArray::fromStdString(token.getValue()).toLongLong(&fits);
        if (!token.isInteger() || !fits)
            unreadable();
        return number;
    }

    /// Whether [first, first + count) are numbers that objects may have.
    static void checkRun(qint64 first, qint64 count) {
        if (first < 0 || count < 0 || first > largestObjectNumber || count > largestObjectNumber)
            unreadable();
    }

    void addPlace(qint64 number, qint64 generation, const ObjectPlace& place) {
        if (generation < 0 || generation > largestGeneration)
            unreadable();
        const QPDFObjGen id(static_cast<int>(number), static_cast<int>(generation));
        const auto [known, isNew] = m_section.places.emplace(id, place);
        const auto same = m_section.places.lower_bound(QPDFObjGen(id.getObj(), 0));
        if ((!isNew && known->second != place) || same->first != id || isFollowedByGeneration(known) ||
            m_section.freed.contains(id.getObj()))
            ambiguous();
    }
    template <typename Position>
    bool isFollowedByGeneration(Position at) const {
        const auto behind = std::next(at);
        return behind != m_section.places.end() && behind->first.getObj() == at->first.getObj();
    }
    void addFree(qint64 number) {
        const int id = static_cast<int>(number);
        const auto same = m_section.places.lower_bound(QPDFObjGen(id, 0));
        if (same != m_section.places.end() && same->first.getObj() == id)
            ambiguous();
        m_section.freed.insert(id);
    }

    void readTable() {
        for (QPDFTokenizer::Token token = next(); !token.isWord("trailer"); token = next()) {
            const qint64 first = numberIn(token);
            const qint64 count = nextNumber();
            checkRun(first, count);
            for (qint64 number = first; number < first + count; ++number) {
                const qint64 offset = nextNumber();
                const qint64 generation = nextNumber();
                if (next().isWord("n"))
                    addPlace(number, generation, {.where = offset});
                else
                    addFree(number);
            }
        }
        readDictionary();
    }

    void readDictionary() {
        m_section.trailer =
            QPDFObjectHandle::parse(&m_qpdf, wholeObject().toByteArray().toStdString(), "trailer");
        if (!m_section.trailer.isDictionary())
            unreadable();
    }

    /// The bytes of the object that comes next.
    QByteArrayView wholeObject() {
        const qpdf_offset_t begin = m_input->tell();
        int depth = 0;
        do {
            const QPDFTokenizer::token_type_e type = next().getType();
            if (type == QPDFTokenizer::tt_dict_open || type == QPDFTokenizer::tt_array_open)
                ++depth;
            else if (type == QPDFTokenizer::tt_dict_close || type == QPDFTokenizer::tt_array_close)
                --depth;
        } while (depth > 0);
        return m_content.sliced(begin, m_input->tell() - begin);
    }

    void readStream() {
        (void)nextNumber(); // generation
        if (!next().isWord("obj"))
            unreadable();
        readDictionary();
        const std::vector<qint64> widths = numbers("/W");
        const bool areFit = widths.size() == 3 && std::ranges::all_of(widths, [](qint64 width) {
                                return width >= 0 && width <= widestNumber;
                            });
        if (!areFit)
            unreadable();
        std::vector<qint64> index = numbers("/Index");
        if (index.empty())
            index = {0, number("/Size")};
        readRows(unpacked(), widths, index);
    }

    std::vector<qint64> numbers(const char* key) {
        std::vector<qint64> values;
        if (QPDFObjectHandle array = m_section.trailer.getKey(key); array.isArray())
            for (QPDFObjectHandle& item : array.getArrayAsVector())
                values.push_back(item.isInteger() ? item.getIntValue() : -1);
        return values;
    }
    qint64 number(const char* key) {
        QPDFObjectHandle value = m_section.trailer.getKey(key);
        if (!value.isInteger() || value.getIntValue() < 0)
            unreadable();
        return value.getIntValue();
    }

    QByteArray unpacked() {
        if (!next().isWord("stream"))
            unreadable();
        qint64 at = m_input->tell();
        const qint64 length = number("/Length");
        if (at < m_content.size() && m_content[at] == '\r')
            ++at;
        if (at < m_content.size() && m_content[at] == '\n')
            ++at;
        if (length > m_content.size() - at)
            unreadable();
        QPDFObjectHandle stream =
            QPDFObjectHandle::newStream(&m_qpdf, m_content.sliced(at, length).toByteArray().toStdString());
        stream.replaceDict(m_section.trailer);
        const auto data = stream.getStreamData(qpdf_dl_generalized);
        return {reinterpret_cast<const char*>(data->getBuffer()), static_cast<qsizetype>(data->getSize())};
    }

    void readRows(const QByteArray& data, const std::vector<qint64>& widths,
                  const std::vector<qint64>& index) {
        qsizetype at = 0;
        const auto value = [&](qint64 width, qint64 otherwise) {
            if (width > data.size() - at)
                unreadable();
            quint64 sum = 0;
            for (qint64 i = 0; i < width; ++i)
                sum = (sum << 8) | static_cast<uchar>(data[at++]);
            return width == 0 ? otherwise : static_cast<qint64>(sum);
        };
        for (size_t i = 0; i + 1 < index.size(); i += 2) {
            checkRun(index[i], index[i + 1]);
            for (qint64 number = index[i]; number < index[i] + index[i + 1]; ++number) {
                const qint64 type = value(widths[0], 1);
                const qint64 second = value(widths[1], 0);
                const qint64 third = value(widths[2], 0);
                addRow(number, type, second, third);
            }
        }
    }

    void addRow(qint64 number, qint64 type, qint64 second, qint64 third) {
        if (type == 0)
            addFree(number);
        else if (type == 1)
            addPlace(number, third, {.where = second});
        else if (type == 2 && second <= largestObjectNumber && third >= 0 && third <= largestObjectNumber)
            addPlace(number, 0, {.isPacked = true, .where = second, .index = static_cast<int>(third)});
        else
            unreadable();
    }

    QPDF& m_qpdf;
    QByteArrayView m_content;
    Buffer m_buffer;
    std::shared_ptr<InputSource> m_input;
    QPDFTokenizer m_tokenizer;
    Section m_section;
};

/// Takes in the stream of a hybrid file: both may say the same, and a table may call free what the stream
/// has.
void addHybrid(Section& table, const Section& stream) {
    for (const auto& [id, place] : stream.places) {
        const auto [own, isNew] = table.places.emplace(id, place);
        if (!isNew && own->second != place)
            ambiguous();
        table.freed.erase(id.getObj());
    }
    for (const int number : stream.freed) {
        const auto own = table.places.lower_bound(QPDFObjGen(number, 0));
        if (own != table.places.end() && own->first.getObj() == number)
            ambiguous();
        table.freed.insert(number);
    }
}

/// Null where there is none.
std::optional<qint64> offsetIn(QPDFObjectHandle trailer, const char* key) {
    QPDFObjectHandle value = trailer.getKey(key);
    if (value.isNull())
        return {};
    if (!value.isInteger())
        unreadable();
    return value.getIntValue();
}

} // namespace

std::vector<Section> sectionsBehind(QPDF& qpdf, QByteArrayView content, qint64 newest, qint64 from) {
    std::vector<Section> sections;
    for (std::optional<qint64> offset = newest; offset && *offset >= from;) {
        Section section = SectionReader(qpdf, content, *offset).read();
        if (const auto hybrid = offsetIn(section.trailer, "/XRefStm"))
            addHybrid(section, SectionReader(qpdf, content, *hybrid).read());
        const std::optional<qint64> previous = offsetIn(section.trailer, "/Prev");
        if (previous && *previous >= *offset)
            unreadable();
        sections.push_back(std::move(section));
        offset = previous;
    }
    std::ranges::reverse(sections);
    return sections;
}

bool mayBeHybrid(QByteArrayView content) {
    constexpr std::string_view key = "/XRefStm";
    std::string tail; // of the piece before: the key may lie across
    bool found = false;
    readInPieces(content, [&](QByteArrayView piece) {
        // QByteArrayView's own search takes four times as long.
        const std::string_view text(piece.data(), static_cast<size_t>(piece.size()));
        found = found || text.contains(key) || (tail + std::string(text.substr(0, key.size()))).contains(key);
        tail = text.substr(text.size() - std::min(text.size(), key.size()));
    });
    return found;
}

bool hidesObjects(QPDF& qpdf, QByteArrayView content, qint64 newest) {
    std::set<int> newer; // what a later section says something of
    std::set<qint64> visited;
    try {
        for (std::optional<qint64> offset = newest; offset && visited.insert(*offset).second;) {
            const Section table = SectionReader(qpdf, content, *offset).read();
            if (const auto hybrid = offsetIn(table.trailer, "/XRefStm"))
                for (const auto& [id, place] : SectionReader(qpdf, content, *hybrid).read().places) {
                    if (table.freed.contains(id.getObj()) && !newer.contains(id.getObj()))
                        return true;
                    newer.insert(id.getObj());
                }
            for (const auto& [id, place] : table.places)
                newer.insert(id.getObj());
            newer.insert(table.freed.begin(), table.freed.end());
            offset = offsetIn(table.trailer, "/Prev");
        }
    } catch (const std::runtime_error&) {
        // Whether its sections can be read in one way only is asked where revisions are compared.
    }
    return false;
}

} // namespace yenile::signature::pdf
