// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/driver_access.h"

namespace yenile::pkcs11 {

Result<protocol::Listing> DriverAccess::list() {
    {
        const std::scoped_lock lock(m_mutex);
        if (m_signers > 0) {
            m_putOff = true;
            return m_last;
        }
    }
    auto listing = m_connection.list();
    const std::scoped_lock lock(m_mutex);
    m_last = listing;
    return listing;
}

void DriverAccess::beginSigning() {
    const std::scoped_lock lock(m_mutex);
    ++m_signers;
}

void DriverAccess::endSigning() {
    const std::scoped_lock lock(m_mutex);
    if (--m_signers == 0 && std::exchange(m_putOff, false) && m_handler)
        m_handler();
}

bool DriverAccess::isSigning() const {
    const std::scoped_lock lock(m_mutex);
    return m_signers > 0;
}

void DriverAccess::setPutOffHandler(std::function<void()> handler) {
    const std::scoped_lock lock(m_mutex);
    m_handler = std::move(handler);
}

} // namespace yenile::pkcs11
