// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_revision.h"

#include <QByteArrayView>

#include <map>

namespace yenile::signature {

/// Writes one more revision behind a PDF file (incremental update, ISO 32000-1, 7.5.6): changed and new
/// objects and a cross-reference section of the kind that the file has. Knows bytes, not objects.
class PdfUpdate {
public:
    PdfUpdate(QByteArrayView original, PdfRevision revision)
        : m_original(original), m_revision(std::move(revision)) {}

    /// A number for a new object.
    [[nodiscard]] PdfReference reserve() { return {m_revision.nextNumber++, 0}; }
    void put(const PdfObject& object) { m_objects[object.reference] = object.body; }

    /// The bytes to append to the original.
    [[nodiscard]] QByteArray finish();
    /// Where the object's body begins within what finish() gave.
    [[nodiscard]] qsizetype bodyOffset(const PdfReference& object) const { return m_bodyOffsets.at(object); }

private:
    void writeObject(const PdfReference& reference, const QByteArray& body);
    void writeTable(qint64 position);
    void writeStream(qint64 position);
    [[nodiscard]] QByteArray trailer() const;
    [[nodiscard]] qint64 position() const { return m_original.size() + m_bytes.size(); }

    QByteArrayView m_original;
    PdfRevision m_revision;
    std::map<PdfReference, QByteArray> m_objects;
    std::map<PdfReference, qint64> m_offsets; // from the beginning of the file
    std::map<PdfReference, qsizetype> m_bodyOffsets;
    QByteArray m_bytes;
};

} // namespace yenile::signature
