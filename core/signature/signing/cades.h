// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/signature/certificates/revocation.h"
#include "core/signature/cms/time_stamper.h"
#include "core/signature/cms/usage_profile.h"
#include "core/signature/signing/signer.h"

#include <optional>

namespace yenile::signature {

struct CadesOptions {
    DigestAlgorithm digest = DigestAlgorithm::Sha256;
    /// CAdES requires the claimed signing time in the CMS (EN 319 122-1), PAdES forbids it there (EN 319
    /// 142-1, 6.3).
    std::optional<QDateTime> signingTime;
    UsageProfile profile = UsageProfile::P1; ///< others name their policy in the signature
    QString description;
    int number = 1;
    int count = 1;
};

/// A detached CMS SignedData (RFC 5652) with ESS signing-certificate-v2 (RFC 5035), DER. `contentDigest` is
/// the digest of the content under `options.digest`. Errors: the signer's, MechanismUnsupported.
[[nodiscard]] Result<QByteArray> signDetached(QByteArrayView contentDigest, Signer& signer,
                                              const CadesOptions& options);

/// The same CMS with a time stamp over its signature value (signature-time-stamp, EN 319 122-1, 5.3): level
/// B-T. Errors: TimeStampFailed, the stamper's.
[[nodiscard]] Result<QByteArray> withSignatureTimeStamp(const QByteArray& cms, DigestAlgorithm digest,
                                                        TimeStamper& stamper);
/// Does that to `cms` if there is a stamper. If it fails, the CMS stays as it was. Errors: TimeStampFailed.
[[nodiscard]] Result<void> addTimeStamp(QByteArray& cms, DigestAlgorithm digest, TimeStamper* stamper);

/// The same CMS with certificates and revocation data (RFC 5652, 10.2; OCSP responses as in RFC 5940): level
/// B-LT (EN 319 122-1, 6.3). Nothing that is signed changes. Errors: SignatureInvalid if it is not a CMS.
[[nodiscard]] Result<QByteArray> withValidationData(const QByteArray& cms,
                                                    const std::vector<Certificate>& certificates,
                                                    const RevocationData& revocation);

} // namespace yenile::signature
