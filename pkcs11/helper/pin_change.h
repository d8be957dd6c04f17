// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/helper/driver_session.h"

/// Sets a PIN (PKCS#11 v2.40, 5.5). If the secrets are null, they are entered on the reader. A PIN from the
/// screen is tried afterwards, because some drivers report success wrongly. Errors of all: the PIN and PUK
/// codes, NewPinRefused, PinChangeUnsupported, TokenRemoved, TokenFailed.
namespace yenile::pkcs11::helper {

/// With the present PIN (C_SetPIN).
[[nodiscard]] Result<void> changePin(const CK_FUNCTION_LIST& functions, CK_SLOT_ID slot,
                                     const Secret* present, const Secret* next);
/// With the PUK, if the PIN is locked, forgotten or was never set (C_InitPIN).
[[nodiscard]] Result<void> unblockPin(const CK_FUNCTION_LIST& functions, CK_SLOT_ID slot, const Secret* puk,
                                      const Secret* next);

} // namespace yenile::pkcs11::helper
