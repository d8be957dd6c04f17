// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate_path.h"
#include "core/signature/cms/cms_verify.h"
#include "core/signature/validation/validation.h"

namespace yenile::signature {

/// Whether a signature that names the policy of a Turkish usage profile meets it: the policy's hash, a time
/// stamp near the claimed time, revocation data of the right kind from after the grace period, and for P3 and
/// P4 all of that in the document. Nothing: it does, or it names no such policy. `report` already has its
/// claimed and proven times and its level.
[[nodiscard]] std::optional<Finding> checkUsageProfile(const SignatureReport& report,
                                                       const PathEvidence& evidence,
                                                       const ValidationPolicy& policy);

} // namespace yenile::signature
