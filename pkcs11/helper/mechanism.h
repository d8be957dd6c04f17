#pragma once

#include "core/base/result.h"
#include "core/signature/signing/signer.h"

#include <p11-kit/pkcs11.h>

#include <QByteArray>

#include <vector>

using X509 = struct x509_st;

/// The raw mechanisms of PKCS#11, which every card knows: the digest is made outside.
namespace yenile::pkcs11::helper {

/// What C_SignInit and C_Sign are given for a digest. The mechanism points into `pss`, so it is made anew by
/// mechanism().
struct SignatureInput {
    CK_MECHANISM_TYPE type = 0;
    CK_RSA_PKCS_PSS_PARAMS pss{};
    QByteArray data;

    [[nodiscard]] CK_MECHANISM mechanism();
};

/// Errors: MechanismUnsupported (algorithm and key or digest do not go together).
[[nodiscard]] Result<SignatureInput> signatureInput(const signature::SignatureAlgorithm& algorithm,
                                                    const QByteArray& digest, X509* certificate);

/// CKM_ECDSA answers r and s one after the other; CMS wants ECDSA-Sig-Value (RFC 5480) in DER. Other
/// signatures stay as they are. Errors: TokenFailed.
[[nodiscard]] Result<QByteArray> toCmsForm(const QByteArray& signature,
                                           const signature::SignatureAlgorithm& algorithm);

/// Does the signature over the digest belong to the certificate?
[[nodiscard]] bool verifies(const QByteArray& signature, const QByteArray& digest,
                            const signature::SignatureAlgorithm& algorithm, X509* certificate);

/// What the certificate's key can do on a token with these mechanisms, best first.
[[nodiscard]] std::vector<signature::SignatureAlgorithm>
algorithmsFor(X509* certificate, const std::vector<CK_MECHANISM_TYPE>& mechanisms);

} // namespace yenile::pkcs11::helper
