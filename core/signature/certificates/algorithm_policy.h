// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate.h"
#include "core/signature/certificates/finding.h"
#include "core/signature/certificates/validation_policy.h"

#include <QDate>

namespace yenile::signature {

// Which signatures are too weak: the cryptographic constraints of ETSI EN 319 102-1, 5.2.8. The policy
// itself (AlgorithmPolicy) is part of the ValidationPolicy.

/// Whether that digest was strong enough at that time. Nothing: it was. If the policy knows it but it had
/// expired by then: CRYPTO_CONSTRAINTS_FAILURE_NO_POE, because a proof of an earlier time would help. If the
/// policy does not know it: CRYPTO_CONSTRAINTS_FAILURE.
[[nodiscard]] std::optional<Finding> checkDigest(const QString& name, const AlgorithmPolicy& policy,
                                                 const QDateTime& time);

/// The same for a key. A kind of key or a curve for which the policy has no rule is not weak but unsupported:
/// KeyUnsupported. (Neither the Turkish communiqué on electronic signatures nor the usage profiles name
/// Ed25519 or keys that are for RSASSA-PSS only.)
[[nodiscard]] std::optional<Finding> checkKey(const Certificate& certificate, const AlgorithmPolicy& policy,
                                              const QDateTime& time);

/// The same for every key and signature from a certificate to an anchor. The anchor's own signature is not
/// checked.
[[nodiscard]] std::optional<Finding> checkPathStrength(const std::vector<Certificate>& path,
                                                       const AlgorithmPolicy& policy, const QDateTime& time);

} // namespace yenile::signature
