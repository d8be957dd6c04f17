// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/finding.h"
#include "core/signature/certificates/revocation.h"
#include "core/signature/certificates/validation_policy.h"

namespace yenile::signature {

/// What else is at hand to judge a certificate by.
struct PathEvidence {
    std::vector<Certificate> certificates;
    RevocationData revocation;
    std::optional<QDateTime> provenTime; ///< best-signature-time: that what it signed existed then
    ProofsOfExistence proofs = {};       ///< of the revocation data
};

/// What was found out about the revocation of one certificate on the way to an anchor.
struct CertificateStatus {
    Certificate certificate;
    RevocationStatus revocation;
};

struct PathJudgement {
    std::optional<Finding> finding;          ///< nothing: trusted
    std::vector<CertificateStatus> statuses; ///< of those that have to be asked about, as far as it came
    std::optional<Certificate> anchor = {};  ///< that it leads to, where it leads to one
};

/// Whether the policy trusts this certificate to have signed a document: chain to an anchor and validity at
/// the policy's time (RFC 5280, 6), strength of every key and signature on the way by its algorithms,
/// revocation as far as there is data or the policy wants some, content-commitment key usage, qualified
/// statements where they are required. Out of its time or revoked since, it is judged at the proven time
/// instead, where the data speak of that (EN 319 102-1, 5.6.2). An anchor that another anchor issued is on
/// the way like any authority, and asked about. `name` is for the finding.
[[nodiscard]] PathJudgement judgeSigner(const Certificate& signer, const PathEvidence& evidence,
                                        const ValidationPolicy& policy, const QString& name);
/// Its finding alone.
[[nodiscard]] std::optional<Finding> checkSigner(const Certificate& signer, const PathEvidence& evidence,
                                                 const ValidationPolicy& policy, const QString& name);

/// The same for a certificate that signs time stamps (RFC 3161, 2.3).
[[nodiscard]] std::optional<Finding> checkTimeStampAuthority(const Certificate& authority,
                                                             const PathEvidence& evidence,
                                                             const ValidationPolicy& policy,
                                                             const QString& name);

/// The certificates from this one to an anchor, both included, at that time; empty when there is no such way.
[[nodiscard]] std::vector<Certificate> certificatePath(const Certificate& certificate,
                                                       const std::vector<Certificate>& others,
                                                       const std::vector<Certificate>& anchors,
                                                       const QDateTime& time);

/// Whether the evidence itself holds all that is needed to judge a certificate at that time: a way to an
/// anchor and the revocation status of each step of it.
[[nodiscard]] bool isJudgeable(const Certificate& certificate, const PathEvidence& evidence,
                               const ValidationPolicy& policy, const QDateTime& time);

/// The same by form, whoever may be trusted: the revocation status of each step of the way up, as far as it
/// is there.
[[nodiscard]] bool holdsValidationData(const Certificate& certificate, const PathEvidence& evidence,
                                       const ValidationPolicy& policy, const QDateTime& time);

/// By names, key identifiers and signature, whatever the time.
[[nodiscard]] bool isIssuedBy(const Certificate& certificate, const Certificate& issuer);

/// Whether its extended key usage is critical and timeStamping alone.
[[nodiscard]] bool isTimeStampAuthority(const Certificate& certificate);

/// Nothing signs the certificates and revocation data that come along in a CMS, and a changed one that nobody
/// needs would not be noticed: this finds what is not signed by one of the certificates or by an anchor.
[[nodiscard]] std::optional<Finding> checkCompanions(const std::vector<Certificate>& certificates,
                                                     const RevocationData& revocation,
                                                     const ValidationPolicy& policy, const QString& name);

} // namespace yenile::signature
