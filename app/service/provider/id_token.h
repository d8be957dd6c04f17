// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QJsonObject>

namespace yenile::registration {

/// How much the provider's clock may differ.
inline constexpr int providerSkewSeconds = 120;

/// The expected audience and nonce of an ID token.
struct IdTokenDemands {
    QString issuer;
    QString clientId;
    QString nonce;
};

/// Checks the claims of a token with a valid signature by OpenID Connect Core 1.0, 3.1.3.7. Errors:
/// ProviderLoginFailed with the wrong claim as its cause.
[[nodiscard]] Result<void> checkIdToken(const QJsonObject& claims, const IdTokenDemands& demands,
                                        const QDateTime& now);

} // namespace yenile::registration
