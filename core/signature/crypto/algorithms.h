// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/crypto/openssl.h"
#include "core/signature/crypto/signature_algorithm.h"

#include <openssl/evp.h>

#include <QByteArray>
#include <QString>

#include <vector>

/// The algorithms of signature_algorithm.h in OpenSSL's terms. Not for headers that others see.
namespace yenile::signature {

[[nodiscard]] const EVP_MD* messageDigest(DigestAlgorithm algorithm);
[[nodiscard]] int digestSize(DigestAlgorithm algorithm);
[[nodiscard]] QString digestName(DigestAlgorithm algorithm); ///< "SHA-256"
[[nodiscard]] QString digestName(int nid);                   ///< any that OpenSSL has a number for
/// The digest of the parts as if they were one.
[[nodiscard]] QByteArray digestOf(const std::vector<QByteArrayView>& parts, DigestAlgorithm algorithm);
[[nodiscard]] QByteArray digestOf(const std::vector<QByteArrayView>& parts, const EVP_MD* algorithm);
/// The same, still to be finished.
[[nodiscard]] openssl::DigestContext digested(const std::vector<QByteArrayView>& parts,
                                              const EVP_MD* algorithm);

/// Sets what `algorithm` asks of a signing or verifying context. PSS: MGF1 with the same digest, salt as long
/// as it (as in RFC 8017's recommendation). False when the key cannot do it.
[[nodiscard]] bool setAlgorithm(EVP_PKEY_CTX* context, const SignatureAlgorithm& algorithm);

/// Whether `signature` over `digest` was made with the private half of `key`.
[[nodiscard]] bool isSignedBy(EVP_PKEY* key, QByteArrayView signature, QByteArrayView digest,
                              const SignatureAlgorithm& algorithm);

} // namespace yenile::signature
