// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/revocation.h"

using CMS_SignerInfo = struct CMS_SignerInfo_st;

namespace yenile::signature {

/// The unsigned attributes of a signature (EN 319 122-1, 5.3, 5.5.3 and A.1).
struct UnsignedAttributes {
    std::vector<QByteArray> signatureTimeStamps; ///< tokens, DER
    std::vector<QByteArray> archiveTimeStamps;   ///< those of archive-time-stamp-v3
    std::vector<Certificate> certificates;       ///< certificate-values
    RevocationData revocation;                   ///< revocation-values
    bool hasReferences = false;                  ///< complete-certificate-references
};

/// Unknown attributes are ignored, as EN 319 102-1 says: nothing protects them, and they prove nothing.
/// Nothing if a known one is malformed.
[[nodiscard]] std::optional<UnsignedAttributes> unsignedAttributes(const CMS_SignerInfo* signerInfo);

} // namespace yenile::signature
