// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QJsonObject>

namespace yenile::registration {

/// How far the provider's clock may be off.
inline constexpr int providerSkewSeconds = 120;

/// For whom, and in answer to what, an ID token has to be.
struct IdTokenDemands {
    QString issuer;
    QString clientId;
    QString nonce;
};

/// The rules of OpenID Connect Core 1.0, 3.1.3.7, on the claims of a token whose signature was found good.
/// Errors: ProviderLoginFailed with the claim that is wrong as its cause.
[[nodiscard]] Result<void> checkIdToken(const QJsonObject& claims, const IdTokenDemands& demands,
                                        const QDateTime& now);

} // namespace yenile::registration
