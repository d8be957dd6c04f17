// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

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

/// How the strings and streams of a file are encrypted (ISO 32000-1, 7.6).
struct PdfEncryption {
    enum class Method { None, Rc4, Aes };
    QByteArray key; ///< of the file; that of an object follows from it
    int version = 0;
    int revision = 0;
    Method strings = Method::None;
    Method streams = Method::None;

    /// The object's body with its strings and its stream encrypted; the value of a signature stays as it is
    /// (7.6.1).
    [[nodiscard]] QByteArray encrypted(const PdfObject& object) const;
};

/// How the newest revision of a file ends: all that a further one has to carry on.
struct PdfRevision {
    bool xrefStream = false; ///< the newest cross-reference section is a stream, not a table
    qint64 startXref = 0;
    int nextNumber = 1;     ///< the first object number that was never used
    QByteArray trailer;     ///< the entries to repeat: all but those of the section itself and /ID
    QByteArray permanentId; ///< the first half of /ID; empty when there is none
    std::optional<PdfEncryption> encryption;
};

} // namespace yenile::signature
