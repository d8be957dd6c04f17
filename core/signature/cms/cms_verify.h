// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/finding.h"
#include "core/signature/certificates/revocation.h"
#include "core/signature/cms/signer_statements.h"
#include "core/signature/cms/usage_profile.h"

namespace yenile::signature {

/// What a detached CMS has to be.
enum class CmsProfile {
    Pades,    ///< ESS certificate; zero bytes may follow it in /Contents
    Pkcs7,    ///< as Pades, but the ESS certificate may be missing (adbe.pkcs7.detached)
    Cades,    ///< ESS certificate; one exact DER object
    Detached, ///< the ESS certificate may be missing
    Alone     ///< a file of its own: the ESS certificate may be missing, the content may be in it
};

/// What was found in a CMS, as far as it could be read.
struct CmsResult {
    std::optional<Finding> finding; ///< nothing: whole, and signed with the key of `signer`
    std::optional<Certificate> signer;
    std::vector<Certificate> certificates; ///< all that are in it
    std::optional<QDateTime> signingTime;  ///< the signed attribute
    bool hasSigningCertificate = false;    ///< the ESS attribute
    QStringList digests;       ///< that it stands on, in the algorithm policy's names; its own first
    QByteArray signatureValue; ///< what signature time stamps stamp
    std::optional<PolicyReference> policy;       ///< the signed attribute
    SignerStatements statements;                 ///< signed as well
    RevocationData revocation;                   ///< that lies in it
    bool hasReferences = false;                  ///< to its validation data, as ES-X-L has them
    std::vector<QByteArray> signatureTimeStamps; ///< the unsigned attribute's tokens, DER
    std::vector<QByteArray> archiveTimeStamps;   ///< those of archive-time-stamp-v3 (EN 319 122-1, 5.5.3)
};

/// Checks one signer's part of a CMS SignedData (RFC 5652) over the content that the parts make up; only
/// Cades and Alone may have several signers. Says nothing of trust, nor of how strong the algorithms are.
/// `name` and `altered` are for the finding: whose signature it is, and what a wrong digest means.
[[nodiscard]] CmsResult verifyCms(const std::vector<QByteArrayView>& content, QByteArrayView cms,
                                  CmsProfile profile, const QString& name, ErrorCode altered, int signer = 0);

/// How many signed it, each by himself; none where it is no SignedData.
[[nodiscard]] int signerCount(QByteArrayView cms);

/// What it holds of what was signed; nothing where that lies elsewhere.
[[nodiscard]] std::optional<QByteArray> attachedContent(QByteArrayView cms);

} // namespace yenile::signature
