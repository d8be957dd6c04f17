// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/token.h"

namespace yenile::pkcs11 {

/// A certificate and a token that it is on.
struct Candidate {
    Token token;
    TokenCertificate certificate;
};

/// The certificates of people on all tokens. Each of a card once, although two drivers may know the card:
/// from the driver that shows most of its key, of such from the first. Order of the snapshot.
[[nodiscard]] std::vector<Candidate> candidates(const TokenSnapshot& snapshot);

} // namespace yenile::pkcs11
