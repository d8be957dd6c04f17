// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/later_change.h"
#include "core/signature/pdf/signed_range.h"

namespace yenile::signature {

/// The revisions of a signed document. Each is read once and compared with the one before it, before any
/// signature is judged. The cost grows with the file, not with the number of its signatures.
class PdfHistory {
public:
    /// How many changes are reported after one signature.
    static constexpr size_t mostTold = 100;

    /// `signatures` are all signatures of the file with their ranges, in the order of their ends. Errors:
    /// PdfLimitExceeded.
    [[nodiscard]] static Result<PdfHistory> of(const PdfFile& file,
                                               const std::vector<PdfSignature>& signatures,
                                               const std::vector<std::optional<SignedRange>>& ranges);

    /// The changes after a signature with a range: further signatures, the document security store, fields
    /// and annotations as far as a certification allows them, and the description (Info, XMP metadata) leave
    /// it valid. A change of Kind::Other breaks it and comes first. Kind::FormFilled leaves it undecided.
    [[nodiscard]] const std::vector<LaterChange>& after(size_t signature) const { return m_after[signature]; }
    /// Whether the document had validation data when it was signed.
    [[nodiscard]] bool hadStore(size_t signature) const { return m_hadStore[signature]; }

    /// The number of objects that were looked up, in all revisions together.
    [[nodiscard]] qint64 lookUps() const { return m_lookUps; }

private:
    friend class PdfHistoryReader;
    std::vector<std::vector<LaterChange>> m_after;
    std::vector<bool> m_hadStore;
    qint64 m_lookUps = 0;
};

} // namespace yenile::signature
