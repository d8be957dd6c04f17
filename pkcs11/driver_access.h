// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/client/helper_connection.h"

#include <functional>

namespace yenile::pkcs11 {

/// One driver between the monitor, which wants to look, and the signers, who must not be disturbed: an
/// enumeration ends every login. Thread-safe.
class DriverAccess {
public:
    DriverAccess(const DriverFile& driver, Limits limits) : m_connection(driver, limits) {}

    [[nodiscard]] HelperConnection& connection() { return m_connection; }

    /// What is in the driver's slots; what was there last time, where someone is signing.
    [[nodiscard]] Result<protocol::Listing> list();

    void beginSigning();
    void endSigning();
    [[nodiscard]] bool isSigning() const;

    /// Called, in any thread, when the last signer went and list() had to be put off meanwhile.
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
