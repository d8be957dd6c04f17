// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/revocation.h"

using CMS_SignerInfo = struct CMS_SignerInfo_st;

namespace yenile::signature {

/// What the unsigned attributes of a signature bring along (EN 319 122-1, 5.3, 5.5.3 and A.1).
struct UnsignedAttributes {
    std::vector<QByteArray> signatureTimeStamps; ///< tokens, DER
    std::vector<QByteArray> archiveTimeStamps;   ///< those of archive-time-stamp-v3
    std::vector<Certificate> certificates;       ///< certificate-values
    RevocationData revocation;                   ///< revocation-values
    bool hasReferences = false;                  ///< complete-certificate-references
};

/// Attributes that are not known are passed over, as EN 319 102-1 has it: nothing protects them, and they
/// prove nothing. Nothing where a known one is not what it has to be.
[[nodiscard]] std::optional<UnsignedAttributes> unsignedAttributes(const CMS_SignerInfo* signerInfo);

} // namespace yenile::signature
