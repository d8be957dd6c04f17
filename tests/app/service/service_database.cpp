// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/service_database.h"

namespace yenile::tests {

std::vector<DatabaseKind> databaseKinds() {
    std::vector<DatabaseKind> kinds{DatabaseKind::Sqlite};
    if (PostgreSql::isThere())
        kinds.push_back(DatabaseKind::PostgreSql);
    return kinds;
}

ServiceDatabase::ServiceDatabase(DatabaseKind kind) {
    if (kind == DatabaseKind::PostgreSql)
        m_server.emplace();
}

ServiceOptions ServiceDatabase::with(QMap<QString, QString> settings) const {
    if (m_server)
        settings.insert(m_server->settings());
    return {settings, {}};
}

void ServiceDatabase::restart() const {
    if (m_server)
        m_server->restart();
}

} // namespace yenile::tests
