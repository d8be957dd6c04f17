// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace yenile::registration {

/// A signed JSON Web Token in compact form (RFC 7515, 3.1; RFC 7519), parsed but not verified.
struct Jwt {
    QString algorithm; ///< "alg"
    QString keyId;     ///< "kid"; may be empty
    QJsonObject claims;
    QByteArray signedPart; ///< header and payload as they were sent
    QByteArray signature;

    /// Errors: ProviderLoginFailed. A token with critical headers is refused, because none is supported (RFC
    /// 7515, 4.1.11).
    [[nodiscard]] static Result<Jwt> parse(const QByteArray& text);
};

/// base64url without padding (RFC 7515, 2); nothing if it is malformed.
[[nodiscard]] std::optional<QByteArray> fromBase64Url(const QByteArray& text);

} // namespace yenile::registration
