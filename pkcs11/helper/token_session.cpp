#include "pkcs11/helper/token_session.h"

#include "pkcs11/helper/mechanism.h"
#include "pkcs11/helper/private_key.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace yenile::pkcs11::helper {

using protocol::PinSource;
using protocol::SignNeed;
using protocol::SignOutcome;

TokenSession::TokenSession(const Driver& driver, protocol::TokenId token, CK_SLOT_ID slot, Session session)
    : m_driver(driver), m_token(std::move(token)), m_slot(slot), m_session(std::move(session)) {
}

TokenSession::~TokenSession() {
    if (m_loggedIn)
        m_session.logout();
}

Result<std::unique_ptr<TokenSession>> TokenSession::open(const Driver& driver,
                                                         const protocol::TokenId& token) {
    const auto slot = driver.slotOf(token);
    if (!slot)
        return failure(slot);
    auto session = Session::open(driver.functions(), *slot);
    if (!session)
        return failure(session);
    return std::unique_ptr<TokenSession>(new TokenSession(driver, token, *slot, std::move(*session)));
}

Result<void> TokenSession::login(const Secret* pin) {
    auto outcome = m_session.login(CKU_USER, pin);
    m_loggedIn = outcome.has_value();
    return outcome;
}

Result<SignOutcome> TokenSession::sign(const protocol::Request& request, const Secret* pin) {
    const auto certificate = signature::Certificate::fromDer(request.certificate);
    if (!certificate)
        return failure(certificate);
    if (!m_loggedIn) { // before anybody is asked for a PIN
        const auto held = holds(request.certificate);
        if (!held)
            return failure(held);
        if (!*held)
            return fail(ErrorCode::TokenRemoved, {}, u"the certificate is not on this token"_s);
    }
    const auto keys = keysFor(m_session, certificate->handle(), request.keyId);
    if (!keys)
        return failure(keys);
    if (keys->empty() && m_loggedIn)
        return fail(ErrorCode::KeyMissing);
    if (keys->empty())
        return SignOutcome{SignNeed::Login, {}};

    for (const CK_OBJECT_HANDLE key : *keys) {
        if (!m_loggedIn && m_session.flag(key, CKA_PRIVATE, true))
            return SignOutcome{SignNeed::Login, {}};
        const bool authenticate = m_session.flag(key, CKA_ALWAYS_AUTHENTICATE, false);
        if (authenticate && request.pin == PinSource::None)
            return SignOutcome{SignNeed::Pin, {}};
        auto signature = signWith(key, request, certificate->handle(), authenticate, pin);
        if (!signature)
            return failure(signature);
        if (verifies(*signature, request.digest, request.algorithm, certificate->handle()))
            return SignOutcome{SignNeed::Nothing, std::move(*signature)};
        if (authenticate) // the next key would need the PIN again
            break;
    }
    return fail(ErrorCode::SignatureMismatch);
}

Result<bool> TokenSession::holds(const QByteArray& certificate) const {
    const auto objects = m_session.objects(CKO_CERTIFICATE);
    if (!objects)
        return failure(objects);
    return std::ranges::any_of(*objects, [&](CK_OBJECT_HANDLE object) {
        return m_session.attribute(object, CKA_VALUE) == certificate;
    });
}

Result<QByteArray> TokenSession::signWith(CK_OBJECT_HANDLE key, const protocol::Request& request,
                                          X509* certificate, bool authenticate, const Secret* pin) const {
    auto input = signatureInput(request.algorithm, request.digest, certificate);
    if (!input)
        return failure(input);
    const auto session = Session::open(m_driver.functions(), m_slot);
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
