// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate_path.h"
#include "core/signature/cms/cms_verify.h"
#include "core/signature/cms/time_stamp.h"
#include "core/signature/container/foreign_signatures.h"
#include "core/signature/validation/validation.h"

namespace yenile::signature {

/// Time stamps over a signature outside of its CMS, trusted or not: for its level by form.
struct Surroundings {
    std::optional<QDateTime> stamped; ///< the earliest time stamp that belongs to it
    bool isArchived = false;          ///< one of them came after its validation data
};

/// The report on one CMS. Integrity (verifyCms) and trust (checkSigner) are separate questions, and both are
/// asked. Also checks the usage profile that the signature names. `claimedTime` is the time outside of the
/// CMS; `signer` selects one of several.
[[nodiscard]] SignatureReport checkSignature(const std::vector<QByteArrayView>& content, QByteArrayView cms,
                                             CmsProfile profile, const QString& name, ErrorCode altered,
                                             const PathEvidence& evidence, const ValidationPolicy& policy,
                                             const Surroundings& surroundings = {},
                                             const std::optional<QDateTime>& claimedTime = {},
                                             int signer = 0);

/// A report on something that could not be examined.
[[nodiscard]] SignatureReport reportOf(const QString& name, const Finding& finding);

/// A report on a signature of a kind that is not validated.
[[nodiscard]] SignatureReport foreignReport(const ForeignSignature& foreign);

/// The signed data in `parts`, with their digest.
[[nodiscard]] SignedData signedDataOf(const QString& name, const std::vector<QByteArrayView>& parts);

/// The report on a separate time stamp.
[[nodiscard]] SignatureReport reportOn(const TimeStampResult& stamp);

/// Adds a finding on integrity to a report; the more serious one counts.
void addIntegrityFinding(SignatureReport& report, const Finding& finding);

} // namespace yenile::signature
