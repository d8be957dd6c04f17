// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/settings.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace yenile::registration {

/// Ends connections that take longer, or send more, than an honest client would. The HTTP library itself
/// waits without end if a byte arrives now and then, and accepts lines of any length.
class ConnectionWatch {
public:
    explicit ConnectionWatch(const HttpSettings& settings);
    ~ConnectionWatch();
    ConnectionWatch(const ConnectionWatch&) = delete;
    ConnectionWatch& operator=(const ConnectionWatch&) = delete;

    /// One connection, as long as it lasts.
    class Connection {
    public:
        /// `socket` is not owned, and must outlive it.
        Connection(ConnectionWatch& watch, int socket, const QString& peer);
        ~Connection();
        Connection(const Connection&) = delete;
        Connection& operator=(const Connection&) = delete;

        /// The time during which this thread answers requests of a connection.
        class CurrentScope {
        public:
            explicit CurrentScope(Connection& connection);
            ~CurrentScope();
            CurrentScope(const CurrentScope&) = delete;
            CurrentScope& operator=(const CurrentScope&) = delete;
        };
        /// The connection that this thread answers, or null.
        [[nodiscard]] static Connection* current();

        // What happens to the connection, in this order; from a request to the next it begins anew with
        // `received`.
        void received(qint64 bytes);
        void readingBody(qint64 size, qint64 limit); ///< `size`: announced; `limit`: at most
        void working();
        void sending(qint64 size);
        void sendingLast() { m_isLast = true; } ///< no further request is answered

        [[nodiscard]] bool isOver() const { return m_isLast; }

    private:
        friend class ConnectionWatch;
        enum class Phase { Head, Body, Work, Answer };

        void enter(Phase phase, std::chrono::seconds time, qint64 bytes);
        void enterLocked(Phase phase, std::chrono::seconds time, qint64 bytes);

        ConnectionWatch& m_watch;
        int m_socket;
        QString m_address; ///< as counted(); empty: not counted
        Phase m_phase = Phase::Head;
        bool m_isLast = false;
        std::chrono::steady_clock::time_point m_deadline;
        qint64 m_bytesLeft;
    };

    /// The service ends: connections without a request in progress are closed.
    void endIdle();

    [[nodiscard]] int connections() const;

private:
    void work();
    [[nodiscard]] std::chrono::seconds timeFor(qint64 bytes) const;

    HttpSettings m_settings;
    mutable std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_ending = false;
    std::set<Connection*> m_connections;
    std::map<QString, int> m_perAddress;
    std::thread m_thread;
};

} // namespace yenile::registration
