// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QString>

/// OAuth 2.0 for a program on a person's computer (RFC 8252): an authorization server asks the person in
/// their own browser, which then brings a code to this program.
namespace yenile::oauth {

/// What proves that whoever redeems a code is who asked for it (RFC 7636), by S256.
struct Pkce {
    Secret verifier;
    QString challenge;

    [[nodiscard]] static Pkce fresh();
};

/// 256 bits that nobody can guess, as base64url: for `state` and `nonce`.
[[nodiscard]] QString unguessable();

/// code_challenge of a verifier (RFC 7636, 4.2).
[[nodiscard]] QString challengeOf(QByteArrayView verifier);

} // namespace yenile::oauth
