// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/protocol/messages.h"

#include <p11-kit/pkcs11.h>

#include <memory>

namespace yenile::pkcs11::helper {

/// One card driver, opened through libp11 and the driver gate.
class Driver {
public:
    /// `path` in the file system's encoding. `initReserved`: the argument of C_Initialize for drivers that
    /// need one, otherwise empty. Errors: DriverFailed; HelperMissing if the gate is not next to the program.
    [[nodiscard]] static Result<std::unique_ptr<Driver>> load(const QByteArray& path,
                                                              const QByteArray& initReserved);
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;
    ~Driver();

    /// All usable tokens with their certificates. A slot that fails is reported and does not affect the
    /// others. Ends all sessions. Errors: TokenFailed, DriverFailed.
    [[nodiscard]] Result<protocol::Listing> list() const;

    /// The token's slot; of several similar tokens, the one with the certificate (DER). Errors: TokenRemoved.
    [[nodiscard]] Result<CK_SLOT_ID> slotOf(const protocol::TokenId& token,
                                            const QByteArray& certificate) const;
    /// The flags of the token in that slot. Errors: TokenRemoved.
    [[nodiscard]] Result<PinState> pinState(CK_SLOT_ID slot) const;

    [[nodiscard]] const CK_FUNCTION_LIST& functions() const;

private:
    struct Private;
    [[nodiscard]] Result<std::vector<CK_SLOT_ID>> slotsOf(const protocol::TokenId& token) const;
    explicit Driver(std::unique_ptr<Private> handles);
    std::unique_ptr<Private> d;
};

} // namespace yenile::pkcs11::helper
