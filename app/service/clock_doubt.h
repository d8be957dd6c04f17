// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/audit.h"

namespace yenile::registration {

/// For so many days the audit log has nothing, though something happens at a service almost every day: the
/// clock may have jumped ahead, and what is not due would be erased.
struct ClockDoubt {
    int days = 0;
};

/// Nothing where the clock is believed: it went back again, or somebody has looked at it since.
[[nodiscard]] std::optional<ClockDoubt> clockDoubt(const Database& database, const QDateTime& now);

/// Notes that somebody has looked at the clock, and found it right. Within a transaction.
void vouchForClock(const AuditLog& audit, const QDateTime& now);

} // namespace yenile::registration
