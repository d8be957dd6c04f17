// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/helper/pin_change.h"

namespace yenile::pkcs11::helper {

namespace {

/// In a session of its own, so that nobody is logged in yet.
Result<void> tryOut(const CK_FUNCTION_LIST& functions, CK_SLOT_ID slot, const Secret* pin) {
    if (!pin)
        return {};
    const auto session = DriverSession::open(functions, slot);
    if (!session)
        return failure(session);
    const Result<void> login = session->login(CKU_USER, pin);
    if (login)
        session->logout();
    else if (login.error().code == ErrorCode::PinIncorrect)
        return fail(ErrorCode::TokenFailed, {},
                    QStringLiteral("the driver says that the PIN was set, and it was not"));
    return login;
}

Result<void> setByPuk(const DriverSession& session, const Secret* puk, const Secret* next) {
    if (const Result<void> login = session.loginWithPuk(puk); !login)
        return login;
    Result<void> set = session.initPin(next);
    session.logout();
    return set;
}

/// Opens a session that may write, and closes it again.
template <typename Set>
Result<void> set(const CK_FUNCTION_LIST& functions, CK_SLOT_ID slot, Set&& how) {
    const auto session = DriverSession::open(functions, slot, DriverSession::Access::Write);
    if (!session)
        return failure(session);
    return how(*session);
}

} // namespace

Result<void> changePin(const CK_FUNCTION_LIST& functions, CK_SLOT_ID slot, const Secret* present,
                       const Secret* next) {
    const Result<void> changed =
        set(functions, slot, [&](const DriverSession& session) { return session.changePin(present, next); });
    return changed ? tryOut(functions, slot, next) : changed;
}

Result<void> unblockPin(const CK_FUNCTION_LIST& functions, CK_SLOT_ID slot, const Secret* puk,
                        const Secret* next) {
    const Result<void> unblocked =
        set(functions, slot, [&](const DriverSession& session) { return setByPuk(session, puk, next); });
    return unblocked ? tryOut(functions, slot, next) : unblocked;
}

} // namespace yenile::pkcs11::helper
