// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QUrl>

/// An OpenID Connect provider, as client and service discover it (OpenID Connect Discovery 1.0).
namespace yenile::service {

/// The part of its metadata that is used here. All addresses are https.
struct ProviderMetadata {
    QUrl authorizationEndpoint; ///< opened in the person's browser
    QUrl tokenEndpoint;         ///< where the service redeems the code
    QUrl userInfoEndpoint;      ///< empty: there is none
    QUrl keys;                  ///< jwks_uri
    bool takesBasic = true;     ///< the client secret is sent by HTTP Basic; otherwise in the body
    bool namesItself = false;   ///< its authorization responses have `iss` (RFC 9207, 3)
};

/// Where it says so (4): for "https://kimlik.example/a", "https://kimlik.example/a/.well-known/…". Empty
/// where the issuer is no https address without query and fragment (Core 1.0, 2).
[[nodiscard]] QUrl metadataAddress(const QString& issuer);

/// Reads the metadata and checks them against the issuer that was asked (4.3). Errors: ProviderLoginFailed
/// with the issuer.
[[nodiscard]] Result<ProviderMetadata> readMetadata(const QByteArray& answer, const QString& issuer);

} // namespace yenile::service
