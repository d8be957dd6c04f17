// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/helper/driver.h"
#include "pkcs11/helper/driver_session.h"
#include "pkcs11/helper/key_table.h"

namespace yenile::pkcs11::helper {

/// A token in use, from the first request about it until the logout. The login has a session of its own.
/// Every signature gets another one, so that a failed signature leaves nothing behind.
class TokenSession {
public:
    /// Opens the token that has the certificate (DER); two cards may have the same serial number and label.
    /// Errors: TokenRemoved, TokenFailed, CertificateUnreadable.
    [[nodiscard]] static Result<std::unique_ptr<TokenSession>>
    open(const Driver& driver, const protocol::TokenId& token, const QByteArray& certificate);
    TokenSession(const TokenSession&) = delete;
    TokenSession& operator=(const TokenSession&) = delete;
    ~TokenSession(); ///< logs out

    [[nodiscard]] bool isFor(const protocol::TokenId& token, const QByteArray& certificate) const {
        return token == m_token && certificate == m_certificate.der();
    }

    /// `pin` is null if it is entered on the reader. Errors: the PIN codes, TokenRemoved, TokenFailed.
    [[nodiscard]] Result<void> login(const Secret* pin);

    /// `request` is for this certificate. `pin`: for keys that need it for each signature. The signature is
    /// verified with the certificate before it is returned. Errors: KeyMissing, MechanismUnsupported,
    /// SignatureMismatch, the PIN codes, TokenRemoved, TokenFailed.
    [[nodiscard]] Result<protocol::SignOutcome> sign(const protocol::HelperRequest& request,
                                                     const Secret* pin);

private:
    TokenSession(const Driver& driver, protocol::TokenId token, signature::Certificate certificate,
                 CK_SLOT_ID slot, DriverSession session);
    /// Whether the token hides private keys and there was no login yet.
    [[nodiscard]] bool wantsLogin() const;
    /// Read once after the login, because each call to an HSM takes time, and it may have thousands of keys.
    [[nodiscard]] Result<const KeyTable*> keys();
    [[nodiscard]] Result<QByteArray> signWith(CK_OBJECT_HANDLE key, const protocol::HelperRequest& request,
                                              X509* certificate, bool authenticate, const Secret* pin) const;

    const Driver& m_driver;
    protocol::TokenId m_token;
    signature::Certificate m_certificate;
    CK_SLOT_ID m_slot;
    DriverSession m_session;
    bool m_loggedIn = false;
    std::optional<KeyTable> m_keys;
    std::vector<CK_MECHANISM_TYPE> m_mechanisms;
};

} // namespace yenile::pkcs11::helper
