// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/client/helper_connection.h"

#include <functional>

namespace yenile::pkcs11 {

/// Shares one driver between the monitor and the signers. The monitor must not disturb signers, because
/// listing tokens ends every login. Thread-safe.
class DriverAccess {
public:
    DriverAccess(const DriverFile& driver, Limits limits) : m_connection(driver, limits) {}

    [[nodiscard]] HelperConnection& connection() { return m_connection; }

    /// The tokens in the driver's slots. While someone is signing: the result of the last time.
    [[nodiscard]] Result<protocol::Listing> list();

    void beginSigning();
    void endSigning();
    [[nodiscard]] bool isSigning() const;

    /// Called in any thread when the last signer is gone and list() was put off meanwhile.
    void setPutOffHandler(std::function<void()> handler);

private:
    HelperConnection m_connection;
    mutable std::mutex m_mutex;
    int m_signers = 0;
    bool m_putOff = false;
    Result<protocol::Listing> m_last;
    std::function<void()> m_handler;
};

} // namespace yenile::pkcs11
