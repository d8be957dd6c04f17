#include "core/signature/pdf/pdf_document.h"

#include <algorithm>

/// The cross-reference sections as they stand in the file. Where one names an object twice, some readers take
/// the first, some the last.
namespace yenile::signature {

namespace {

using Numbers = std::vector<qint64>;

[[noreturn]] void unreadable() {
    throw std::runtime_error("cross-reference section");
}

/// Reads one section; throws for what is none.
class SectionReader {
public:
    SectionReader(QByteArrayView content, qint64 offset)
        : m_buffer(reinterpret_cast<unsigned char*>(const_cast<char*>(content.data())),
                   static_cast<size_t>(content.size())),
          m_input(std::make_shared<BufferInputSource>("document", &m_buffer)) {
        m_input->seek(offset, SEEK_SET);
    }

    void read() {
        const QPDFTokenizer::Token first = next();
        if (first.isWord("xref"))
            return readTable();
        for (int i = 0; i < 2; ++i) // the generation, then "obj"
            (void)next();
        readEntries();
        const Numbers index = m_entries.contains("/Index") ? m_entries["/Index"] : Numbers{0, only("/Size")};
        for (size_t i = 0; i + 1 < index.size(); i += 2)
            for (qint64 j = 0; j < checkedCount(index[i + 1]); ++j)
                add(index[i] + j, true);
    }

    [[nodiscard]] std::optional<qint64> previous() { return optional("/Prev"); }
    [[nodiscard]] std::optional<qint64> hybrid() { return optional("/XRefStm"); }
    [[nodiscard]] bool isDouble() const { return m_isDouble; }
    /// Whether both say where an object is; a table may call free what the stream behind it has.
    [[nodiscard]] bool contradicts(const SectionReader& stream) const {
        return std::ranges::any_of(stream.m_numbers, [this](const auto& each) {
            const auto own = m_numbers.find(each.first);
            return own != m_numbers.end() && own->second;
        });
    }

private:
    QPDFTokenizer::Token next() {
        const QPDFTokenizer::Token token = m_tokenizer.readToken(m_input, "document", true);
        if (token.getType() == QPDFTokenizer::tt_eof || token.getType() == QPDFTokenizer::tt_bad)
            unreadable();
        return token;
    }

    static qint64 numberIn(const QPDFTokenizer::Token& token) {
        if (!token.isInteger())
            unreadable();
        return QByteArray::fromStdString(token.getValue()).toLongLong();
    }

    static qint64 checkedCount(qint64 count) {
        constexpr qint64 most = 8'388'607; // ISO 32000-1, annex C
        if (count < 0 || count > most)
            unreadable();
        return count;
    }

    void add(qint64 number, bool isInUse) { m_isDouble |= !m_numbers.emplace(number, isInUse).second; }

    void readTable() {
        for (QPDFTokenizer::Token token = next(); !token.isWord("trailer"); token = next()) {
            const qint64 first = numberIn(token);
            const qint64 count = checkedCount(numberIn(next()));
            for (qint64 i = 0; i < count; ++i) {
                (void)numberIn(next()); // offset
                (void)numberIn(next()); // generation
                add(first + i, next().isWord("n"));
            }
        }
        readEntries();
    }

    /// The numbers that belong to each name of the section's dictionary.
    void readEntries() {
        int depth = 0;
        std::string key;
        do {
            const QPDFTokenizer::Token token = next();
            switch (token.getType()) {
            case QPDFTokenizer::tt_dict_open:
            case QPDFTokenizer::tt_array_open:
                ++depth;
                break;
            case QPDFTokenizer::tt_dict_close:
            case QPDFTokenizer::tt_array_close:
                --depth;
                break;
            case QPDFTokenizer::tt_name:
                if (depth == 1)
                    key = token.getValue();
                break;
            default:
                if (token.isInteger())
                    m_entries[key].push_back(numberIn(token));
                break;
            }
        } while (depth > 0);
    }

    [[nodiscard]] std::optional<qint64> optional(const std::string& key) {
        return m_entries.contains(key) ? std::optional(only(key)) : std::nullopt;
    }
    [[nodiscard]] qint64 only(const std::string& key) {
        if (m_entries[key].size() != 1)
            unreadable();
        return m_entries[key].front();
    }

    Buffer m_buffer;
    std::shared_ptr<InputSource> m_input;
    QPDFTokenizer m_tokenizer;
    std::map<qint64, bool> m_numbers; // of objects, and whether they are in use
    std::map<std::string, Numbers> m_entries;
    bool m_isDouble = false;
};

bool isUnambiguous(QByteArrayView content, SectionReader& section) {
    if (section.isDouble())
        return false;
    const std::optional<qint64> hybrid = section.hybrid();
    if (!hybrid)
        return true;
    SectionReader stream(content, *hybrid);
    stream.read();
    return !stream.isDouble() && !section.contradicts(stream);
}

} // namespace

bool PdfFile::isUnambiguousBehind(qint64 from) const {
    const QByteArrayView content = m_document->content;
    const Result<PdfRevision> newest = revision();
    std::optional<qint64> offset = newest ? std::optional(newest->startXref) : std::nullopt;
    try {
        while (offset && *offset >= from && *offset < content.size()) {
            SectionReader section(content, *offset);
            section.read();
            const std::optional<qint64> previous = section.previous();
            if (!isUnambiguous(content, section) || (previous && *previous >= *offset))
                return false;
            offset = previous;
        }
    } catch (const std::exception&) {
        return false;
    }
    return newest.has_value();
}

} // namespace yenile::signature
