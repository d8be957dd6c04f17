// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/token.h"

/// Finds out why cards cannot be used, from what is known, without asking the drivers.
namespace yenile::pkcs11 {

/// Whether one of the tokens is in that reader, for drivers that name slots after readers.
[[nodiscard]] bool holdsToken(const TokenSnapshot& snapshot, const Reader& reader);

/// Whether every card in a reader is one of the tokens, and there is at least one.
[[nodiscard]] bool isEveryCardKnown(const TokenSnapshot& snapshot);

/// The faults, in the order in which they should be fixed: a driver that somebody chose; then smart card
/// service, reader, card, driver, token. If there is something to sign with (hasCandidate()), a missing
/// service, reader or card is not a fault, nor is a driver that nobody asked for.
[[nodiscard]] std::vector<Error> diagnose(const TokenSnapshot& snapshot);

/// Why there is nothing to sign with: the first of these faults. Without a fault: NoCertificate, or NoToken
/// if there is no token. If a chosen driver shows an empty token, that counts more than a missing reader.
[[nodiscard]] Error whyNoCandidate(const TokenSnapshot& snapshot);

} // namespace yenile::pkcs11
