// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <p11-kit/pkcs11.h>

/// The one table of PKCS#11's return values (v2.40, 11.1) and the error codes for them.
namespace yenile::pkcs11::helper {

/// The error for a return value, with the cause "C_Login: CKR_PIN_INCORRECT (0xa0)".
[[nodiscard]] Error errorOf(const char* function, CK_RV value);

/// The same while a PIN is set: errors of the new PIN, of the PUK (`isPuk`: the call used it), and of drivers
/// that cannot set a PIN.
[[nodiscard]] Error errorOfPinChange(const char* function, CK_RV value, bool isPuk);

/// `return failed("C_Login", value)` from any function that returns a Result.
[[nodiscard]] inline std::unexpected<Error> failed(const char* function, CK_RV value) {
    return std::unexpected(errorOf(function, value));
}

} // namespace yenile::pkcs11::helper
