// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/later_change.h"
#include "core/signature/pdf/signed_range.h"

namespace yenile::signature {

/// What became of a signed document, revision by revision: each of them is read once, and compared with the
/// one before it, before anything is said of any signature. Costs what the file costs, not what it costs
/// times its signatures.
class PdfHistory {
public:
    /// How many changes are told of after one signature.
    static constexpr size_t mostTold = 100;

    /// `signatures` are all of the file, in the order of their ends, with their ranges. Errors:
    /// PdfLimitExceeded.
    [[nodiscard]] static Result<PdfHistory> of(const PdfFile& file,
                                               const std::vector<PdfSignature>& signatures,
                                               const std::vector<std::optional<SignedRange>>& ranges);

    /// What came after a signature that has a range, and may be there and leave it valid: further
    /// signatures, the document security store, fields and annotations as far as a certification allows it,
    /// description (Info, XMP metadata). What is of Kind::Other breaks its word, and is told of first; what
    /// is of Kind::FormFilled leaves it open.
    [[nodiscard]] const std::vector<LaterChange>& after(size_t signature) const { return m_after[signature]; }
    /// Whether the document held validation data when it was signed so.
    [[nodiscard]] bool hadStore(size_t signature) const { return m_hadStore[signature]; }

    /// How often objects were asked for, all revisions together.
    [[nodiscard]] qint64 lookUps() const { return m_lookUps; }

private:
    friend class PdfHistoryReader;
    std::vector<std::vector<LaterChange>> m_after;
    std::vector<bool> m_hadStore;
    qint64 m_lookUps = 0;
};

} // namespace yenile::signature
