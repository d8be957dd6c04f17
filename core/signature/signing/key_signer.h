// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/signing/signer.h"

#include <memory>

using EVP_PKEY = struct evp_pkey_st;

namespace yenile::signature {

/// A private key from a PEM file that is not encrypted. Errors: FileNotReadable, FileDamaged.
[[nodiscard]] Result<std::shared_ptr<EVP_PKEY>> readPrivateKey(const QString& file);

/// The algorithms of such a key, best first.
[[nodiscard]] std::vector<SignatureAlgorithm> algorithmsOf(Certificate::KeyType type);

/// A Signer with a private key from a PEM file: the service's receipt key or a key of the tests, never an
/// applicant's. Several threads may use it at once. `certificates` starts with the key's own. Errors:
/// FileNotReadable, FileDamaged, CertificateUnreadable.
[[nodiscard]] Result<std::unique_ptr<Signer>> openKeySigner(const QString& keyFile,
                                                            const QString& certificateFile);

} // namespace yenile::signature
