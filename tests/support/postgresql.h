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

    /// Whether this computer has the server's programs, and somebody they agree to run as.
    [[nodiscard]] static bool isThere();
    /// What a service needs to use it.
    [[nodiscard]] QMap<QString, QString> settings() const;

private:
    QString m_folder;
};

} // namespace yenile::tests
