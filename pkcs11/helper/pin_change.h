// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/helper/session.h"

/// Setting a PIN (PKCS#11 v2.40, 5.5). Where the secrets are null, they are entered on the reader. What was
/// set from the screen is tried at once: some drivers say that they did what they did not. Errors of all: the
/// PIN and PUK codes, NewPinRefused, PinChangeUnsupported, TokenRemoved, TokenFailed.
namespace yenile::pkcs11::helper {

/// By the present PIN (C_SetPIN).
[[nodiscard]] Result<void> changePin(const CK_FUNCTION_LIST& functions, CK_SLOT_ID slot,
                                     const Secret* present, const Secret* next);
/// By the PUK, in place of a PIN that is locked, forgotten or was never set (C_InitPIN).
[[nodiscard]] Result<void> unblockPin(const CK_FUNCTION_LIST& functions, CK_SLOT_ID slot, const Secret* puk,
                                      const Secret* next);

} // namespace yenile::pkcs11::helper
