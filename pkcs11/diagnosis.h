// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/token.h"

/// What keeps cards from being used, found from what is known and without asking anybody.
namespace yenile::pkcs11 {

/// Does one of the tokens sit in that reader, as far as drivers name their slots after readers?
[[nodiscard]] bool holdsToken(const TokenSnapshot& snapshot, const Reader& reader);

/// Every card that is in a reader is one of the tokens, and there is at least one.
[[nodiscard]] bool isEveryCardKnown(const TokenSnapshot& snapshot);

/// What is broken, the first to be mended first: a driver that somebody chose; then the rungs of the ladder,
/// smart card service, reader, card, driver, token. A missing service, reader or card is no problem where
/// there is something to sign with all the same (hasCandidate()), and neither are drivers that nobody asked
/// for.
[[nodiscard]] std::vector<Error> diagnose(const TokenSnapshot& snapshot);

/// Why there is nothing to sign with, for whoever needs it: the first of the above; where nothing is broken
/// NoCertificate, or NoToken where there is none. Where somebody's own driver shows a token, that it is empty
/// counts more than a reader that nobody has.
[[nodiscard]] Error whyNoCandidate(const TokenSnapshot& snapshot);

} // namespace yenile::pkcs11
