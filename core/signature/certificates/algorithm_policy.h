// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate.h"
#include "core/signature/certificates/finding.h"
#include "core/signature/certificates/validation_policy.h"

#include <QDate>

namespace yenile::signature {

// What makes a signature too weak: the cryptographic constraints of ETSI EN 319 102-1, 5.2.8. The policy
// itself (AlgorithmPolicy) is part of the ValidationPolicy.

/// Whether that digest was strong enough then; nothing: it was. What is in the policy but had ended by then
/// gives CRYPTO_CONSTRAINTS_FAILURE_NO_POE, for proof of an earlier time would help; what is not in it
/// CRYPTO_CONSTRAINTS_FAILURE.
[[nodiscard]] std::optional<Finding> checkDigest(const QString& name, const AlgorithmPolicy& policy,
                                                 const QDateTime& time);

/// The same of a key. Those of a kind, or on a curve, that the policy has no rule for are not weak, but not
/// supported: KeyUnsupported. (Neither the Turkish communiqué on electronic signatures nor the usage profiles
/// name Ed25519 or keys for RSASSA-PSS alone.)
[[nodiscard]] std::optional<Finding> checkKey(const Certificate& certificate, const AlgorithmPolicy& policy,
                                              const QDateTime& time);

/// The same of every key and every signature from a certificate to an anchor, whose own signature nobody asks
/// for.
[[nodiscard]] std::optional<Finding> checkPathStrength(const std::vector<Certificate>& path,
                                                       const AlgorithmPolicy& policy, const QDateTime& time);

} // namespace yenile::signature
