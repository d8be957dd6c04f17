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

/// The database failed. Thrown by everything in this folder and caught where a request or command ends, so
/// that the operations read as what they do.
class DatabaseError : public std::runtime_error {
public:
    explicit DatabaseError(const QString& text, bool passes = false)
        : std::runtime_error(text.toStdString()), m_passes(passes) {}

    /// Whether the same may well succeed in a moment: the server is away, or has too much to do.
    [[nodiscard]] bool passes() const { return m_passes; }

private:
    bool m_passes;
};

/// Where a database is, and as whom it is opened.
struct DatabasePlace {
    DatabaseSettings settings;
    QString file;     ///< SQLite's
    QString password; ///< PostgreSQL's

    [[nodiscard]] bool isSqlite() const { return settings.driver == QLatin1String("sqlite"); }
};

/// One connection to the database, of one thread. After a failure nobody knows whether there is still
/// somebody at the other end, and what is left of a transaction: it is to be thrown away, which undoes what
/// it had begun.
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
