// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/crypto/signature_algorithm.h"

#include <QByteArrayView>
#include <QStringList>

#include <vector>

namespace yenile::signature {

/// What will not be seen of a visible signature as one may expect.
struct SignatureNote {
    enum class Kind { CoversFields, CoversText, StructureKept, StructureDamaged, LettersMissing };
    Kind kind = Kind::CoversFields;
    QStringList letters = {}; ///< LettersMissing: which

    [[nodiscard]] bool operator==(const SignatureNote&) const = default;
};

/// A sentence for whoever is about to sign, in the program's language.
[[nodiscard]] QString noteText(const SignatureNote& note);

/// A revision of a PDF with one more filled signature field (ISO 32000-1, 12.8.1), laid out to the last byte
/// but for the value of /Contents. Knows bytes, not objects.
struct SignatureLayout {
    QByteArray revision;         ///< to be appended; zeros in the place of the value
    qsizetype contents = 0;      ///< in the revision: of the value's `<`
    qsizetype afterContents = 0; ///< behind its `>`
    std::vector<SignatureNote> notes = {};

    /// Whether it has room for the value there, and before that a ByteRange of all other bytes of the
    /// original and the revision. The other functions are for layouts that fit.
    [[nodiscard]] bool fits(qsizetype originalSize) const;
    /// Of everything but the value of /Contents.
    [[nodiscard]] QByteArray digest(QByteArrayView original, DigestAlgorithm algorithm) const;
    /// Bytes that the value may have.
    [[nodiscard]] qsizetype room() const { return (afterContents - contents) / 2 - 1; }
    /// What is to be appended, with that value. It must not be larger than the room.
    [[nodiscard]] QByteArray filledWith(const QByteArray& value) const;

    /// What stands before the value: /ByteRange and the key /Contents. As long for any numbers.
    [[nodiscard]] QByteArray head(qsizetype originalSize) const;
};

} // namespace yenile::signature
