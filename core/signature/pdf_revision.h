#pragma once

#include <QByteArray>

namespace yenile::signature {

/// An indirect object of a PDF file (ISO 32000-1, 7.3.10).
struct PdfReference {
    int number = 0;
    int generation = 0;

    [[nodiscard]] QByteArray text() const { ///< "12 0 R"
        return QByteArray::number(number) + ' ' + QByteArray::number(generation) + " R";
    }
    friend auto operator<=>(const PdfReference&, const PdfReference&) = default;
};

/// An object and its text, as it stands between `obj` and `endobj`.
struct PdfObject {
    PdfReference reference;
    QByteArray body;
};

/// How the newest revision of a file ends: all that a further one has to carry on.
struct PdfRevision {
    bool xrefStream = false; ///< the newest cross-reference section is a stream, not a table
    qint64 startXref = 0;
    int nextNumber = 1;     ///< the first object number that was never used
    QByteArray trailer;     ///< the entries to repeat: all but those of the section itself and /ID
    QByteArray permanentId; ///< the first half of /ID; empty when there is none
};

} // namespace yenile::signature
