// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate_path.h"
#include "core/signature/cms/cms_verify.h"
#include "core/signature/validation/validation.h"

namespace yenile::signature {

/// Whether a signature that names a policy of a Turkish usage profile does as that demands: the policy's
/// hash, a time stamp near the claimed time, revocation data of the right kind and not from within the
/// grace period, and for P3 and P4 all of that in the document. Nothing: it does, or it names none of these.
/// `report` has its claimed and proven times and its level.
[[nodiscard]] std::optional<Finding> checkUsageProfile(const SignatureReport& report,
                                                       const PathEvidence& evidence,
                                                       const ValidationPolicy& policy);

} // namespace yenile::signature
