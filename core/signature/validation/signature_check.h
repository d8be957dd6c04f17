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

/// The report on one signature of a CMS. Integrity (verifyCms) and trust (checkSigner) are separate
/// questions, and both are asked. Also checks the usage profile that the signature names. The evidence's
/// proven time is that of the whole CMS; its proofs are those of what the CMS holds as well. `claimedTime` is
/// the time outside of the CMS; `signer` selects one of several.
[[nodiscard]] SignatureReport
checkSignature(const std::vector<QByteArrayView>& content, const CmsMessage& cms, CmsProfile profile,
               const QString& name, ErrorCode altered, const PathEvidence& evidence,
               const ValidationPolicy& policy, const Surroundings& surroundings = {},
               const std::optional<QDateTime>& claimedTime = {}, int signer = 0);

/// How many signatures of one CMS are judged: each of them costs work that grows with all of them.
constexpr int mostSigners = 100;
/// Why a CMS is not judged at all. Nothing: it is.
[[nodiscard]] std::optional<Finding> checkSignerCount(const CmsMessage& cms, const QString& name);

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
