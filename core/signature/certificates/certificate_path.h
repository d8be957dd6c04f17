// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/finding.h"
#include "core/signature/certificates/revocation.h"
#include "core/signature/certificates/validation_policy.h"

namespace yenile::signature {

/// Further evidence for judging a certificate.
struct PathEvidence {
    std::vector<Certificate> certificates;
    RevocationData revocation;
    std::optional<QDateTime> provenTime; ///< best-signature-time: when the signature provably existed
    ProofsOfExistence proofs = {};       ///< of certificates and revocation data
};

/// The revocation status of one certificate in a path.
struct CertificateStatus {
    Certificate certificate;
    RevocationStatus revocation;
};

struct PathJudgement {
    std::optional<Finding> finding;          ///< nothing: trusted
    std::vector<CertificateStatus> statuses; ///< of the certificates that need one, and of revoked ones
    std::optional<Certificate> anchor = {};  ///< at the end of the path, if there is one
};

/// Whether the policy trusts this certificate as a document's signer: path to an anchor and validity at the
/// policy's time (RFC 5280, 6), strength of every key and signature in the path, revocation status if there
/// are data or the policy demands it, content-commitment key usage, and qualified statements if they are
/// required. A certificate that has expired or was revoked since, or on which nobody has word now, is judged
/// at the proven time, if the data allow that (EN 319 102-1, 5.6.2). An anchor that another anchor issued is
/// checked like any intermediate authority. `name` is for the finding.
[[nodiscard]] PathJudgement judgeSigner(const Certificate& signer, const PathEvidence& evidence,
                                        const ValidationPolicy& policy, const QString& name);
/// Only its finding.
[[nodiscard]] std::optional<Finding> checkSigner(const Certificate& signer, const PathEvidence& evidence,
                                                 const ValidationPolicy& policy, const QString& name);

/// The same for a certificate that signs time stamps (RFC 3161, 2.3).
[[nodiscard]] PathJudgement judgeTimeStampAuthority(const Certificate& authority,
                                                    const PathEvidence& evidence,
                                                    const ValidationPolicy& policy, const QString& name);

/// The path at that time, from this certificate to an anchor, both included. Empty if there is none.
[[nodiscard]] std::vector<Certificate> certificatePath(const Certificate& certificate,
                                                       const std::vector<Certificate>& others,
                                                       const std::vector<Certificate>& anchors,
                                                       const QDateTime& time);

/// How often a path to an anchor was built in this process: tests count work by it.
[[nodiscard]] qint64 builtPathCount();

/// What the word of the issuer of the path's first certificate is worth, going by what is known of the
/// authorities above (EN 319 102-1, 5.6.2.2).
[[nodiscard]] IssuerStanding standingOfIssuer(const std::vector<Certificate>& path,
                                              const PathEvidence& evidence, const ValidationPolicy& policy,
                                              const QDateTime& time);

/// Whether the evidence is enough to judge a certificate at that time: a path to an anchor, and the
/// revocation status of each certificate in it.
[[nodiscard]] bool isJudgeable(const Certificate& certificate, const PathEvidence& evidence,
                               const ValidationPolicy& policy, const QDateTime& time);

/// The same for whatever path there is, whoever is trusted: the revocation status of each certificate in it.
[[nodiscard]] bool holdsValidationData(const Certificate& certificate, const PathEvidence& evidence,
                                       const ValidationPolicy& policy, const QDateTime& time);

/// Whether the issuer issued the certificate, by names, key identifiers and signature, at any time.
[[nodiscard]] bool isIssuedBy(const Certificate& certificate, const Certificate& issuer);

/// Whether its extended key usage is critical and timeStamping alone.
[[nodiscard]] bool isTimeStampAuthority(const Certificate& certificate);

/// Finds certificates and revocation data in a CMS that were changed. No signature covers them, so a change
/// in one that is not needed would not be noticed otherwise: this finds what is not signed by one of the
/// certificates or by an anchor.
[[nodiscard]] std::optional<Finding> checkCompanions(const std::vector<Certificate>& certificates,
                                                     const RevocationData& revocation,
                                                     const ValidationPolicy& policy, const QString& name);

} // namespace yenile::signature
