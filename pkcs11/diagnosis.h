#pragma once

#include "pkcs11/token.h"

/// What keeps cards from being used, found from what is known and without asking anybody.
namespace yenile::pkcs11 {

/// Does one of the tokens sit in that reader, as far as drivers name their slots after readers?
[[nodiscard]] bool holdsToken(const TokenSnapshot& snapshot, const Reader& reader);

/// Every card that is in a reader is one of the tokens, and there is at least one.
[[nodiscard]] bool isEveryCardKnown(const TokenSnapshot& snapshot);

/// The rungs of the ladder that are broken, the first to be mended first: smart card service, reader, card,
/// driver, token. A missing service or reader is no problem where there are tokens all the same.
[[nodiscard]] std::vector<Error> diagnose(const TokenSnapshot& snapshot);

/// Why there is no token, for whoever needs one: the first of the above, NoToken where nothing else is known.
[[nodiscard]] Error whyNoToken(const TokenSnapshot& snapshot);

} // namespace yenile::pkcs11
