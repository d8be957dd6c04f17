// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/crypto/first_use.h"

#include "core/signature/crypto/algorithms.h"

#include <openssl/ec.h>

namespace yenile::signature {

void prepareForCertificates() {
    const openssl::PrivateKey key(EVP_EC_gen("P-256"));
    const QByteArray written = openssl::der([&](unsigned char** out) { return i2d_PUBKEY(key.get(), out); });
    const unsigned char* in = openssl::data(written);
    const openssl::PrivateKey read(d2i_PUBKEY(nullptr, &in, written.size()));
    const QByteArray digest = digestOf({}, DigestAlgorithm::Sha256);
    // That it does not hold takes the same algorithms.
    (void)isSignedBy(read.get(), "none", digest, {SignatureScheme::Ecdsa, DigestAlgorithm::Sha256});
}

} // namespace yenile::signature
