// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/http/client_connection.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace yenile::registration {

/// Idle connections: new ones, and those between two requests. One thread waits for all of them, so that none
/// occupies a thread that could answer a request. Those that wait too long are ended by the ConnectionWatch,
/// which looks here like something to read.
class IdleConnections {
public:
    using Ready = std::function<void(std::shared_ptr<ClientConnection>)>;

    /// Above `most`, the one that has waited longest is closed. `ready` gets those with something to read.
    IdleConnections(int most, Ready ready);
    ~IdleConnections() { close(); }
    IdleConnections(const IdleConnections&) = delete;
    IdleConnections& operator=(const IdleConnections&) = delete;

    void add(std::shared_ptr<ClientConnection> connection);
    /// Closes all of them, and all that are added later.
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
