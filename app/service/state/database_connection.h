// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/settings.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QVariant>

#include <map>
#include <stdexcept>

namespace yenile::registration {

/// The database failed. Thrown by everything in this folder and caught at the end of a request or command, so
/// that operations stay readable.
class DatabaseError : public std::runtime_error {
public:
    explicit DatabaseError(const QString& text, bool passes = false)
        : std::runtime_error(text.toStdString()), m_passes(passes) {}

    /// Whether the same may succeed soon: the server is unreachable or busy.
    [[nodiscard]] bool passes() const { return m_passes; }

private:
    bool m_passes;
};

/// The place of a database and the account for it.
struct DatabasePlace {
    DatabaseSettings settings;
    QString file;     ///< SQLite's
    QString password; ///< PostgreSQL's

    [[nodiscard]] bool isSqlite() const { return settings.driver == QLatin1String("sqlite"); }
};

/// One connection of one thread to the database. After a failure its state and that of the transaction are
/// unknown, so it must be discarded; that rolls the transaction back.
class DatabaseConnection {
public:
    explicit DatabaseConnection(const DatabasePlace& place);
    ~DatabaseConnection();
    DatabaseConnection(const DatabaseConnection&) = delete;
    DatabaseConnection& operator=(const DatabaseConnection&) = delete;

    [[nodiscard]] QList<QSqlRecord> select(const QString& sql, const QVariantList& values = {});
    /// Returns how many rows were touched.
    int execute(const QString& sql, const QVariantList& values = {});

private:
    void open(const DatabasePlace& place);
    [[nodiscard]] QSqlDatabase database() const;
    [[nodiscard]] QSqlQuery newQuery() const;
    [[nodiscard]] QSqlQuery& prepared(const QString& sql);
    [[nodiscard]] QString filled(const QString& sql, const QVariantList& values) const;
    [[nodiscard]] QSqlQuery& run(const QString& sql, const QVariantList& values);

    bool m_prepares;
    QString m_name;
    QSqlQuery m_plain;
    std::map<QString, QSqlQuery> m_prepared;
};

} // namespace yenile::registration
