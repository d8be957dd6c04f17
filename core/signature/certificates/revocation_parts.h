// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/revocation.h"
#include "core/signature/crypto/openssl.h"

#include <openssl/ocsp.h>

/// What revocation data say, before anybody asked whether they may be used. Private to this folder.
namespace yenile::signature {

using BasicResponse = openssl::Owned<OCSP_BASICRESP, OCSP_BASICRESP_free>;
using Crl = openssl::Owned<X509_CRL, X509_CRL_free>;

/// What a responder said with success; null for anything else.
[[nodiscard]] BasicResponse basicResponse(const QByteArray& ocspResponse);

/// Null for what is no list.
[[nodiscard]] Crl revocationList(const QByteArray& der);

/// What one response or list says of one certificate.
struct Statement {
    enum class Status { Good, Revoked, OnHold };
    enum class Signer {
        Issuer,
        Delegate, ///< whom the issuer put in charge (RFC 6960, 4.2.2.2)
        Known,    ///< whom the policy trusts to answer
        Stranger  ///< the signature holds, but nobody put him in charge
    };
    Status status = Status::Good;
    QDateTime revokedAt;                 ///< null where it is not said
    QDateTime issuedAt;                  ///< thisUpdate
    QDateTime signedAt;                  ///< producedAt; of lists the same as issuedAt
    QDateTime until;                     ///< nextUpdate; null: not said
    std::optional<QDateTime> keepsSince; ///< speaks of certificates that ended since then as well
    Signer signer = Signer::Issuer;
    std::optional<Certificate> responder; ///< who signed a response, where that is not the issuer
    QString digest;                       ///< that its signature stands on
    QString source;                       ///< "OCSP" or "CRL"
    QString gap =
        {}; ///< of a list: what it does not speak of, so that "good" means nothing; empty: it covers
};

/// Nothing where it does not speak of that certificate, or its signature does not hold.
[[nodiscard]] std::optional<Statement> statementInResponse(const QByteArray& der,
                                                           const Certificate& certificate,
                                                           const Certificate& issuer,
                                                           const std::vector<Certificate>& responders);
[[nodiscard]] std::optional<Statement> statementInList(const QByteArray& der, const Certificate& certificate,
                                                       const Certificate& issuer);

/// Whether a response was signed by the issuer or by whom it put in charge.
[[nodiscard]] bool isAuthorised(OCSP_BASICRESP* response, const Certificate& issuer);
/// Whether it is signed by a certificate that is in it, or by one of these, whoever that may be.
[[nodiscard]] bool isSelfConsistent(OCSP_BASICRESP* response, const std::vector<Certificate>& others);

/// The digest of a signature algorithm, in the algorithm policy's names.
[[nodiscard]] QString digestOfSignature(const X509_ALGOR* algorithm);

} // namespace yenile::signature
