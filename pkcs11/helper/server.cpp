// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/helper/server.h"

#include "core/process/error_message.h"
#include "pkcs11/helper/pin_change.h"

using namespace Qt::StringLiterals;

namespace yenile::pkcs11::helper {

using protocol::HelperRequest;
using protocol::PinDelivery;
using protocol::RequestKind;

namespace {

/// After these the token is in a known state. After all others it is not, and only a new session and a new
/// login help for certain.
bool leavesSessionUsable(ErrorCode code) {
    switch (code) {
    case ErrorCode::PinIncorrect:
    case ErrorCode::PinLengthInvalid:
    case ErrorCode::KeyMissing:
    case ErrorCode::MechanismUnsupported:
    case ErrorCode::SignatureMismatch:
    case ErrorCode::Cancelled:
        return true;
    default:
        return false;
    }
}

template <typename T>
QCborMap answerOf(const Result<T>& outcome) {
    if (!outcome)
        return process::toCbor(outcome.error());
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return protocol::toCbor(*outcome);
}

} // namespace

void Server::run(process::HelperChannel& channel) {
    while (const auto message = channel.receive()) {
        const auto request = protocol::requestFrom(*message);
        if (!request || request->kind == RequestKind::Quit)
            break;
        std::optional<Secret> pin;
        std::optional<Secret> newPin;
        if (request->pin == PinDelivery::Frame) {
            pin = channel.receiveSecret();
            if (pin && setsPin(request->kind))
                newPin = channel.receiveSecret();
            if (!pin || (setsPin(request->kind) && !newPin))
                break;
        }
        if (!channel.send(answer(*request, pin ? &*pin : nullptr, newPin ? &*newPin : nullptr)))
            break;
    }
    m_session.reset();
    m_driver.reset();
}

QCborMap Server::answer(const HelperRequest& request, const Secret* pin, const Secret* newPin) {
    if (const auto loaded = load(); !loaded)
        return process::toCbor(loaded.error());
    switch (request.kind) {
    case RequestKind::Hello:
        return {{u"version"_s, protocol::version}};
    case RequestKind::List:
        m_session.reset(); // the enumeration would end it anyway
        return answerOf(m_driver->list());
    case RequestKind::PinState:
        return answerOf(pinState(request));
    case RequestKind::Login:
        return answerOf(login(request, pin));
    case RequestKind::Sign:
        return answerOf(sign(request, pin));
    case RequestKind::Logout:
        m_session.reset();
        return {};
    case RequestKind::ChangePin:
    case RequestKind::UnblockPin:
        return answerOf(setPin(request, pin, newPin));
    case RequestKind::Quit:
        break;
    }
    return {};
}

Result<void> Server::load() {
    if (m_driver)
        return {};
    auto driver = Driver::load(m_path, m_initReserved);
    if (!driver)
        return failure(driver);
    m_driver = std::move(*driver);
    return {};
}

Result<TokenSession*> Server::sessionFor(const HelperRequest& request) {
    if (m_session && m_session->isFor(request.token, request.certificate))
        return m_session.get();
    m_session.reset();
    auto session = TokenSession::open(*m_driver, request.token, request.certificate);
    if (!session)
        return failure(session);
    m_session = std::move(*session);
    return m_session.get();
}

Result<PinState> Server::pinState(const HelperRequest& request) const {
    const auto slot = m_driver->slotOf(request.token, request.certificate);
    if (!slot)
        return failure(slot);
    return m_driver->pinState(*slot);
}

Result<void> Server::login(const HelperRequest& request, const Secret* pin) {
    const auto session = sessionFor(request);
    if (!session)
        return failure(session);
    auto outcome = (*session)->login(pin);
    if (!outcome && !leavesSessionUsable(outcome.error().code))
        m_session.reset();
    return outcome;
}

Result<protocol::SignOutcome> Server::sign(const HelperRequest& request, const Secret* pin) {
    const auto session = sessionFor(request);
    if (!session)
        return failure(session);
    auto outcome = (*session)->sign(request, pin);
    if (!outcome && !leavesSessionUsable(outcome.error().code))
        m_session.reset();
    return outcome;
}

/// No other session may be open where the PUK logs in.
Result<void> Server::setPin(const HelperRequest& request, const Secret* present, const Secret* next) {
    m_session.reset();
    const auto slot = m_driver->slotOf(request.token, request.certificate);
    if (!slot)
        return failure(slot);
    return request.kind == RequestKind::ChangePin ? changePin(m_driver->functions(), *slot, present, next)
                                                  : unblockPin(m_driver->functions(), *slot, present, next);
}

} // namespace yenile::pkcs11::helper
