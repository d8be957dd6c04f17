// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/token.h"

namespace yenile::pkcs11 {

/// A card or another token, and the drivers that see it; two drivers may know the same card.
struct Card {
    Token token;         ///< as the first driver shows it
    QStringList drivers; ///< paths; never empty
    bool isCandidate = false;
};

/// Every card and other token once, with every certificate on it once, in the order of the snapshot.
[[nodiscard]] std::vector<Card> cards(const TokenSnapshot& snapshot);

/// All certificates on the tokens, with repetitions.
[[nodiscard]] std::vector<signature::Certificate> certificatesOn(const TokenSnapshot& snapshot);

/// Whether the token's flags tell that a wrong PIN was entered. Some show nothing until the PIN is locked.
[[nodiscard]] bool tellsOfTries(const Token& token);

/// Whether a person may sign with the token. It has a certificate that is not an authority's. Also, that
/// certificate is qualified and for signing, or somebody chose the driver, or the token is a card in a
/// reader. Desktops have tokens of their own (SSH keys, passwords, web certificates), which do not count.
[[nodiscard]] bool isCandidate(const Token& token, const TokenSnapshot& snapshot);

/// Whether there is such a token.
[[nodiscard]] bool hasCandidate(const TokenSnapshot& snapshot);

/// Slots are named after readers, but for drivers that have names of their own.
[[nodiscard]] bool isSlotOf(const Token& token, const Reader& reader);
/// Whether the token's slot has the name of a reader that PC/SC knows.
[[nodiscard]] bool sitsInReader(const Token& token, const TokenSnapshot& snapshot);
/// Whether it is a physical card or stick, and not software that claims to be one.
[[nodiscard]] bool isCard(const Token& token, const TokenSnapshot& snapshot);

} // namespace yenile::pkcs11
