// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QString>

/// OAuth 2.0 for a program on a person's computer (RFC 8252). The authorization server asks the person in
/// their browser, which brings a code back to this program.
namespace yenile::oauth {

/// A proof key (RFC 7636, S256). It proves that the party that redeems a code is the one that asked for it.
struct Pkce {
    Secret verifier;
    QString challenge;

    [[nodiscard]] static Pkce fresh();
};

/// 256 random bits as base64url, for `state` and `nonce`.
[[nodiscard]] QString unguessable();

/// code_challenge of a verifier (RFC 7636, 4.2).
[[nodiscard]] QString challengeOf(QByteArrayView verifier);

} // namespace yenile::oauth
