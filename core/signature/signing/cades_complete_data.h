// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/crypto/signature_algorithm.h"
#include "core/signature/signing/evidence.h"

namespace yenile::signature {

/// The CMS with the evidence in the form of ES-X-L (the guide of the Turkish usage profiles; RFC 5126, 6.2
/// and 6.3; EN 319 122-1, A.1): references to certificates and revocation data, their values, and a time
/// stamp over the signature, its time stamp and the references (CAdES-C time stamp, type 1). The baseline
/// levels of EN 319 122-1 have the same data elsewhere, see withValidationData(). Nothing that is signed
/// changes. Errors: SignatureInvalid if it is not a CMS with one signer; TimeStampFailed.
[[nodiscard]] Result<QByteArray> withCompleteData(const QByteArray& cms, const Evidence& evidence,
                                                  DigestAlgorithm digest, TimeStamper& stamper);

} // namespace yenile::signature
