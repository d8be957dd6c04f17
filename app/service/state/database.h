#pragma once

#include "app/service/settings.h"

#include <QSqlDatabase>
#include <QSqlRecord>
#include <QVariant>

#include <optional>
#include <stdexcept>
#include <utility>

namespace yenile::registration {

/// The database failed. Thrown by everything in this folder and caught where a request or command ends, so
/// that the operations read as what they do.
class DatabaseError : public std::runtime_error {
public:
    explicit DatabaseError(const QString& text) : std::runtime_error(text.toStdString()) {}
};

class ThreadConnection;

/// The state, in SQLite or PostgreSQL; the SQL used is what both understand. One connection for each thread.
class Database {
public:
    /// Opens or makes the database and brings its tables up to date.
    explicit Database(const Settings& settings);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Rows of a query; `?` in it are the values, in their order.
    [[nodiscard]] QList<QSqlRecord> select(const QString& sql, const QVariantList& values = {}) const;
    /// The only row of a query, or nothing.
    [[nodiscard]] std::optional<QSqlRecord> selectOne(const QString& sql,
                                                      const QVariantList& values = {}) const;
    /// Returns how many rows were touched.
    int execute(const QString& sql, const QVariantList& values = {}) const;

    /// Does all of `work` or nothing. Writers go one after another, so that what `work` reads stays true
    /// until its end; keep slow things out of it. Not to be nested.
    template <typename Work>
    auto transaction(Work&& work) const {
        Transaction transaction(*this);
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            transaction.commit();
        } else {
            auto result = work();
            transaction.commit();
            return result;
        }
    }

private:
    class Transaction {
    public:
        explicit Transaction(const Database& database);
        ~Transaction();
        Transaction(const Transaction&) = delete;
        Transaction& operator=(const Transaction&) = delete;
        void commit();

    private:
        void begin();

        const Database& m_database;
        bool m_open = true;
    };

    [[nodiscard]] ThreadConnection& connection() const; ///< of this thread
    /// What only reads is done once more where the server has gone and come back meanwhile.
    [[nodiscard]] bool mayRepeat() const;
    void open(const QString& connectionName) const;
    [[nodiscard]] bool isSqlite() const;

    DatabaseSettings m_settings;
    QString m_file;     ///< SQLite's
    QString m_password; ///< PostgreSQL's
    QString m_id;       ///< begins the names of its connections
};

} // namespace yenile::registration
