// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/helper/return_value.h"

#include <algorithm>
#include <array>

namespace yenile::pkcs11::helper {

namespace {

struct Row {
    CK_RV value;
    const char* name;
    ErrorCode code;
};

#define YENILE_ROW(value, code)                                                                              \
    Row {                                                                                                    \
        value, #value, ErrorCode::code                                                                       \
    }

// What is not in the table is TokenFailed. Only CKR_PIN_INCORRECT says that a PIN was wrong.
constexpr std::array table{
    YENILE_ROW(CKR_PIN_INCORRECT, PinIncorrect),
    YENILE_ROW(CKR_PIN_LOCKED, PinLocked),
    YENILE_ROW(CKR_PIN_LEN_RANGE, PinLengthInvalid),
    YENILE_ROW(CKR_PIN_EXPIRED, PinExpired),
    YENILE_ROW(CKR_USER_PIN_NOT_INITIALIZED, PinNotSet),
    // the person pressed the cancel key of the reader
    YENILE_ROW(CKR_CANCEL, Cancelled),
    YENILE_ROW(CKR_FUNCTION_CANCELED, Cancelled),
    YENILE_ROW(CKR_FUNCTION_REJECTED, Cancelled),
    YENILE_ROW(CKR_TOKEN_NOT_PRESENT, TokenRemoved),
    YENILE_ROW(CKR_DEVICE_REMOVED, TokenRemoved),
    YENILE_ROW(CKR_SLOT_ID_INVALID, TokenRemoved),
    YENILE_ROW(CKR_SESSION_HANDLE_INVALID, TokenRemoved),
    YENILE_ROW(CKR_SESSION_CLOSED, TokenRemoved),
    YENILE_ROW(CKR_MECHANISM_INVALID, MechanismUnsupported),
    YENILE_ROW(CKR_MECHANISM_PARAM_INVALID, MechanismUnsupported),
    YENILE_ROW(CKR_KEY_TYPE_INCONSISTENT, MechanismUnsupported),
    YENILE_ROW(CKR_KEY_SIZE_RANGE, MechanismUnsupported),
    YENILE_ROW(CKR_KEY_FUNCTION_NOT_PERMITTED, MechanismUnsupported),
    YENILE_ROW(CKR_DATA_LEN_RANGE, MechanismUnsupported),
    YENILE_ROW(CKR_CRYPTOKI_NOT_INITIALIZED, DriverFailed),
    YENILE_ROW(CKR_LIBRARY_LOAD_FAILED, DriverFailed),
    YENILE_ROW(CKR_CANT_LOCK, DriverFailed),
    YENILE_ROW(CKR_NEED_TO_CREATE_THREADS, DriverFailed),
    // named for the log
    YENILE_ROW(CKR_HOST_MEMORY, TokenFailed),
    YENILE_ROW(CKR_GENERAL_ERROR, TokenFailed),
    YENILE_ROW(CKR_FUNCTION_FAILED, TokenFailed),
    YENILE_ROW(CKR_ARGUMENTS_BAD, TokenFailed),
    YENILE_ROW(CKR_DEVICE_ERROR, TokenFailed),
    YENILE_ROW(CKR_DEVICE_MEMORY, TokenFailed),
    YENILE_ROW(CKR_FUNCTION_NOT_SUPPORTED, TokenFailed),
    YENILE_ROW(CKR_KEY_HANDLE_INVALID, TokenFailed),
    YENILE_ROW(CKR_OPERATION_ACTIVE, TokenFailed),
    YENILE_ROW(CKR_OPERATION_NOT_INITIALIZED, TokenFailed),
    YENILE_ROW(CKR_PIN_INVALID, TokenFailed),
    YENILE_ROW(CKR_SESSION_COUNT, TokenFailed),
    YENILE_ROW(CKR_TOKEN_NOT_RECOGNIZED, TokenFailed),
    YENILE_ROW(CKR_USER_NOT_LOGGED_IN, TokenFailed),
    YENILE_ROW(CKR_USER_ANOTHER_ALREADY_LOGGED_IN, TokenFailed),
};

} // namespace

Error errorOf(const char* function, CK_RV value) {
    const auto row = std::ranges::find(table, value, &Row::value);
    const bool known = row != table.end();
    const QString name = known ? QString::fromLatin1(row->name) : QStringLiteral("unknown value");
    return {known ? row->code : ErrorCode::TokenFailed,
            {},
            QStringLiteral("%1: %2 (0x%3)").arg(QString::fromLatin1(function), name).arg(value, 0, 16)};
}

Error errorOfPinChange(const char* function, CK_RV value, bool isPuk) {
    Error error = errorOf(function, value);
    switch (value) {
    case CKR_PIN_INCORRECT:
        error.code = isPuk ? ErrorCode::PukIncorrect : error.code;
        break;
    case CKR_PIN_LOCKED:
        error.code = isPuk ? ErrorCode::PukLocked : error.code;
        break;
    case CKR_PIN_INVALID:
    case CKR_PIN_LEN_RANGE:
        error.code = isPuk ? ErrorCode::PukIncorrect : ErrorCode::NewPinRefused;
        break;
    case CKR_FUNCTION_NOT_SUPPORTED:
    case CKR_USER_TYPE_INVALID:
    case CKR_SESSION_READ_ONLY:
    case CKR_TOKEN_WRITE_PROTECTED:
        error.code = ErrorCode::PinChangeUnsupported;
        break;
    default:
        break;
    }
    return error;
}

} // namespace yenile::pkcs11::helper
