// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/helper/certificate_key.h"
#include "pkcs11/helper/driver_session.h"
#include "pkcs11/token.h"

namespace yenile::pkcs11::helper {

/// The keys of a token that a session shows, read once. Listing certificates and signing both ask this table
/// which key belongs to a certificate.
class KeyTable {
public:
    /// `seesAll`: the token hides nothing without a login, or there was a login. Errors: TokenRemoved,
    /// TokenFailed.
    [[nodiscard]] static Result<KeyTable> read(const DriverSession& session, bool seesAll);

    /// The private keys that may be the certificate's, most likely first. If the public part is visible, only
    /// that decides. Otherwise CKA_ID ranks them, because some cards have the same CKA_ID twice, different
    /// ones on key and certificate, or none.
    [[nodiscard]] std::vector<CK_OBJECT_HANDLE> privateKeysFor(const CertificateKey& wanted,
                                                               const QByteArray& keyId) const;
    /// Whether the public part of the certificate's key is visible.
    [[nodiscard]] bool shows(const CertificateKey& wanted) const;
    /// Whether there is such a key, as far as is known.
    [[nodiscard]] KeyPresence presenceOf(const CertificateKey& wanted, const QByteArray& keyId) const;

private:
    struct Key {
        CK_OBJECT_HANDLE handle = CK_INVALID_HANDLE;
        CK_KEY_TYPE type = CK_UNAVAILABLE_INFORMATION;
        QByteArray id;
        QByteArray publicPart; ///< CKA_MODULUS (RSA), CKA_EC_POINT (EC); empty where it is not shown
        bool isPrivate = true; ///< CKA_PRIVATE
    };
    [[nodiscard]] static Result<std::vector<Key>> keysOf(const DriverSession& session,
                                                         CK_OBJECT_CLASS objectClass);
    [[nodiscard]] QByteArray shownPart(const Key& key) const;

    std::vector<Key> m_private;
    std::vector<Key> m_public;
    bool m_seesAll = false;
};

} // namespace yenile::pkcs11::helper
