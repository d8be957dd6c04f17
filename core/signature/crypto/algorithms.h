// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/crypto/openssl.h"
#include "core/signature/crypto/signature_algorithm.h"

#include <openssl/evp.h>

#include <QByteArray>
#include <QString>

#include <vector>

/// The algorithms of signature_algorithm.h in OpenSSL's terms. Not for public headers.
namespace yenile::signature {

[[nodiscard]] const EVP_MD* messageDigest(DigestAlgorithm algorithm);
[[nodiscard]] int digestSize(DigestAlgorithm algorithm);
[[nodiscard]] QString digestName(DigestAlgorithm algorithm); ///< "SHA-256"
[[nodiscard]] QString digestName(int nid);                   ///< any that OpenSSL knows
/// The digest of the parts, as if they were one.
[[nodiscard]] QByteArray digestOf(const std::vector<QByteArrayView>& parts, DigestAlgorithm algorithm);
[[nodiscard]] QByteArray digestOf(const std::vector<QByteArrayView>& parts, const EVP_MD* algorithm);
/// The same, not finished yet.
[[nodiscard]] openssl::DigestContext digested(const std::vector<QByteArrayView>& parts,
                                              const EVP_MD* algorithm);

/// Adds a content of any size to what was digested so far.
void update(EVP_MD_CTX* digest, QByteArrayView content);
/// How many bytes were digested in this process: tests count work by it.
[[nodiscard]] qint64 digestedByteCount();

/// Sets the parameters of `algorithm` in a signing or verifying context. PSS: MGF1 with the same digest, and
/// a salt as long as the digest (as RFC 8017 recommends). False if the key does not support it.
[[nodiscard]] bool setAlgorithm(EVP_PKEY_CTX* context, const SignatureAlgorithm& algorithm);

/// Whether `signature` over `digest` was made with the private half of `key`.
[[nodiscard]] bool isSignedBy(EVP_PKEY* key, QByteArrayView signature, QByteArrayView digest,
                              const SignatureAlgorithm& algorithm);

} // namespace yenile::signature
