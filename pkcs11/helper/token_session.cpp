// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/helper/token_session.h"

#include "pkcs11/helper/certificate_reader.h"
#include "pkcs11/helper/mechanism.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace yenile::pkcs11::helper {

using protocol::PinDelivery;
using protocol::SignNeed;
using protocol::SignOutcome;

TokenSession::TokenSession(const Driver& driver, protocol::TokenId token, signature::Certificate certificate,
                           CK_SLOT_ID slot, DriverSession session)
    : m_driver(driver), m_token(std::move(token)), m_certificate(std::move(certificate)), m_slot(slot),
      m_session(std::move(session)), m_mechanisms(mechanismsOf(driver.functions(), slot)) {
}

TokenSession::~TokenSession() {
    if (m_loggedIn)
        m_session.logout();
}

Result<std::unique_ptr<TokenSession>> TokenSession::open(const Driver& driver, const protocol::TokenId& token,
                                                         const QByteArray& certificate) {
    const auto slot = driver.slotOf(token, certificate);
    if (!slot)
        return failure(slot);
    auto session = DriverSession::open(driver.functions(), *slot);
    if (!session)
        return failure(session);
    // Before anybody is asked for a PIN.
    const auto held = holds(*session, certificate);
    if (!held)
        return failure(held);
    if (!*held)
        return fail(ErrorCode::TokenRemoved, {}, u"the certificate is not on this token"_s);
    auto read = signature::Certificate::fromDer(certificate);
    if (!read)
        return failure(read);
    return std::unique_ptr<TokenSession>(
        new TokenSession(driver, token, std::move(*read), *slot, std::move(*session)));
}

Result<void> TokenSession::login(const Secret* pin) {
    auto outcome = m_session.login(CKU_USER, pin);
    m_loggedIn = outcome.has_value();
    m_keys.reset();
    return outcome;
}

Result<SignOutcome> TokenSession::sign(const protocol::HelperRequest& request, const Secret* pin) {
    X509* const certificate = m_certificate.handle();
    const bool mustLogIn = wantsLogin();
    const auto table = keys();
    if (!table)
        return failure(table);
    const CertificateKey wanted = keyOf(certificate);
    const auto candidates = (*table)->privateKeysFor(wanted, request.keyId);
    if (candidates.empty() && (*table)->presenceOf(wanted, request.keyId) == KeyPresence::Missing)
        return fail(ErrorCode::KeyMissing);
    if (candidates.empty())
        return SignOutcome{SignNeed::Login, {}};

    for (const CK_OBJECT_HANDLE key : candidates) {
        if (mustLogIn && m_session.flag(key, CKA_PRIVATE, true))
            return SignOutcome{SignNeed::Login, {}};
        const bool authenticate = m_session.flag(key, CKA_ALWAYS_AUTHENTICATE, false);
        if (authenticate && request.pin == PinDelivery::None)
            return SignOutcome{SignNeed::Pin, {}};
        auto signature = signWith(key, request, certificate, authenticate, pin);
        if (!signature)
            return failure(signature);
        if (verifies(*signature, request.digest, request.algorithm, certificate))
            return SignOutcome{SignNeed::Nothing, std::move(*signature)};
        if (authenticate) // the next key would need the PIN again
            break;
    }
    return fail(ErrorCode::SignatureMismatch);
}

Result<const KeyTable*> TokenSession::keys() {
    if (m_keys && m_loggedIn)
        return &*m_keys;
    auto read = KeyTable::read(m_session, !wantsLogin());
    if (!read)
        return failure(read);
    m_keys = std::move(*read);
    return &*m_keys;
}

bool TokenSession::wantsLogin() const {
    if (m_loggedIn)
        return false;
    const auto state = m_driver.pinState(m_slot);
    return !state || state->isRequired;
}

Result<QByteArray> TokenSession::signWith(CK_OBJECT_HANDLE key, const protocol::HelperRequest& request,
                                          X509* certificate, bool authenticate, const Secret* pin) const {
    auto input =
        signatureInput(request.algorithm, {request.digest, request.message}, certificate, m_mechanisms);
    if (!input)
        return failure(input);
    const auto session = DriverSession::open(m_driver.functions(), m_slot);
    if (!session)
        return failure(session);
    if (const auto begun = session->beginSignature(input->mechanism(), key); !begun)
        return failure(begun);
    if (authenticate) {
        if (const auto allowed = session->login(CKU_CONTEXT_SPECIFIC, pin); !allowed)
            return failure(allowed);
    }
    const auto raw = session->finishSignature(input->data);
    if (!raw)
        return failure(raw);
    return toCmsForm(*raw, request.algorithm);
}

} // namespace yenile::pkcs11::helper
