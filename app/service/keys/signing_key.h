// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/signing/signer.h"

#include <memory>

using EVP_PKEY = struct evp_pkey_st;

namespace yenile::registration {

/// A private key for OpenSSL whose signatures `signer` makes, in the thread of the TLS handshake. RSA (PKCS#1
/// v1.5, PSS) and ECDSA with SHA-256, SHA-384 and SHA-512; it does not decrypt. Null if OpenSSL does not
/// support it, for example for another kind of key.
[[nodiscard]] std::shared_ptr<EVP_PKEY> signingKey(std::shared_ptr<signature::Signer> signer);

} // namespace yenile::registration
