// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate_path.h"
#include "core/signature/certificates/finding.h"
#include "core/signature/certificates/validation_policy.h"
#include "core/signature/cms/time_stamper.h"
#include "core/signature/crypto/signature_algorithm.h"

namespace yenile::signature {

/// A time-stamp token (RFC 3161) over that digest, DER: asked for with a nonce and with the certificates, and
/// taken only when it is granted, answers this very request and is signed by an authority's certificate.
/// Errors: TimeStampFailed, the stamper's.
[[nodiscard]] Result<QByteArray> requestTimeStamp(QByteArrayView digest, DigestAlgorithm algorithm,
                                                  TimeStamper& stamper);

/// The token in an answer (TimeStampResp) to this request (TimeStampReq), by the same rules. Errors:
/// TimeStampFailed, with what the authority said in the cause.
[[nodiscard]] Result<QByteArray> tokenIn(const QByteArray& answer, const QByteArray& request);

/// Who signed a token, and the certificates in it; no authority when the signature does not hold.
struct TimeStampSigner {
    std::optional<Certificate> authority;
    std::vector<Certificate> certificates;
};
[[nodiscard]] TimeStampSigner timeStampSigner(QByteArrayView token);

struct TimeStampResult {
    std::optional<Finding> integrity; ///< nothing: it stamps this content
    std::optional<Finding> trust;     ///< nothing: the policy trusts the authority
    QDateTime time;
    std::optional<Certificate> authority;
    std::vector<Certificate> certificates;
    QString digestAlgorithm;

    [[nodiscard]] bool isValid() const { return !integrity && !trust; }
};

/// Checks a token over the content that the parts make up. `evidence` is what else is at hand, of it
/// `provenTime` for the token itself.
[[nodiscard]] TimeStampResult verifyTimeStamp(const std::vector<QByteArrayView>& content,
                                              QByteArrayView token, const PathEvidence& evidence,
                                              const ValidationPolicy& policy, const QString& name);

/// Whether the policy trusts a token that was just given, whatever it stamps: its authority, and what it is
/// made with. Nothing: it does.
[[nodiscard]] std::optional<Finding> checkTimeStamp(QByteArrayView token, const ValidationPolicy& policy,
                                                    const QString& name);

} // namespace yenile::signature
