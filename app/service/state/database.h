// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/database_connection.h"

#include <memory>
#include <optional>
#include <utility>

namespace yenile::registration {

/// The state, in SQLite or PostgreSQL; the SQL used is what both understand. Each thread has a connection of
/// its own.
class Database {
public:
    /// Opens or makes the database and brings its tables up to date.
    explicit Database(const ServiceSettings& settings);
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

    /// What was deleted goes out of the write-ahead log as well. Outside a transaction. Of PostgreSQL's only
    /// its administrator can say that.
    void emptyLog() const;
    /// Writes the database anew without any of what was deleted, which takes as long as it is large, and
    /// holds others up meanwhile. Outside a transaction.
    void compact() const;

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
    /// Owns the connection that it began on. The first statement that fails ends both: whatever comes after
    /// it in the transaction fails as well, and nothing of it is ever done on another connection.
    class Transaction {
    public:
        explicit Transaction(const Database& database);
        ~Transaction();
        Transaction(const Transaction&) = delete;
        Transaction& operator=(const Transaction&) = delete;

        template <typename Work>
        auto on(Work&& work) {
            if (!m_connection)
                throw *m_failure;
            try {
                return work(*m_connection);
            } catch (const DatabaseError& error) {
                m_failure = error;
                m_connection.reset();
                throw;
            }
        }
        void commit();

    private:
        void begin();

        const Database& m_database;
        std::unique_ptr<DatabaseConnection> m_connection;
        std::optional<DatabaseError> m_failure;
        bool m_isOpen = false;
    };

    /// What this thread has of this database: a connection that waits for work, and a transaction, which has
    /// taken one.
    struct Thread {
        std::unique_ptr<DatabaseConnection> idle;
        Transaction* transaction = nullptr;
    };

    [[nodiscard]] Thread& thread() const;
    [[nodiscard]] std::unique_ptr<DatabaseConnection> takeConnection() const;
    template <typename Work>
    auto onConnection(Work&& work) const;

    DatabasePlace m_place;
    QString m_id;
};

} // namespace yenile::registration
