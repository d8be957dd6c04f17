// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_update.h"

#include "core/signature/crypto/openssl.h"

#include <openssl/rand.h>

#include <QtEndian>

namespace yenile::signature {

namespace {

using Offsets = std::map<PdfReference, qint64>;

/// Calls `section(first, last)` for each run of neighbouring object numbers; `last` is behind the run.
template <typename Section>
void forEachRun(const Offsets& offsets, Section section) {
    for (auto first = offsets.begin(); first != offsets.end();) {
        auto last = std::next(first);
        while (last != offsets.end() && last->first.number == std::prev(last)->first.number + 1)
            ++last;
        section(first, last);
        first = last;
    }
}

QByteArray runHeader(Offsets::const_iterator first, Offsets::const_iterator last) {
    return QByteArray::number(first->first.number) + ' ' +
           QByteArray::number(static_cast<qint64>(std::distance(first, last)));
}

QByteArray padded(qint64 value, int width) {
    return QByteArray::number(value).rightJustified(width, '0');
}

template <typename Integer>
void appendBigEndian(QByteArray& bytes, Integer value) {
    const Integer bigEndian = qToBigEndian(value);
    bytes.append(reinterpret_cast<const char*>(&bigEndian), sizeof bigEndian);
}

} // namespace

QByteArray PdfUpdate::finish() {
    m_bytes.clear();
    if (!m_original.endsWith('\n') && !m_original.endsWith('\r'))
        m_bytes += '\n';
    for (const auto& [reference, body] : m_objects)
        writeObject(reference,
                    m_revision.encryption ? m_revision.encryption->encrypted({reference, body}) : body);
    const qint64 start = position();
    m_revision.xrefStream ? writeStream(start) : writeTable(start);
    m_bytes += "startxref\n" + QByteArray::number(start) + "\n%%EOF\n";
    return m_bytes;
}

void PdfUpdate::writeObject(const PdfReference& reference, const QByteArray& body) {
    m_offsets[reference] = position();
    m_bytes +=
        QByteArray::number(reference.number) + ' ' + QByteArray::number(reference.generation) + " obj\n";
    m_bodyOffsets[reference] = m_bytes.size();
    m_bytes += body + "\nendobj\n";
}

void PdfUpdate::writeTable(qint64) {
    m_bytes += "xref\n";
    forEachRun(m_offsets, [this](auto first, auto last) {
        m_bytes += runHeader(first, last) + '\n';
        for (; first != last; ++first) // twenty bytes each
            m_bytes += padded(first->second, 10) + ' ' + padded(first->first.generation, 5) + " n \n";
    });
    m_bytes += "trailer\n<<" + trailer() + " >>\n";
}

void PdfUpdate::writeStream(qint64 position) {
    const PdfReference self = reserve();
    m_offsets[self] = position;
    QByteArray index;
    QByteArray entries;
    forEachRun(m_offsets, [&](auto first, auto last) {
        index += ' ' + runHeader(first, last);
        for (; first != last; ++first) {
            entries += '\1';
            appendBigEndian(entries, static_cast<quint64>(first->second));
            appendBigEndian(entries, static_cast<quint16>(first->first.generation));
        }
    });
    writeObject(self, "<< /Type /XRef /W [1 8 2] /Index [" + index + " ] /Length " +
                          QByteArray::number(entries.size()) + trailer() + " >>\nstream\n" + entries +
                          "\nendstream");
}

QByteArray PdfUpdate::trailer() const {
    QByteArray changingId(16, Qt::Uninitialized);
    RAND_bytes(openssl::data(changingId), static_cast<int>(changingId.size()));
    // The key of an encrypted file depends on it, even where it is empty.
    const bool isFree = m_revision.permanentId.isEmpty() && !m_revision.encryption;
    const QByteArray& permanentId = isFree ? changingId : m_revision.permanentId;
    return m_revision.trailer + " /Size " + QByteArray::number(m_revision.nextNumber) + " /Prev " +
           QByteArray::number(m_revision.startXref) + " /ID [<" + permanentId.toHex() + "> <" +
           changingId.toHex() + ">]";
}

} // namespace yenile::signature
