// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/helper/token_reader.h"

#include "pkcs11/helper/key_table.h"
#include "pkcs11/helper/mechanism.h"
#include "pkcs11/helper/return_value.h"

#include <algorithm>

namespace yenile::pkcs11::helper {

namespace {

/// A field of PKCS#11 text: padded with blanks to its fixed size; some drivers end it with a NUL.
template <std::size_t Size>
QString text(const CK_UTF8CHAR (&field)[Size]) {
    const auto end = std::ranges::find(field, '\0');
    return QString::fromUtf8(reinterpret_cast<const char*>(field), end - std::begin(field)).trimmed();
}

PinState pinStateOf(const CK_TOKEN_INFO& info) {
    const auto has = [&](CK_FLAGS flag) { return (info.flags & flag) != 0; };
    const auto length = [](CK_ULONG value, int otherwise) {
        return value == 0 || value > 255 ? otherwise : static_cast<int>(value);
    };
    PinState state;
    state.initialised = has(CKF_USER_PIN_INITIALIZED);
    state.countLow = has(CKF_USER_PIN_COUNT_LOW);
    state.finalTry = has(CKF_USER_PIN_FINAL_TRY);
    state.locked = has(CKF_USER_PIN_LOCKED);
    state.toBeChanged = has(CKF_USER_PIN_TO_BE_CHANGED);
    state.isRequired = has(CKF_LOGIN_REQUIRED);
    state.protectedPath = has(CKF_PROTECTED_AUTHENTICATION_PATH);
    state.pukCountLow = has(CKF_SO_PIN_COUNT_LOW);
    state.pukFinalTry = has(CKF_SO_PIN_FINAL_TRY);
    state.pukLocked = has(CKF_SO_PIN_LOCKED);
    state.minimumLength = length(info.ulMinPinLen, 0);
    state.maximumLength = length(info.ulMaxPinLen, 255);
    if (state.minimumLength > state.maximumLength) { // nothing that could be relied on
        state.minimumLength = 0;
        state.maximumLength = 255;
    }
    return state;
}

} // namespace

Result<Token> TokenReader::read(CK_SLOT_ID slot) {
    const auto about = info(slot);
    if (!about)
        return failure(about);
    Token token;
    token.label = text(about->label);
    token.serialNumber = text(about->serialNumber);
    token.manufacturer = text(about->manufacturerID);
    token.model = text(about->model);
    token.pin = pinStateOf(*about);

    const auto session = DriverSession::open(m_functions, slot);
    if (!session)
        return failure(session);
    auto objects = m_certificates.read(*session, protocol::idOf(token));
    if (!objects)
        return failure(objects);
    const auto mechanisms = mechanismsOf(m_functions, slot);
    // Where the keys cannot be read the certificates are shown all the same.
    const KeyTable keys = KeyTable::read(*session, !token.pin.isRequired).value_or(KeyTable());
    for (CertificateObject& object : *objects) {
        const CertificateKey wanted = keyOf(object.certificate.handle());
        const KeyPresence key = keys.presenceOf(wanted, object.keyId);
        auto algorithms = algorithmsFor(wanted, mechanisms);
        token.certificates.push_back({std::move(object.certificate), std::move(object.keyId),
                                      std::move(object.label), key, std::move(algorithms)});
    }
    return token;
}

Result<protocol::TokenId> TokenReader::id(CK_SLOT_ID slot) const {
    const auto about = info(slot);
    if (!about)
        return failure(about);
    return protocol::TokenId{text(about->serialNumber), text(about->label)};
}

Result<PinState> TokenReader::pinState(CK_SLOT_ID slot) const {
    const auto about = info(slot);
    if (!about)
        return failure(about);
    return pinStateOf(*about);
}

Result<CK_TOKEN_INFO> TokenReader::info(CK_SLOT_ID slot) const {
    CK_TOKEN_INFO about{};
    const CK_RV value = m_functions.C_GetTokenInfo(slot, &about);
    if (value != CKR_OK)
        return failed("C_GetTokenInfo", value);
    return about;
}

} // namespace yenile::pkcs11::helper
