// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/state/database.h"

#include "app/service/crypto.h"
#include "app/service/state/schema.h"
#include "core/base/file.h"

#include <map>

namespace yenile::registration {

Database::Database(const ServiceSettings& settings)
    : m_place{settings.database, settings.file(settings.database.name), {}}, m_id(newId()) {
    if (!settings.database.passwordFile.isEmpty()) {
        const Result<QByteArray> password = readFile(settings.file(settings.database.passwordFile));
        if (!password)
            throw DatabaseError(password.error().cause);
        m_place.password = QString::fromUtf8(password->trimmed());
    }
    transaction([this] { updateSchema(*this, m_place.isSqlite()); });
}

Database::~Database() {
    thread().idle.reset();
}

Database::Thread& Database::thread() const {
    thread_local std::map<QString, Thread> threads; // by m_id
    return threads[m_id];
}

std::unique_ptr<DatabaseConnection> Database::takeConnection() const {
    std::unique_ptr<DatabaseConnection> idle = std::move(thread().idle);
    return idle ? std::move(idle) : std::make_unique<DatabaseConnection>(m_place);
}

/// Where `work` fails, the connection is gone with it.
template <typename Work>
auto Database::onConnection(Work&& work) const {
    if (thread().transaction)
        return thread().transaction->on(work);
    std::unique_ptr<DatabaseConnection> connection = takeConnection();
    auto result = work(*connection);
    thread().idle = std::move(connection);
    return result;
}

QList<QSqlRecord> Database::select(const QString& sql, const QVariantList& values) const {
    const auto read = [&](DatabaseConnection& connection) { return connection.select(sql, values); };
    try {
        return onConnection(read);
    } catch (const DatabaseError& error) {
        // What only reads is done once more: the server may have gone and come back meanwhile.
        if (m_place.isSqlite() || thread().transaction || !error.passes())
            throw;
        return onConnection(read);
    }
}

std::optional<QSqlRecord> Database::selectOne(const QString& sql, const QVariantList& values) const {
    const QList<QSqlRecord> rows = select(sql, values);
    return rows.isEmpty() ? std::nullopt : std::optional(rows.first());
}

int Database::execute(const QString& sql, const QVariantList& values) const {
    return onConnection([&](DatabaseConnection& connection) { return connection.execute(sql, values); });
}

void Database::emptyLog() const {
    if (!m_place.isSqlite())
        return;
    const auto outcome = selectOne(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    if (!outcome || outcome->value(0).toInt() != 0)
        throw DatabaseError(QStringLiteral("the write-ahead log is in use"), true);
}

/// PostgreSQL's planner keeps frequent values of every column; nobody but the database's owner can have them
/// written anew, and for others it is a warning.
void Database::compact() const {
    if (m_place.isSqlite()) {
        execute(QStringLiteral("VACUUM"));
        return emptyLog();
    }
    execute(QStringLiteral("VACUUM (FULL, ANALYZE)"));
    execute(QStringLiteral("VACUUM FULL pg_statistic"));
}

Database::Transaction::Transaction(const Database& database) : m_database(database) {
    Q_ASSERT(!database.thread().transaction); // not to be nested
    try {
        begin();
    } catch (const DatabaseError& error) {
        if (database.m_place.isSqlite() || !error.passes())
            throw;
        begin(); // nothing was done yet: on a new connection
    }
    database.thread().transaction = this;
}

void Database::Transaction::begin() {
    std::unique_ptr<DatabaseConnection> connection = m_database.takeConnection();
    if (m_database.m_place.isSqlite()) {
        connection->execute(QStringLiteral("BEGIN IMMEDIATE"));
    } else {
        connection->execute(QStringLiteral("BEGIN"));
        // The order that SQLite keeps anyway: one writer after another.
        (void)connection->select(QStringLiteral("SELECT pg_advisory_xact_lock(5070)"));
    }
    m_connection = std::move(connection);
    m_isOpen = true;
}

/// Whoever comes here by way of a failure has his error already: a connection that cannot even be rolled back
/// is left, and what it began ends with it.
Database::Transaction::~Transaction() {
    Thread& thread = m_database.thread();
    thread.transaction = nullptr;
    if (m_connection && m_isOpen) {
        try {
            m_connection->execute(QStringLiteral("ROLLBACK"));
        } catch (const DatabaseError&) {
            m_connection.reset();
        }
    }
    thread.idle = std::move(m_connection);
}

void Database::Transaction::commit() {
    on([](DatabaseConnection& connection) { return connection.execute(QStringLiteral("COMMIT")); });
    m_isOpen = false;
}

} // namespace yenile::registration
