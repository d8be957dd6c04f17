// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <p11-kit/pkcs11.h>

/// Return values of PKCS#11 v2.40 (11.1) and what they mean to Yenile: the one table of them.
namespace yenile::pkcs11::helper {

/// "C_Login: CKR_PIN_INCORRECT (0xa0)" under the code that the table gives the value.
[[nodiscard]] Error errorOf(const char* function, CK_RV value);

/// The same where a PIN is set: what a value says of the new PIN, of the PUK (`isPuk`: the call took it), and
/// of drivers that can do no such thing.
[[nodiscard]] Error errorOfPinChange(const char* function, CK_RV value, bool isPuk);

/// `return failed("C_Login", value)` from any function that returns a Result.
[[nodiscard]] inline std::unexpected<Error> failed(const char* function, CK_RV value) {
    return std::unexpected(errorOf(function, value));
}

} // namespace yenile::pkcs11::helper
