// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/http/idle_connections.h"
#include "app/service/keys/service_keys.h"

namespace yenile::registration {

/// The HTTP library's server with our own connections, which occupy a thread only while a request is
/// answered, and have limits. The watch must outlive it.
class Listener final : public httplib::SSLServer {
public:
    Listener(ConnectionWatch& watch, const HttpSettings& settings, TlsIdentity identity);
    ~Listener() override { finish(); }

    /// The library's own backlog, 5, would reject clients in a burst.
    void deepenBacklog();
    /// From the next handshake on. From any thread.
    void use(TlsIdentity identity);

private:
    bool process_and_close_socket(socket_t socket) override;
    void enqueue(const std::shared_ptr<ClientConnection>& connection);
    void answer(const std::shared_ptr<ClientConnection>& connection);

    // cpp-httplib 0.11 asks the connection for its addresses, 0.18 wants to be told: of these, one fits.
    using SetUp = const std::function<void(httplib::Request&)>&;
    bool answerOne(bool (Server::*process)(httplib::Stream&, bool, bool&, SetUp),
                   ClientConnection& connection, bool isLast, bool& isClosed) {
        return (this->*process)(connection, isLast, isClosed, nullptr);
    }
    bool answerOne(bool (Server::*process)(httplib::Stream&, const std::string&, int, const std::string&, int,
                                           bool, bool&, SetUp),
                   ClientConnection& connection, bool isLast, bool& isClosed) {
        return (this->*process)(connection, connection.peer(), 0, {}, 0, isLast, isClosed, nullptr);
    }
    void finish();
    [[nodiscard]] static bool setUpTls(SSL_CTX& context, Listener* listener);
    static int showIdentity(SSL* connection, void* listener);

    class AcceptOnly;

    std::mutex m_identityMutex;
    std::shared_ptr<const TlsIdentity> m_identity;
    ConnectionWatch& m_watch;
    int m_mostWaiting;
    std::atomic<int> m_waiting = 0;
    httplib::ThreadPool m_pool;
    std::once_flag m_finished;
    IdleConnections m_idle;
};

} // namespace yenile::registration
