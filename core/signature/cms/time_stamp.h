// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate_path.h"
#include "core/signature/certificates/finding.h"
#include "core/signature/certificates/validation_policy.h"
#include "core/signature/cms/time_stamper.h"
#include "core/signature/crypto/signature_algorithm.h"

namespace yenile::signature {

/// A time-stamp token (RFC 3161) over that digest, DER. It is requested with a nonce and with the
/// certificates, and accepted only if it is granted, belongs to this request and is signed by an authority's
/// certificate. Errors: TimeStampFailed, the stamper's.
[[nodiscard]] Result<QByteArray> requestTimeStamp(QByteArrayView digest, DigestAlgorithm algorithm,
                                                  TimeStamper& stamper);

/// The token in a response (TimeStampResp) to this request (TimeStampReq), by the same rules. Errors:
/// TimeStampFailed, with the authority's text in the cause.
[[nodiscard]] Result<QByteArray> tokenIn(const QByteArray& answer, const QByteArray& request);

/// Who signed a token, and the certificates in it. There is no authority if the signature is invalid.
struct TimeStampSigner {
    std::optional<Certificate> authority;
    std::vector<Certificate> certificates;
};
[[nodiscard]] TimeStampSigner timeStampSigner(QByteArrayView token);

struct TimeStampResult {
    std::optional<Finding> integrity; ///< nothing: it covers this content
    std::optional<Finding> trust;     ///< nothing: the policy trusts the authority
    QDateTime time;
    std::optional<Certificate> authority;
    std::vector<Certificate> certificates;
    QString digestAlgorithm;
    std::vector<CertificateStatus> revocation = {}; ///< of the authority and those above

    [[nodiscard]] bool isValid() const { return !integrity && !trust; }
};

/// Checks a token over the content, which is given in parts. `evidence` is further evidence; its `provenTime`
/// is that of the token.
[[nodiscard]] TimeStampResult verifyTimeStamp(const std::vector<QByteArrayView>& content,
                                              QByteArrayView token, const PathEvidence& evidence,
                                              const ValidationPolicy& policy, const QString& name);

/// Whether the policy trusts a token that was just given: its authority and its algorithms. Nothing: it does.
[[nodiscard]] std::optional<Finding> checkTimeStamp(QByteArrayView token, const ValidationPolicy& policy,
                                                    const QString& name);

} // namespace yenile::signature
