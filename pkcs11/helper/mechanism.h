// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/signature/signing/signer.h"
#include "pkcs11/helper/certificate_key.h"

#include <p11-kit/pkcs11.h>

#include <QByteArray>

#include <vector>

using X509 = struct x509_st;

/// The mechanisms of PKCS#11 for signatures: the raw ones, which almost every card knows, where the digest is
/// made outside; and those that make it themselves, for tokens that have no others.
namespace yenile::pkcs11::helper {

/// What C_SignInit and C_Sign are given for a digest. The mechanism points into `pss`, so it is made anew by
/// mechanism().
struct SignatureInput {
    CK_MECHANISM_TYPE type = 0;
    CK_RSA_PKCS_PSS_PARAMS pss{};
    QByteArray data;

    [[nodiscard]] CK_MECHANISM mechanism();
};

/// The digest that is to be signed, and what it is of.
struct ToBeSigned {
    QByteArray digest;
    QByteArray message;
};

/// For a token with these mechanisms. Errors: MechanismUnsupported (algorithm and key or digest do not go
/// together).
[[nodiscard]] Result<SignatureInput> signatureInput(const signature::SignatureAlgorithm& algorithm,
                                                    const ToBeSigned& input, X509* certificate,
                                                    const std::vector<CK_MECHANISM_TYPE>& mechanisms);

/// CKM_ECDSA answers r and s one after the other; CMS wants ECDSA-Sig-Value (RFC 5480) in DER. Other
/// signatures stay as they are. Errors: TokenFailed.
[[nodiscard]] Result<QByteArray> toCmsForm(const QByteArray& signature,
                                           const signature::SignatureAlgorithm& algorithm);

/// Does the signature over the digest belong to the certificate?
[[nodiscard]] bool verifies(const QByteArray& signature, const QByteArray& digest,
                            const signature::SignatureAlgorithm& algorithm, X509* certificate);

/// Those of the token in that slot; none where it does not tell.
[[nodiscard]] std::vector<CK_MECHANISM_TYPE> mechanismsOf(const CK_FUNCTION_LIST& functions, CK_SLOT_ID slot);

/// What the certificate's key can do on a token with these mechanisms, best first.
[[nodiscard]] std::vector<signature::SignatureAlgorithm>
algorithmsFor(const CertificateKey& key, const std::vector<CK_MECHANISM_TYPE>& mechanisms);

} // namespace yenile::pkcs11::helper
