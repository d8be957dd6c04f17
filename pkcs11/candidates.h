// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/token.h"

namespace yenile::pkcs11 {

/// A certificate and a token that it is on.
struct Candidate {
    Token token;
    TokenCertificate certificate;
};

/// People's certificates on all tokens, each once per card, even if two drivers know the card: from the
/// driver that shows most of its key, or else from the first. In the order of the snapshot.
[[nodiscard]] std::vector<Candidate> candidates(const TokenSnapshot& snapshot);

} // namespace yenile::pkcs11
