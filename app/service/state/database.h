// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/database_connection.h"

#include <memory>
#include <optional>
#include <utility>

namespace yenile::registration {

/// The state, in SQLite or PostgreSQL; the SQL is what both support. Each thread has its own connection.
class Database {
public:
    /// Opens or creates the database and updates its tables.
    explicit Database(const ServiceSettings& settings);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// The rows of a query; each `?` is replaced by a value, in their order.
    [[nodiscard]] QList<QSqlRecord> select(const QString& sql, const QVariantList& values = {}) const;
    /// The only row of a query, or nothing.
    [[nodiscard]] std::optional<QSqlRecord> selectOne(const QString& sql,
                                                      const QVariantList& values = {}) const;
    /// Returns the number of rows that were changed.
    int execute(const QString& sql, const QVariantList& values = {}) const;

    /// Removes deleted data from the write-ahead log as well. Outside of a transaction. For PostgreSQL only
    /// its administrator can do that.
    void emptyLog() const;
    /// Rewrites the database without deleted data. This takes time for large ones and delays others
    /// meanwhile. Outside of a transaction.
    void compact() const;

    /// Does all of `work` or nothing. Writers run one after another, so that what `work` reads stays valid
    /// until its end; keep slow work out of it. Cannot be nested.
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
    /// Owns its connection. The first statement that fails ends both: later statements of the transaction
    /// fail as well, and none is ever run on another connection.
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

    /// This thread's idle connection to this database, and its transaction, which has taken one.
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
