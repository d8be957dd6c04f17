#pragma once

#include "core/signature/certificates/certificate_path.h"
#include "core/signature/cms/cms_verify.h"
#include "core/signature/cms/time_stamp.h"
#include "core/signature/validation/validation.h"

namespace yenile::signature {

/// The report on one CMS: whole (verifyCms) and trusted (checkSigner), two separate questions that are both
/// asked; and whether it does as the usage profile demands that it names. `claimedTime` where it lies beside
/// the CMS; `signer` where there are several.
[[nodiscard]] SignatureReport checkSignature(const std::vector<QByteArrayView>& content, QByteArrayView cms,
                                             CmsProfile profile, const QString& name, ErrorCode altered,
                                             const PathEvidence& evidence, const ValidationPolicy& policy,
                                             const std::optional<QDateTime>& claimedTime = {},
                                             int signer = 0);

/// The report on a time stamp that stands for itself.
[[nodiscard]] SignatureReport reportOn(const TimeStampResult& stamp);

/// Takes a finding on integrity into a report; the graver one stays.
void addIntegrityFinding(SignatureReport& report, const Finding& finding);

} // namespace yenile::signature
