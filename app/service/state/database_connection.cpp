// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/state/database_connection.h"

#include "app/service/crypto.h"

#include <QFile>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlField>

#include <algorithm>
#include <array>

namespace yenile::registration {
namespace {

/// PostgreSQL's classes 08 (connection), 40 (rolled back for another's sake), 53 (out of resources) and 57P
/// (shutting down or starting); no code at all: there was nobody to give one. SQLite's BUSY and LOCKED.
bool passes(const QSqlError& error, bool isSqlite) {
    const QString code = error.nativeErrorCode();
    if (isSqlite)
        return code == u"5" || code == u"6";
    constexpr std::array classes{u"08", u"40", u"53", u"57P"};
    return code.isEmpty() ||
           std::ranges::any_of(classes, [&](QStringView start) { return code.startsWith(start); });
}

/// PostgreSQL quotes the values that were in the way, which may be a person's, in lines of their own; nothing
/// of that belongs into a log.
DatabaseError failureOf(const QSqlError& error, bool isSqlite) {
    return DatabaseError(error.text().section(u'\n', 0, 0), passes(error, isSqlite));
}

/// A null string is an empty one here; what is to be NULL is a null QVariant. PostgreSQL's texts hold no
/// U+0000, and nothing of ours has one, so that what a stranger asks for by such a name is not found.
QVariant bindable(const QVariant& value) {
    if (value.typeId() != QMetaType::QString || value.isNull())
        return value;
    QString text = value.toString();
    if (text.isNull())
        return QStringLiteral("");
    return text.contains(QChar::Null) ? text.replace(QChar::Null, QChar::ReplacementCharacter) : value;
}

} // namespace

// SQLite parses a statement once for each connection: parsing it anew took as long as running it. Qt's driver
// for PostgreSQL gives the statements that it prepares names that count from 1 in every process. Behind a
// pool that shares a server among clients, as PgBouncer does from transaction to transaction, one of them
// would run another's statement with its own values.
DatabaseConnection::DatabaseConnection(const DatabasePlace& place)
    : m_prepares(place.isSqlite()), m_name(newId()) {
    try {
        open(place);
    } catch (...) {
        QSqlDatabase::removeDatabase(m_name);
        throw;
    }
}

DatabaseConnection::~DatabaseConnection() {
    m_prepared.clear(); // they hold it open
    m_plain = QSqlQuery();
    QSqlDatabase::removeDatabase(m_name);
}

QSqlDatabase DatabaseConnection::database() const {
    return QSqlDatabase::database(m_name, false);
}

void DatabaseConnection::open(const DatabasePlace& place) {
    QSqlDatabase database = QSqlDatabase::addDatabase(
        place.isSqlite() ? QStringLiteral("QSQLITE") : QStringLiteral("QPSQL"), m_name);
    if (place.isSqlite()) {
        database.setDatabaseName(place.file);
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=20000"));
    } else {
        database.setDatabaseName(place.settings.name);
        database.setHostName(place.settings.host);
        database.setPort(place.settings.port);
        database.setUserName(place.settings.user);
        database.setPassword(place.password);
        database.setConnectOptions(QStringLiteral("connect_timeout=5"));
    }
    if (!database.open())
        throw failureOf(database.lastError(), place.isSqlite());
    if (!place.isSqlite())
        return;
    // What SQLite keeps beside it gets the same permissions, so before there is any of that.
    QFile::setPermissions(place.file, QFile::ReadOwner | QFile::WriteOwner);
    for (const auto* const pragma :
         {"PRAGMA page_size=16384",  // of a new one: documents and bundles fill many pages
          "PRAGMA journal_mode=WAL", //
          "PRAGMA synchronous=FULL", // a receipt that was given survives a power cut
          "PRAGMA foreign_keys=ON",  //
          "PRAGMA secure_delete=ON", // what is deleted is overwritten
          "PRAGMA cache_size=-128"}) // KiB, for each of many threads; the system caches the file
        execute(QLatin1String(pragma));
}

QSqlQuery DatabaseConnection::newQuery() const {
    QSqlQuery query(database());
    query.setForwardOnly(true);
    return query;
}

QSqlQuery& DatabaseConnection::prepared(const QString& sql) {
    if (const auto known = m_prepared.find(sql); known != m_prepared.end())
        return known->second;
    QSqlQuery query = newQuery();
    if (!query.prepare(sql))
        throw failureOf(query.lastError(), true);
    return m_prepared.emplace(sql, std::move(query)).first->second;
}

/// The values as the driver writes them, which is what it does with those of a prepared statement as well.
QString DatabaseConnection::filled(const QString& sql, const QVariantList& values) const {
    const QSqlDatabase open = database();
    const QStringList parts = sql.split(u'?');
    Q_ASSERT(parts.size() == values.size() + 1);
    QString whole = parts.first();
    for (qsizetype i = 0; i < values.size(); ++i) {
        const QVariant value = bindable(values[i]);
        QSqlField field(QString(), value.metaType());
        if (!value.isNull())
            field.setValue(value);
        whole += open.driver()->formatValue(field) + parts[i + 1];
    }
    return whole;
}

/// Done, but for its rows: whoever has them calls finish(), or a lock stays behind.
QSqlQuery& DatabaseConnection::run(const QString& sql, const QVariantList& values) {
    const bool isPrepared = m_prepares && !values.isEmpty();
    QSqlQuery& query = isPrepared ? prepared(sql) : m_plain = newQuery();
    if (isPrepared)
        for (qsizetype i = 0; i < values.size(); ++i)
            query.bindValue(static_cast<int>(i), bindable(values[i]));
    if (!(isPrepared ? query.exec() : query.exec(filled(sql, values))))
        throw failureOf(query.lastError(), m_prepares);
    return query;
}

QList<QSqlRecord> DatabaseConnection::select(const QString& sql, const QVariantList& values) {
    QSqlQuery& query = run(sql, values);
    QList<QSqlRecord> rows;
    while (query.next())
        rows.append(query.record());
    if (query.lastError().isValid()) // lost on the way: what has come is not all
        throw failureOf(query.lastError(), m_prepares);
    query.finish();
    return rows;
}

int DatabaseConnection::execute(const QString& sql, const QVariantList& values) {
    QSqlQuery& query = run(sql, values);
    const int rows = query.numRowsAffected();
    query.finish();
    return rows;
}

} // namespace yenile::registration
