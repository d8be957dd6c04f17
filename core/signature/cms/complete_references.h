// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/cms/cms_unsigned.h"

#include <set>

namespace yenile::signature {

/// References to validation data in the unsigned attributes of one signature (EN 319 122-1, A.1.1 and A.1.2).
struct CompleteReferences {
    std::set<std::pair<QString, QByteArray>> digests; ///< with their algorithms, in the policy's names
    QByteArray stamped; ///< what a CAdES-C-timestamp is over (A.1.5.2): the signature, its stamps, these

    /// Which of the data they refer to by digests that are strong enough at that time.
    [[nodiscard]] UnsignedParts namedAmong(const std::vector<Certificate>& certificates,
                                           const RevocationData& revocation, const AlgorithmPolicy& policy,
                                           const QDateTime& time) const;
};

[[nodiscard]] CompleteReferences completeReferences(const CMS_SignerInfo* signerInfo);

} // namespace yenile::signature
