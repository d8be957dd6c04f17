// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/helper/certificate_reader.h"
#include "pkcs11/protocol/messages.h"

#include <p11-kit/pkcs11.h>

namespace yenile::pkcs11::helper {

/// Reads what a token shows without the PIN.
class TokenReader {
public:
    explicit TokenReader(const CK_FUNCTION_LIST& functions) : m_functions(functions) {}

    /// Everything but the slot. Errors: TokenRemoved, TokenFailed.
    [[nodiscard]] Result<Token> read(CK_SLOT_ID slot);
    [[nodiscard]] Result<protocol::TokenId> id(CK_SLOT_ID slot) const;
    /// Its flags now.
    [[nodiscard]] Result<PinState> pinState(CK_SLOT_ID slot) const;

private:
    [[nodiscard]] Result<CK_TOKEN_INFO> info(CK_SLOT_ID slot) const;

    const CK_FUNCTION_LIST& m_functions;
    CertificateReader m_certificates;
};

} // namespace yenile::pkcs11::helper
