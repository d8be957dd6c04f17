// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/signature/signing/signer.h"
#include "pkcs11/helper/certificate_key.h"

#include <p11-kit/pkcs11.h>

#include <QByteArray>

#include <vector>

using X509 = struct x509_st;

/// The signature mechanisms of PKCS#11: the raw ones, which almost every card has and which take a digest;
/// and those that compute the digest, for tokens that have no others.
namespace yenile::pkcs11::helper {

/// The arguments of C_SignInit and C_Sign for a digest. The mechanism points into `pss`, so mechanism() makes
/// it anew.
struct SignatureInput {
    CK_MECHANISM_TYPE type = 0;
    CK_RSA_PKCS_PSS_PARAMS pss{};
    QByteArray data;

    [[nodiscard]] CK_MECHANISM mechanism();
};

/// The digest to sign, and the digested bytes.
struct ToBeSigned {
    QByteArray digest;
    QByteArray message;
};

/// For a token with these mechanisms. Errors: MechanismUnsupported (the algorithm does not fit the key or the
/// digest).
[[nodiscard]] Result<SignatureInput> signatureInput(const signature::SignatureAlgorithm& algorithm,
                                                    const ToBeSigned& input, X509* certificate,
                                                    const std::vector<CK_MECHANISM_TYPE>& mechanisms);

/// CKM_ECDSA returns r and s one after the other; CMS needs ECDSA-Sig-Value (RFC 5480) in DER. Other
/// signatures stay as they are. Errors: TokenFailed.
[[nodiscard]] Result<QByteArray> toCmsForm(const QByteArray& signature,
                                           const signature::SignatureAlgorithm& algorithm);

/// Whether the certificate's key made the signature over the digest.
[[nodiscard]] bool verifies(const QByteArray& signature, const QByteArray& digest,
                            const signature::SignatureAlgorithm& algorithm, X509* certificate);

/// The mechanisms of the token in that slot; none if it does not list them.
[[nodiscard]] std::vector<CK_MECHANISM_TYPE> mechanismsOf(const CK_FUNCTION_LIST& functions, CK_SLOT_ID slot);

/// The algorithms that the certificate's key supports on a token with these mechanisms, best first.
[[nodiscard]] std::vector<signature::SignatureAlgorithm>
algorithmsFor(const CertificateKey& key, const std::vector<CK_MECHANISM_TYPE>& mechanisms);

} // namespace yenile::pkcs11::helper
