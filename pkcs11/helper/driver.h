// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/protocol/messages.h"

#include <p11-kit/pkcs11.h>

#include <memory>

namespace yenile::pkcs11::helper {

/// One card driver, opened through libp11 and the driver gate.
class Driver {
public:
    /// `path` as the file system has it; `initReserved`: the text for C_Initialize that some drivers want,
    /// empty for the others. Errors: DriverFailed, HelperMissing (no gate beside the program).
    [[nodiscard]] static Result<std::unique_ptr<Driver>> load(const QByteArray& path,
                                                              const QByteArray& initReserved);
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;
    ~Driver();

    /// Every usable token with its certificates. A slot that fails is a problem of its own and leaves the
    /// others alone. Ends all sessions. Errors: TokenFailed, DriverFailed.
    [[nodiscard]] Result<protocol::Listing> list() const;

    /// Where the token is now; of several that look alike the one that holds the certificate (DER). Errors:
    /// TokenRemoved.
    [[nodiscard]] Result<CK_SLOT_ID> slotOf(const protocol::TokenId& token,
                                            const QByteArray& certificate) const;
    /// What the flags of the token in that slot say now. Errors: TokenRemoved.
    [[nodiscard]] Result<PinState> pinState(CK_SLOT_ID slot) const;

    [[nodiscard]] const CK_FUNCTION_LIST& functions() const;

private:
    struct Private;
    [[nodiscard]] Result<std::vector<CK_SLOT_ID>> slotsOf(const protocol::TokenId& token) const;
    explicit Driver(std::unique_ptr<Private> handles);
    std::unique_ptr<Private> d;
};

} // namespace yenile::pkcs11::helper
