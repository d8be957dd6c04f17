// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <p11-kit/pkcs11.h>

/// The driver gate, `yenile-driver-gate.so` or `.dll`: libp11 loads it as if it were the card driver, and it
/// passes every call on to the real one. These are its entry points besides C_GetFunctionList.
namespace yenile::pkcs11::gate {

/// Names the real driver in the environment (absolute path); set just before the gate is loaded.
inline constexpr auto driverVariable = "YENILE_DRIVER";
/// "1" in the environment: each call, its return value and its duration go to stderr. Never an argument.
inline constexpr auto logVariable = "YENILE_TOKEN_LOG";

/// The last call that did not return CKR_OK.
struct Failure {
    const char* function = ""; ///< "C_Login"; empty: there was none
    CK_RV value = CKR_OK;
    const char* detail = ""; ///< of the system, where the driver could not be loaded
};

/// libp11 shortens vendor-defined values and hides others: here is the whole truth.
/// The pointer is good until the gate is unloaded.
using LastFailure = const Failure* (*)();
inline constexpr auto lastFailureSymbol = "yenile_gate_last_failure";

/// The driver's functions, logged but with none of the kindnesses that libp11 needs.
using Functions = const CK_FUNCTION_LIST* (*)();
inline constexpr auto functionsSymbol = "yenile_gate_functions";

} // namespace yenile::pkcs11::gate
