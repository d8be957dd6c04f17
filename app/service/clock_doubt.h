// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/audit.h"

namespace yenile::registration {

/// The number of days without an entry in the audit log, although something happens at a service almost every
/// day. The clock may have jumped ahead, and data would be erased too early.
struct ClockDoubt {
    int days = 0;
};

/// Nothing if the clock is trusted: it went back again, or somebody has confirmed it since.
[[nodiscard]] std::optional<ClockDoubt> clockDoubt(const Database& database, const QDateTime& now);

/// Records that somebody has confirmed the clock. Within a transaction.
void vouchForClock(const AuditLog& audit, const QDateTime& now);

} // namespace yenile::registration
