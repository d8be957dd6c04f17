// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "pkcs11/token.h"

#include <memory>

using P11KitUri = struct p11_kit_uri;

namespace yenile::registration {

/// The URI of a key in an HSM (RFC 7512): "pkcs11:token=…;id=%01?module-path=…&pin-source=file:…". The
/// certificate decides which of the token's keys it is; the id is used if the token shows no public keys.
class KeyUri {
public:
    [[nodiscard]] static bool isOne(const QString& place) { return place.startsWith(u"pkcs11:"); }

    /// It must name the driver. Errors: SettingInvalid without its argument; also if the PIN itself is in it.
    [[nodiscard]] static Result<KeyUri> read(const QString& text);

    [[nodiscard]] QString driver() const;
    [[nodiscard]] QString pinFile() const; ///< empty where none is named
    [[nodiscard]] QByteArray keyId() const;
    [[nodiscard]] bool names(const pkcs11::Token& token) const;

private:
    explicit KeyUri(std::shared_ptr<P11KitUri> uri) : m_uri(std::move(uri)) {}
    std::shared_ptr<P11KitUri> m_uri;
};

} // namespace yenile::registration
