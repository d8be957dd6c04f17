// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

namespace yenile::tests {

/// A PostgreSQL server of its own, reached through a socket in a temporary folder. Failures throw
/// std::runtime_error.
class PostgreSql {
public:
    PostgreSql();
    PostgreSql(const PostgreSql&) = delete;
    PostgreSql& operator=(const PostgreSql&) = delete;
    ~PostgreSql();

    /// As after a crash: every connection is cut.
    void restart() const;

    /// Whether this computer has the server's programs, and somebody they agree to run as.
    [[nodiscard]] static bool isThere();
    /// What a service needs to use it.
    [[nodiscard]] QMap<QString, QString> settings() const;

    /// The service's settings by way of a PgBouncer that lends a connection to the server from transaction to
    /// transaction.
    [[nodiscard]] QMap<QString, QString> settingsOverPool(int port) const;
    [[nodiscard]] static bool hasPool();

    void start() const;
    /// As after a crash.
    void stop() const;

private:
    QString m_folder;
    mutable bool m_hasPool = false;
};

} // namespace yenile::tests
