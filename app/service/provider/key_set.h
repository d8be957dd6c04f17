// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/provider/jwt.h"

#include <QByteArrayList>

namespace yenile::registration {

/// The keys of a provider (JWK Set, RFC 7517, 5): RSA of 2048 bits or more for RS256, P-256 for ES256 (RFC
/// 7518, 3.1); other keys are ignored.
class KeySet {
public:
    [[nodiscard]] static KeySet read(const QByteArray& json);

    /// Whether one of them can have signed the token; if the token names a key, that one.
    [[nodiscard]] bool hasKeyFor(const Jwt& token) const;
    /// Whether one of these did.
    [[nodiscard]] bool vouchesFor(const Jwt& token) const;

private:
    struct Key {
        QString id;
        QString algorithm;
        QByteArray publicKey; ///< SubjectPublicKeyInfo, DER
    };
    [[nodiscard]] static std::optional<Key> readKey(const QJsonObject& json);
    [[nodiscard]] static bool canHaveSigned(const Key& key, const Jwt& token);

    std::vector<Key> m_keys;
};

} // namespace yenile::registration
