// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/helper/driver.h"
#include "pkcs11/helper/key_table.h"
#include "pkcs11/helper/session.h"

namespace yenile::pkcs11::helper {

/// A token in use, from the first request about it to the logout. The login lives in a session of its own;
/// every signature gets another, so that whatever a failed one leaves open goes with it.
class TokenSession {
public:
    /// On the token that holds the certificate (DER): two cards may carry the same serial number and label.
    /// Errors: TokenRemoved, TokenFailed.
    [[nodiscard]] static Result<std::unique_ptr<TokenSession>>
    open(const Driver& driver, const protocol::TokenId& token, const QByteArray& certificate);
    TokenSession(const TokenSession&) = delete;
    TokenSession& operator=(const TokenSession&) = delete;
    ~TokenSession(); ///< logs out

    [[nodiscard]] bool isFor(const protocol::TokenId& token, const QByteArray& certificate) const {
        return token == m_token && certificate == m_certificate;
    }

    /// `pin` is null where it is entered on the reader. Errors: the PIN codes, TokenRemoved, TokenFailed.
    [[nodiscard]] Result<void> login(const Secret* pin);

    /// `request` is for this certificate. `pin`: for keys that want it for each signature. Verified against
    /// the certificate before it is returned. Errors: KeyMissing, MechanismUnsupported, SignatureMismatch,
    /// the PIN codes, TokenRemoved, TokenFailed.
    [[nodiscard]] Result<protocol::SignOutcome> sign(const protocol::HelperRequest& request,
                                                     const Secret* pin);

private:
    TokenSession(const Driver& driver, protocol::TokenId token, QByteArray certificate, CK_SLOT_ID slot,
                 Session session);
    /// Does the token hide private keys until the login that was not made yet?
    [[nodiscard]] bool wantsLogin() const;
    /// Read once after the login: each question is a journey to an HSM, and it may hold thousands of keys.
    [[nodiscard]] Result<const KeyTable*> keys();
    [[nodiscard]] Result<QByteArray> signWith(CK_OBJECT_HANDLE key, const protocol::HelperRequest& request,
                                              X509* certificate, bool authenticate, const Secret* pin) const;

    const Driver& m_driver;
    protocol::TokenId m_token;
    QByteArray m_certificate;
    CK_SLOT_ID m_slot;
    Session m_session;
    bool m_loggedIn = false;
    std::optional<KeyTable> m_keys;
    std::vector<CK_MECHANISM_TYPE> m_mechanisms;
};

} // namespace yenile::pkcs11::helper
