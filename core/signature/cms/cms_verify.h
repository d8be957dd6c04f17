// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/finding.h"
#include "core/signature/certificates/revocation.h"
#include "core/signature/cms/signer_statements.h"
#include "core/signature/cms/usage_profile.h"

namespace yenile::signature {

/// The form that a CMS must have.
enum class CmsProfile {
    Pades,    ///< ESS certificate; zero bytes may follow it in /Contents
    Pkcs7,    ///< as Pades, but the ESS certificate may be missing (adbe.pkcs7.detached)
    Cades,    ///< ESS certificate; one exact DER object
    Detached, ///< the ESS certificate may be missing
    Alone     ///< a separate file: the ESS certificate may be missing, the content may be inside
};

/// The contents of a CMS, as far as they could be read.
struct CmsResult {
    std::optional<Finding> finding; ///< nothing: unaltered, and signed with the key of `signer`
    std::optional<Certificate> signer;
    std::vector<Certificate> certificates; ///< all that are in it
    std::optional<QDateTime> signingTime;  ///< the signed attribute
    bool hasSigningCertificate = false;    ///< the ESS attribute
    QStringList digests;                   ///< that it uses, in the algorithm policy's names; its own first
    QByteArray signatureValue;             ///< what signature time stamps cover
    std::optional<PolicyReference> policy; ///< the signed attribute
    SignerStatements statements;           ///< signed attributes, too
    RevocationData revocation;             ///< that lies in it
    bool hasReferences = false;            ///< to its validation data, as ES-X-L has them
    std::vector<QByteArray> signatureTimeStamps; ///< the unsigned attribute's tokens, DER
    std::vector<QByteArray> archiveTimeStamps;   ///< those of archive-time-stamp-v3 (EN 319 122-1, 5.5.3)
};

/// Checks one signer of a CMS SignedData (RFC 5652) over the content, which is given in parts. Only Cades and
/// Alone may have several signers. Does not judge trust or the strength of algorithms. `name` and `altered`
/// are for the finding: whose signature it is, and what a wrong digest means.
[[nodiscard]] CmsResult verifyCms(const std::vector<QByteArrayView>& content, QByteArrayView cms,
                                  CmsProfile profile, const QString& name, ErrorCode altered, int signer = 0);

/// The number of signers; 0 if it is not a SignedData.
[[nodiscard]] int signerCount(QByteArrayView cms);

/// The content inside; nothing if it is detached.
[[nodiscard]] std::optional<QByteArray> attachedContent(QByteArrayView cms);

} // namespace yenile::signature
