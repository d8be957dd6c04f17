// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_excerpt.h"

#include <QtEndian>

#include <algorithm>

namespace yenile::signature::pdf {

namespace {

constexpr qsizetype endSearch = 2048; // bytes from the end in which readers look for startxref

/// A file and, behind a gap of one byte, what is read as its end. Whoever reads the file up to its end meets
/// its end there.
class TwoPartSource : public InputSource {
public:
    TwoPartSource(QByteArrayView file, QByteArray end) : m_file(file), m_end(std::move(end)) {}

    static qint64 endOffset(QByteArrayView file) { return file.size() + 1; }

    qpdf_offset_t findAndSkipNextEOL() override {
        const auto isLineEnd = [](char c) { return c == '\n' || c == '\r'; };
        const QByteArrayView rest = restOfPart();
        qsizetype at = 0;
        while (at < rest.size() && !isLineEnd(rest[at]))
            ++at;
        const qpdf_offset_t found = m_at + at;
        while (at < rest.size() && isLineEnd(rest[at]))
            ++at;
        m_at += at;
        return found;
    }
    std::string const& getName() const override {
        static const std::string name = "document";
        return name;
    }
    qpdf_offset_t tell() override { return m_at; }
    void seek(qpdf_offset_t offset, int whence) override {
        const qint64 start =
            whence == SEEK_SET ? 0 : (whence == SEEK_CUR ? m_at : endOffset(m_file) + m_end.size());
        if (start + offset < 0)
            throw std::runtime_error("seek before the beginning");
        m_at = start + offset;
    }
    void rewind() override { m_at = 0; }
    size_t read(char* to, size_t length) override {
        last_offset = m_at;
        const QByteArrayView rest = restOfPart();
        const auto count = std::min(length, static_cast<size_t>(rest.size()));
        std::copy_n(rest.data(), count, to);
        m_at += static_cast<qint64>(count);
        return count;
    }
    void unreadCh(char) override { --m_at; }

private:
    [[nodiscard]] QByteArrayView restOfPart() const {
        if (m_at < m_file.size())
            return m_file.sliced(m_at);
        const qint64 inEnd = m_at - endOffset(m_file);
        return inEnd < 0 || inEnd >= m_end.size() ? QByteArrayView() : QByteArrayView(m_end).sliced(inEnd);
    }

    QByteArrayView m_file;
    QByteArray m_end;
    qint64 m_at = 0;
};

void appendBigEndian(QByteArray& bytes, quint64 value, int width) {
    const quint64 bigEndian = qToBigEndian(value);
    bytes.append(reinterpret_cast<const char*>(&bigEndian) + sizeof bigEndian - width, width);
}

/// A cross-reference stream of these places, and a catalog, which qpdf wants.
class End {
public:
    /// Its own objects have numbers from `next` on.
    End(qint64 start, const std::map<QPDFObjGen, ObjectPlace>& places, int next)
        : m_start(start), m_next(next) {
        for (const auto& [id, place] : places)
            addRow(id.getObj(), place.isPacked ? 2 : 1, place.where,
                   place.isPacked ? place.index : id.getGen());
    }

    QByteArray bytes(const QByteArray& encryption) {
        const int catalog = m_next;
        addObject("<< /Type /Catalog /Pages " + QByteArray::number(catalog + 1) + " 0 R >>");
        addObject("<< /Type /Pages /Kids [] /Count 0 >>");
        const qint64 section = m_start + m_bytes.size();
        addObject("<< /Type /XRef /W [1 8 4] /Root " + QByteArray::number(catalog) + " 0 R /Size " +
                  QByteArray::number(m_next + 1) + encryption + " /Index [" + m_index + "] /Length " +
                  QByteArray::number(m_rows.size()) + " >>\nstream\n" + m_rows + "\nendstream");
        return m_bytes + QByteArray(endSearch, ' ') + "\nstartxref\n" + QByteArray::number(section) +
               "\n%%EOF\n";
    }

private:
    void addRow(int number, int type, qint64 second, int third) {
        m_index += QByteArray::number(number) + " 1 ";
        m_rows += static_cast<char>(type);
        appendBigEndian(m_rows, static_cast<quint64>(second), 8);
        appendBigEndian(m_rows, static_cast<quint64>(third), 4);
    }
    void addObject(const QByteArray& body) {
        if (!body.contains("/XRef"))
            addRow(m_next, 1, m_start + m_bytes.size(), 0);
        m_bytes += QByteArray::number(m_next++) + " 0 obj\n" + body + "\nendobj\n";
    }

    qint64 m_start;
    int m_next;
    QByteArray m_bytes;
    QByteArray m_index;
    QByteArray m_rows;
};

} // namespace

void keepReference(QPDF& qpdf, const QPDFObjGen& id) {
    qpdf.replaceObject(id, QPDFObjectHandle::newNull());
}

std::set<QPDFObjGen> namedIn(QByteArrayView text, const std::set<QPDFObjGen>& known) {
    std::set<QPDFObjGen> named;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const qsizetype begin = at;
        while (at < text.size() && QUtil::is_digit(text[at]))
            ++at;
        bool fits = false;
        const int number = text.sliced(begin, at - begin).toInt(&fits);
        if (fits)
            for (auto same = known.lower_bound(QPDFObjGen(number, 0));
                 same != known.end() && same->getObj() == number; ++same)
                named.insert(*same);
    }
    return named;
}

std::unique_ptr<QPDF> excerpt(QByteArrayView file, const std::map<QPDFObjGen, ObjectPlace>& places,
                              const std::set<QPDFObjGen>& known, QPDFObjectHandle trailer,
                              const Secret& password) {
    QByteArray encryption;
    if (trailer.hasKey("/Encrypt"))
        encryption = " /Encrypt " + bytes(trailer.getKey("/Encrypt").unparse()) + " /ID " +
                     bytes(trailer.getKey("/ID").unparse());
    int next = 1;
    if (!places.empty())
        next = places.rbegin()->first.getObj() + 1;
    if (!known.empty())
        next = std::max(next, known.rbegin()->getObj() + 1);
    End end(TwoPartSource::endOffset(file), places, next);
    auto qpdf = std::make_unique<QPDF>();
    for (const QPDFObjGen& id : known)
        if (!places.contains(id))
            keepReference(*qpdf, id);
    qpdf->setSuppressWarnings(true);
    qpdf->setAttemptRecovery(false);
    qpdf->processInputSource(std::make_shared<TwoPartSource>(file, end.bytes(encryption)),
                             password.cString());
    return qpdf;
}

} // namespace yenile::signature::pdf
