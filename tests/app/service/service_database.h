// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/postgresql.h"
#include "tests/support/service_process.h"

#include <optional>
#include <vector>

namespace yenile::tests {

enum class DatabaseKind { Sqlite, PostgreSql };

/// Those that this computer has.
[[nodiscard]] std::vector<DatabaseKind> databaseKinds();

/// Where a service keeps its state, for what has to hold on every kind. Lives longer than the service.
class ServiceDatabase {
public:
    explicit ServiceDatabase(DatabaseKind kind);

    [[nodiscard]] ServiceOptions with(QMap<QString, QString> settings = {}) const;
    /// As after a crash, where that is another program than the service.
    void restart() const;

private:
    std::optional<PostgreSql> m_server;
};

} // namespace yenile::tests
