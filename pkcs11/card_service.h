// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <winscard.h>

#include <string>
#include <vector>

namespace yenile::pkcs11 {

/// A connection to the smart card service (PC/SC). Useless after the service went away: then a new one is
/// needed.
class CardService {
public:
    CardService();
    CardService(const CardService&) = delete;
    CardService& operator=(const CardService&) = delete;
    ~CardService();

    [[nodiscard]] bool isConnected() const { return m_outcome == SCARD_S_SUCCESS; }
    [[nodiscard]] SCARDCONTEXT handle() const { return m_handle; }

    /// Empty where there are none. Errors: CardServiceNotRunning, CardServiceDenied.
    [[nodiscard]] Result<std::vector<std::string>> readerNames() const;

private:
    SCARDCONTEXT m_handle = 0;
    LONG m_outcome;
};

/// `SCARD_E_NO_SERVICE` and its like under their code. Errors: CardServiceNotRunning, CardServiceDenied.
[[nodiscard]] std::unexpected<Error> cardServiceFailed(LONG value);

/// Whether there is no service because there is no reader: Windows starts it when one is plugged in, and ends
/// it when the last one goes, unless an administrator switched it off.
[[nodiscard]] bool isAsleep(LONG value);

/// What to ask SCardGetStatusChange about: every reader, of which nothing is known yet. Points into
/// `readers`.
[[nodiscard]] std::vector<SCARD_READERSTATE> unknownStates(const std::vector<std::string>& readers);

} // namespace yenile::pkcs11
