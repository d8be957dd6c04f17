// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/service/service_database.h"

#include <QStringList>

namespace yenile::tests {

/// Applicants renew all the while; the service, and now and then the server of its database, is killed at
/// moments that follow from the seed, and started again.
struct KillPlan {
    quint32 seed = 1;
    int kills = 10;
    int applicants = 4; ///< at once
    DatabaseKind database = DatabaseKind::Sqlite;
};

struct KillRun {
    QStringList complaints; ///< what must not be; empty: each receipt stands, and nothing is there twice
    int receipts = 0;
};

[[nodiscard]] KillRun runWithKills(const KillPlan& plan);

} // namespace yenile::tests
