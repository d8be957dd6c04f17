// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <winscard.h>

#include <string>
#include <vector>

namespace yenile::pkcs11 {

/// A connection to the smart card service (PC/SC). If the service ends, a new one is needed.
class CardService {
public:
    CardService();
    CardService(const CardService&) = delete;
    CardService& operator=(const CardService&) = delete;
    ~CardService();

    [[nodiscard]] bool isConnected() const { return m_outcome == SCARD_S_SUCCESS; }
    [[nodiscard]] SCARDCONTEXT handle() const { return m_handle; }

    /// Empty if there are none. Errors: CardServiceNotRunning, CardServiceDenied.
    [[nodiscard]] Result<std::vector<std::string>> readerNames() const;

private:
    SCARDCONTEXT m_handle = 0;
    LONG m_outcome;
};

/// The error for `SCARD_E_NO_SERVICE` and similar codes. Errors: CardServiceNotRunning, CardServiceDenied.
[[nodiscard]] std::unexpected<Error> cardServiceFailed(LONG value);

/// Whether the service does not run because there is no reader: Windows starts it with the first reader and
/// ends it with the last, unless an administrator has disabled it.
[[nodiscard]] bool isAsleep(LONG value);

/// The states for SCardGetStatusChange: every reader, with nothing known yet. Points into `readers`.
[[nodiscard]] std::vector<SCARD_READERSTATE> unknownStates(const std::vector<std::string>& readers);

} // namespace yenile::pkcs11
