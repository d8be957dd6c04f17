// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/revocation.h"
#include "core/signature/crypto/openssl.h"

#include <openssl/ocsp.h>

/// What revocation data say, before it is judged whether they may be used. Private to this folder.
namespace yenile::signature {

using BasicResponse = openssl::Owned<OCSP_BASICRESP, OCSP_BASICRESP_free>;
using Crl = openssl::Owned<X509_CRL, X509_CRL_free>;

/// The content of a successful response. Null for anything else.
[[nodiscard]] BasicResponse basicResponse(const QByteArray& ocspResponse);

/// Null if it is not a CRL.
[[nodiscard]] Crl revocationList(const QByteArray& der);

/// What one OCSP response or CRL says about one certificate.
struct Statement {
    enum class Status { Good, Revoked, OnHold };
    enum class Signer {
        Issuer,
        Delegate, ///< authorised by the issuer (RFC 6960, 4.2.2.2)
        Known,    ///< a responder that the policy trusts
        Stranger  ///< the signature is valid, but nobody authorised the signer
    };
    Status status = Status::Good;
    QDateTime revokedAt;                 ///< null if it is not stated
    QDateTime issuedAt;                  ///< thisUpdate
    QDateTime signedAt;                  ///< producedAt; for CRLs the same as issuedAt
    QDateTime until;                     ///< nextUpdate; null: not stated
    std::optional<QDateTime> keepsSince; ///< also covers certificates that expired since then
    Signer signer = Signer::Issuer;
    std::optional<Certificate> responder; ///< who signed a response, if not the issuer
    QString digest;                       ///< that its signature uses
    QString source;                       ///< "OCSP" or "CRL"
    QString gap = {}; ///< of a CRL: what it does not cover, so that "good" has no meaning; empty: it covers
                      ///< the certificate
};

/// Nothing if it does not cover that certificate or its signature is invalid.
[[nodiscard]] std::optional<Statement> statementInResponse(const QByteArray& der,
                                                           const Certificate& certificate,
                                                           const Certificate& issuer,
                                                           const std::vector<Certificate>& responders);
[[nodiscard]] std::optional<Statement> statementInList(const QByteArray& der, const Certificate& certificate,
                                                       const Certificate& issuer);

/// Whether the issuer, or a delegate that it authorised, signed a response.
[[nodiscard]] bool isAuthorised(OCSP_BASICRESP* response, const Certificate& issuer);
/// Whether it is signed by a certificate in it, or by one of these, trusted or not.
[[nodiscard]] bool isSelfConsistent(OCSP_BASICRESP* response, const std::vector<Certificate>& others);

/// The digest of a signature algorithm, in the algorithm policy's names.
[[nodiscard]] QString digestOfSignature(const X509_ALGOR* algorithm);

} // namespace yenile::signature
