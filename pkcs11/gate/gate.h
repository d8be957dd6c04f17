// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <p11-kit/pkcs11.h>

/// The driver gate, `yenile-driver-gate.so` or `.dll`. libp11 loads it as if it were the card driver, and it
/// passes every call on to the real one. These are its functions besides C_GetFunctionList.
namespace yenile::pkcs11::gate {

/// The environment variable with the absolute path of the real driver. It is set just before the gate is
/// loaded.
inline constexpr auto driverVariable = "YENILE_DRIVER";
/// With "1", each call, its return value and its duration are written to stderr. Arguments never are.
inline constexpr auto logVariable = "YENILE_TOKEN_LOG";

/// The last call that did not return CKR_OK.
struct Failure {
    const char* function = ""; ///< "C_Login"; empty: there was none
    CK_RV value = CKR_OK;
    const char* detail = ""; ///< of the system, where the driver could not be loaded
};

/// libp11 shortens vendor-defined values and hides others; this is the original value.
using LastFailure = const Failure* (*)();
inline constexpr auto lastFailureSymbol = "yenile_gate_last_failure";

/// The driver's functions, logged, but without the adjustments that libp11 needs.
using Functions = const CK_FUNCTION_LIST* (*)();
inline constexpr auto functionsSymbol = "yenile_gate_functions";

} // namespace yenile::pkcs11::gate
