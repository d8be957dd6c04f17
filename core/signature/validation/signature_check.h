// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate_path.h"
#include "core/signature/cms/cms_verify.h"
#include "core/signature/cms/time_stamp.h"
#include "core/signature/container/foreign_signatures.h"
#include "core/signature/validation/validation.h"

namespace yenile::signature {

/// What lies over a signature outside of its CMS, whoever made it: for its level by form.
struct Surroundings {
    std::optional<QDateTime> stamped; ///< the time of the earliest time stamp over it that belongs to it
    bool isArchived = false;          ///< one of them came after its validation data
};

/// The report on one CMS: whole (verifyCms) and trusted (checkSigner), two separate questions that are both
/// asked; and whether it does as the usage profile demands that it names. `claimedTime` where it lies beside
/// the CMS; `signer` where there are several.
[[nodiscard]] SignatureReport checkSignature(const std::vector<QByteArrayView>& content, QByteArrayView cms,
                                             CmsProfile profile, const QString& name, ErrorCode altered,
                                             const PathEvidence& evidence, const ValidationPolicy& policy,
                                             const Surroundings& surroundings = {},
                                             const std::optional<QDateTime>& claimedTime = {},
                                             int signer = 0);

/// On what could not be looked at any further.
[[nodiscard]] SignatureReport reportOf(const QString& name, const Finding& finding);

/// Names a signature of a kind that is not judged.
[[nodiscard]] SignatureReport foreignReport(const ForeignSignature& foreign);

/// What `parts` make up, with its digest.
[[nodiscard]] SignedData signedDataOf(const QString& name, const std::vector<QByteArrayView>& parts);

/// The report on a time stamp that stands for itself.
[[nodiscard]] SignatureReport reportOn(const TimeStampResult& stamp);

/// Takes a finding on integrity into a report; the graver one stays.
void addIntegrityFinding(SignatureReport& report, const Finding& finding);

} // namespace yenile::signature
