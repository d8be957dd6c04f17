#pragma once

#include "app/service/settings.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>

namespace yenile::registration {

/// Ends connections that take longer, or send more, than an honest client would. The HTTP library waits
/// without end for whoever sends a byte now and then, and lets a line grow without end.
class ConnectionWatch {
public:
    explicit ConnectionWatch(const HttpSettings& settings);
    ~ConnectionWatch();
    ConnectionWatch(const ConnectionWatch&) = delete;
    ConnectionWatch& operator=(const ConnectionWatch&) = delete;

    /// The time in which this thread answers one connection.
    class Visit {
    public:
        /// `refused`: the connection is closed as soon as it is known.
        explicit Visit(ConnectionWatch& watch, bool refused = false);
        ~Visit();
        Visit(const Visit&) = delete;
        Visit& operator=(const Visit&) = delete;

        /// The visit of this thread, or null.
        [[nodiscard]] static Visit* current();

        // What happens to the connection, in this order; from a request to the next it begins anew with
        // `sent`.
        void opened(int socket);
        void received(qint64 bytes);
        void readingBody(qint64 size, qint64 limit); ///< `size`: announced; `limit`: at most
        void working();
        void sending(qint64 size);

    private:
        friend class ConnectionWatch;
        enum class Phase { Head, Body, Work, Answer };

        void enter(Phase phase, std::chrono::seconds time, qint64 bytes);

        ConnectionWatch& m_watch;
        bool m_refused;
        int m_socket = -1; ///< a descriptor of its own: the library closes its own too early for us
        std::string m_address;
        Phase m_phase = Phase::Head;
        std::chrono::steady_clock::time_point m_deadline;
        qint64 m_bytesLeft = 0;
    };

    /// The service ends: connections on which no request has begun are closed.
    void endIdle();

    [[nodiscard]] int connections() const;

private:
    void work();
    [[nodiscard]] std::chrono::seconds timeFor(qint64 bytes) const;

    HttpSettings m_settings;
    mutable std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_ending = false;
    std::set<Visit*> m_visits;
    std::map<std::string, int> m_perAddress;
    std::thread m_thread;
};

} // namespace yenile::registration
