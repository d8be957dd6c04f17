// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/validation_policy.h"

namespace yenile::signature {

/// A validation policy that an administrator or an auditor wrote down, JSON (RFC 8259):
///
///     { "trustAnchors": ["roots.pem"], "timeStampAnchors": ["tsa.pem"], "responders": ["ocsp.pem"],
///       "requireQualified": true, "requireRevocation": true, "allowFormFilling": true,
///       "algorithms": { "digests": [{ "name": "SHA-256", "until": "2035-12-31" }],
///                       "rsa": [{ "bits": 2048, "until": "2030-12-31" }, { "bits": 3072 }],
///                       "ec": [{ "bits": 256 }] } }
///
/// Every member may be left out; files are PEM and named from the policy file's folder. What is not known is
/// refused: an auditor who misspells a rule shall not believe that it is kept. Errors: FileNotReadable,
/// CertificateUnreadable, ValidationPolicyInvalid with the member.
[[nodiscard]] Result<ValidationPolicy> readValidationPolicy(const QString& path);

} // namespace yenile::signature
