// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/token.h"

namespace yenile::pkcs11 {

/// A card, or another token, and the drivers that see it: two drivers may know one card.
struct Card {
    Token token;         ///< as the first driver shows it
    QStringList drivers; ///< paths; never empty
    bool isCandidate = false;
};

/// Every card and every other token once, in the order of the snapshot; every certificate on it once.
[[nodiscard]] std::vector<Card> cards(const TokenSnapshot& snapshot);

/// Whatever is on the tokens, as often as it is there.
[[nodiscard]] std::vector<signature::Certificate> certificatesOn(const TokenSnapshot& snapshot);

/// Do the token's flags tell when a wrong PIN was entered? Some say nothing until it is locked.
[[nodiscard]] bool tellsOfTries(const Token& token);

/// Can the token be what a person signs with? It holds a certificate that is no authority's; and that is
/// qualified and for signing, or somebody chose the driver, or the token is a card in a reader. Desktops
/// bring tokens of their own (SSH keys, passwords, certificates of web sites), which are none of this.
[[nodiscard]] bool isCandidate(const Token& token, const TokenSnapshot& snapshot);

/// Is there one?
[[nodiscard]] bool hasCandidate(const TokenSnapshot& snapshot);

/// Slots are named after readers, but for drivers that have names of their own.
[[nodiscard]] bool isSlotOf(const Token& token, const Reader& reader);
/// Does the token's slot bear the name of a reader that PC/SC knows?
[[nodiscard]] bool sitsInReader(const Token& token, const TokenSnapshot& snapshot);
/// Is it a thing that is put in and taken out, and no software that only says so?
[[nodiscard]] bool isCard(const Token& token, const TokenSnapshot& snapshot);

} // namespace yenile::pkcs11
