#include "app/service/state/database.h"

#include "app/service/crypto.h"
#include "app/service/state/schema.h"
#include "core/base/file.h"

#include <QHash>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>

namespace yenile::registration {
namespace {

/// The connections of one thread, closed when it ends.
class ThreadConnections {
public:
    ThreadConnections() = default;
    ThreadConnections(const ThreadConnections&) = delete;
    ThreadConnections& operator=(const ThreadConnections&) = delete;
    ~ThreadConnections() {
        for (const QString& name : std::as_const(m_names))
            QSqlDatabase::removeDatabase(name);
    }

    QString& operator[](const QString& database) { return m_names[database]; }
    void close(const QString& database) {
        if (const QString name = m_names.take(database); !name.isEmpty())
            QSqlDatabase::removeDatabase(name);
    }

private:
    QHash<QString, QString> m_names;
};

ThreadConnections& threadConnections() {
    thread_local ThreadConnections connections;
    return connections;
}

/// A null string is an empty one here; what is to be NULL is a null QVariant.
QVariant bindable(const QVariant& value) {
    const bool isText = value.typeId() == QMetaType::QString && !value.isNull();
    return isText && value.toString().isNull() ? QVariant(QStringLiteral("")) : value;
}

QSqlQuery run(const QSqlDatabase& connection, const QString& sql, const QVariantList& values) {
    QSqlQuery query(connection);
    query.setForwardOnly(true);
    bool done = false;
    if (values.isEmpty()) { // PostgreSQL prepares no CREATE TABLE
        done = query.exec(sql);
    } else if (query.prepare(sql)) {
        for (const QVariant& value : values)
            query.addBindValue(bindable(value));
        done = query.exec();
    }
    if (!done)
        throw DatabaseError(query.lastError().text());
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
    threadConnections().close(m_id);
}

bool Database::isSqlite() const {
    return m_settings.driver == QLatin1String("sqlite");
}

QSqlDatabase Database::connection() const {
    QString& name = threadConnections()[m_id];
    if (!name.isEmpty()) {
        QSqlDatabase known = QSqlDatabase::database(name, false);
        if (known.isOpen())
            return known;
        QSqlDatabase::removeDatabase(name);
    }
    name = m_id + newId();
    return open(name);
}

QSqlDatabase Database::open(const QString& connectionName) const {
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
        runPlain(database, "PRAGMA journal_mode=WAL");
        runPlain(database, "PRAGMA synchronous=FULL"); // a receipt that was given survives a power cut
        runPlain(database, "PRAGMA foreign_keys=ON");
    }
    return database;
}

QList<QSqlRecord> Database::select(const QString& sql, const QVariantList& values) const {
    QSqlQuery query = run(connection(), sql, values);
    QList<QSqlRecord> rows;
    while (query.next())
        rows.append(query.record());
    return rows;
}

std::optional<QSqlRecord> Database::selectOne(const QString& sql, const QVariantList& values) const {
    const QList<QSqlRecord> rows = select(sql, values);
    return rows.isEmpty() ? std::nullopt : std::optional(rows.first());
}

int Database::execute(const QString& sql, const QVariantList& values) const {
    return run(connection(), sql, values).numRowsAffected();
}

Database::Transaction::Transaction(const Database& database) : m_database(database) {
    const QSqlDatabase connection = database.connection();
    if (database.isSqlite()) {
        runPlain(connection, "BEGIN IMMEDIATE");
    } else {
        runPlain(connection, "BEGIN");
        // The order that SQLite keeps anyway: one writer after another.
        runPlain(connection, "SELECT pg_advisory_xact_lock(5070)");
    }
}

Database::Transaction::~Transaction() {
    if (m_open)
        QSqlQuery(m_database.connection()).exec(QStringLiteral("ROLLBACK"));
}

void Database::Transaction::commit() {
    runPlain(m_database.connection(), "COMMIT");
    m_open = false;
}

} // namespace yenile::registration
