#include "app/service/state/database.h"

#include "app/service/crypto.h"
#include "app/service/state/schema.h"
#include "core/base/file.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>

#include <map>
#include <memory>

namespace yenile::registration {
/// One thread's connection to one database, with the statements that it knows already: parsing them anew each
/// time took as long as running them.
class ThreadConnection {
public:
    explicit ThreadConnection(QString name) : m_name(std::move(name)) {}
    ThreadConnection(const ThreadConnection&) = delete;
    ThreadConnection& operator=(const ThreadConnection&) = delete;
    ~ThreadConnection() {
        m_prepared.clear(); // they hold it open
        m_plain = QSqlQuery();
        QSqlDatabase::removeDatabase(m_name);
    }

    [[nodiscard]] QSqlDatabase database() const { return QSqlDatabase::database(m_name, false); }

    /// After a failure nobody knows whether the server is still at the other end: Qt calls it open all the
    /// same.
    bool isSuspect = false;
    bool isInTransaction = false;

    /// PostgreSQL prepares no CREATE TABLE: for what has no values.
    [[nodiscard]] QSqlQuery& plain() { return m_plain = newQuery(); }

    [[nodiscard]] QSqlQuery& prepared(const QString& sql) {
        if (const auto known = m_prepared.find(sql); known != m_prepared.end())
            return known->second;
        QSqlQuery query = newQuery();
        if (!query.prepare(sql))
            throw DatabaseError(query.lastError().text());
        return m_prepared.emplace(sql, std::move(query)).first->second;
    }

private:
    [[nodiscard]] QSqlQuery newQuery() const {
        QSqlQuery query(database());
        query.setForwardOnly(true);
        return query;
    }

private:
    QString m_name;
    QSqlQuery m_plain;
    std::map<QString, QSqlQuery> m_prepared;
};

namespace {

using ThreadConnections = std::map<QString, std::unique_ptr<ThreadConnection>>; // by Database::m_id

ThreadConnections& threadConnections() {
    thread_local ThreadConnections connections;
    return connections;
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

/// Done, but for its rows: whoever has them calls finish(), or a lock stays behind.
QSqlQuery& run(ThreadConnection& connection, const QString& sql, const QVariantList& values) {
    connection.isSuspect = true; // until it has answered
    QSqlQuery& query = values.isEmpty() ? connection.plain() : connection.prepared(sql);
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), bindable(values[i]));
    if (!(values.isEmpty() ? query.exec(sql) : query.exec()))
        throw DatabaseError(query.lastError().text());
    connection.isSuspect = false;
    return query;
}

void runPlain(const QSqlDatabase& connection, const char* sql) {
    QSqlQuery query(connection);
    if (!query.exec(QLatin1String(sql)))
        throw DatabaseError(query.lastError().text());
}

} // namespace

Database::Database(const Settings& settings)
    : m_settings(settings.database), m_file(settings.file(settings.database.name)), m_id(newId()) {
    if (!m_settings.passwordFile.isEmpty()) {
        const Result<QByteArray> password = readFile(settings.file(m_settings.passwordFile));
        if (!password)
            throw DatabaseError(password.error().cause);
        m_password = QString::fromUtf8(password->trimmed());
    }
    transaction([this] { updateSchema(*this, isSqlite()); });
}

Database::~Database() {
    threadConnections().erase(m_id);
}

bool Database::isSqlite() const {
    return m_settings.driver == QLatin1String("sqlite");
}

ThreadConnection& Database::connection() const {
    std::unique_ptr<ThreadConnection>& known = threadConnections()[m_id];
    if (!known || !known->database().isOpen() || (known->isSuspect && !known->isInTransaction)) {
        known.reset();
        const QString name = m_id + newId();
        known = std::make_unique<ThreadConnection>(name);
        open(name);
    }
    return *known;
}

void Database::open(const QString& connectionName) const {
    QSqlDatabase database = QSqlDatabase::addDatabase(
        isSqlite() ? QStringLiteral("QSQLITE") : QStringLiteral("QPSQL"), connectionName);
    if (isSqlite()) {
        database.setDatabaseName(m_file);
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=20000"));
    } else {
        database.setDatabaseName(m_settings.name);
        database.setHostName(m_settings.host);
        database.setPort(m_settings.port);
        database.setUserName(m_settings.user);
        database.setPassword(m_password);
        database.setConnectOptions(QStringLiteral("connect_timeout=5"));
    }
    if (!database.open())
        throw DatabaseError(database.lastError().text());
    if (isSqlite()) {
        runPlain(database, "PRAGMA page_size=16384"); // of a new one: documents and bundles fill many pages
        runPlain(database, "PRAGMA journal_mode=WAL");
        runPlain(database, "PRAGMA synchronous=FULL"); // a receipt that was given survives a power cut
        runPlain(database, "PRAGMA foreign_keys=ON");
        runPlain(database, "PRAGMA cache_size=-512"); // KiB, for each of many threads
    }
}

bool Database::mayRepeat() const {
    return !isSqlite() && !connection().isInTransaction;
}

QList<QSqlRecord> Database::select(const QString& sql, const QVariantList& values) const {
    const auto read = [&]() -> QSqlQuery& { return run(connection(), sql, values); };
    const auto readAgain = [&]() -> QSqlQuery& {
        try {
            return read();
        } catch (const DatabaseError&) {
            if (!mayRepeat())
                throw;
            return read();
        }
    };
    QSqlQuery& query = readAgain();
    QList<QSqlRecord> rows;
    while (query.next())
        rows.append(query.record());
    query.finish();
    return rows;
}

std::optional<QSqlRecord> Database::selectOne(const QString& sql, const QVariantList& values) const {
    const QList<QSqlRecord> rows = select(sql, values);
    return rows.isEmpty() ? std::nullopt : std::optional(rows.first());
}

int Database::execute(const QString& sql, const QVariantList& values) const {
    QSqlQuery& query = run(connection(), sql, values);
    const int rows = query.numRowsAffected();
    query.finish();
    return rows;
}

Database::Transaction::Transaction(const Database& database) : m_database(database) {
    try {
        begin();
    } catch (const DatabaseError&) {
        m_database.connection().isInTransaction = false;
        if (!m_database.mayRepeat())
            throw;
        begin();
    }
}

void Database::Transaction::begin() {
    ThreadConnection& connection = m_database.connection();
    if (m_database.isSqlite()) {
        run(connection, QStringLiteral("BEGIN IMMEDIATE"), {});
        connection.isInTransaction = true;
        return;
    }
    run(connection, QStringLiteral("BEGIN"), {});
    connection.isInTransaction = true;
    // The order that SQLite keeps anyway: one writer after another.
    run(connection, QStringLiteral("SELECT pg_advisory_xact_lock(5070)"), {}).finish();
}

/// Whoever comes here by way of a failure has his error already: a connection that cannot even be rolled back
/// is left, and what it began ends with it.
Database::Transaction::~Transaction() {
    ThreadConnection& connection = *threadConnections()[m_database.m_id];
    connection.isInTransaction = false;
    if (m_open)
        connection.isSuspect = !QSqlQuery(connection.database()).exec(QStringLiteral("ROLLBACK"));
}

void Database::Transaction::commit() {
    run(m_database.connection(), QStringLiteral("COMMIT"), {});
    m_open = false;
}

} // namespace yenile::registration
