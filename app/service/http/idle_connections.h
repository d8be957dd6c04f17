// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/http/client_connection.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace yenile::registration {

/// Connections on which nothing is being asked: new ones, and those between two requests. One thread waits
/// for all of them, so that none holds a thread that could answer somebody. Who waits too long is ended by
/// the ConnectionWatch, which shows here as something that has come.
class IdleConnections {
public:
    using Ready = std::function<void(std::shared_ptr<ClientConnection>)>;

    /// Beyond `most`, the one that has waited longest makes room. `ready` takes those on which something has
    /// come.
    IdleConnections(int most, Ready ready);
    ~IdleConnections() { close(); }
    IdleConnections(const IdleConnections&) = delete;
    IdleConnections& operator=(const IdleConnections&) = delete;

    void add(std::shared_ptr<ClientConnection> connection);
    /// Ends all of them, and whatever is added later.
    void close();

private:
    void work();
    [[nodiscard]] std::shared_ptr<ClientConnection> take(quint64 number);

    size_t m_most;
    Ready m_ready;
    std::mutex m_mutex;
    bool m_isClosed = false;
    quint64 m_last = 0;
    std::map<quint64, std::shared_ptr<ClientConnection>> m_waiting; ///< by number, oldest first
    int m_events;
    int m_end;
    std::thread m_thread;
};

} // namespace yenile::registration
