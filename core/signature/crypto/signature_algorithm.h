// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

/// What signatures are made with.
namespace yenile::signature {

enum class DigestAlgorithm { Sha256, Sha384, Sha512 };
/// "SHA-256" …
[[nodiscard]] std::optional<DigestAlgorithm> digestNamed(const QString& name);

enum class SignatureScheme { RsaPkcs1, RsaPss, Ecdsa };

struct SignatureAlgorithm {
    SignatureScheme scheme = SignatureScheme::RsaPkcs1;
    DigestAlgorithm digest = DigestAlgorithm::Sha256;

    friend bool operator==(const SignatureAlgorithm&, const SignatureAlgorithm&) = default;
};

} // namespace yenile::signature
