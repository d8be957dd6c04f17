// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/revocation.h"

using CMS_SignerInfo = struct CMS_SignerInfo_st;

namespace yenile::signature {

/// What a CMS carries along unsigned: certificates and revocation data (RFC 5652, 5.1), and the unsigned
/// attributes of its signatures (EN 319 122-1, 5.3, 5.5.3 and A.1), which may hold more of them.
struct UnsignedParts {
    std::vector<QByteArray> signatureTimeStamps = {}; ///< tokens, DER
    std::vector<QByteArray> referenceTimeStamps = {}; ///< those of CAdES-C-timestamp
    std::vector<QByteArray> archiveTimeStamps = {};   ///< those of archive-time-stamp-v3
    std::vector<Certificate> certificates = {};       ///< in attributes: certificate-values
    RevocationData revocation = {};                   ///< in attributes: revocation-values
    bool hasReferences = false;                       ///< complete-certificate-references
};

/// The unsigned attributes of one signature. Unknown ones are ignored, as EN 319 102-1 says: nothing protects
/// them, and they prove nothing. Nothing if a known one is malformed.
[[nodiscard]] std::optional<UnsignedParts> unsignedAttributes(const CMS_SignerInfo* signerInfo);

/// Takes one value of an attribute, type and value DER. False if it is malformed.
[[nodiscard]] bool addUnsignedValue(QByteArrayView type, QByteArrayView value, UnsignedParts& all);

/// All that a CMS holds, whichever of its signatures it belongs to. What is malformed is left out.
[[nodiscard]] UnsignedParts unsignedPartsOf(QByteArrayView cms);

/// That all of it was there by that time, with what its time stamps hold.
void prove(const UnsignedParts& parts, const QDateTime& time, ProofsOfExistence& proofs);

} // namespace yenile::signature
