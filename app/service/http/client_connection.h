// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/http/connection_watch.h"

#include <httplib.h>

#include <optional>

namespace yenile::registration {

/// A client's TLS connection, from which the HTTP library reads requests. It belongs to the thread that
/// answers a request; between requests to none. Its destructor closes the socket.
class ClientConnection final : public httplib::Stream {
public:
    static constexpr int mostRequests = 1000;

    /// Takes ownership of the socket.
    ClientConnection(ConnectionWatch& watch, SSL_CTX* context, int socket);
    ~ClientConnection() override;
    ClientConnection(const ClientConnection&) = delete;
    ClientConnection& operator=(const ClientConnection&) = delete;

    [[nodiscard]] const std::string& peer() const { return m_peer; }
    [[nodiscard]] ConnectionWatch::Connection& watched() { return *m_watched; }
    /// Before the first request.
    [[nodiscard]] bool shakeHands();
    [[nodiscard]] bool isEncrypted() const;
    /// Whether there is something to read, or the end.
    [[nodiscard]] bool hasMore();
    /// Counts a request. Whether it must be the last.
    [[nodiscard]] bool beginsLast();

    [[nodiscard]] bool is_readable() const override;
    [[nodiscard]] bool is_writable() const override;
    ssize_t read(char* ptr, size_t size) override;
    ssize_t write(const char* ptr, size_t size) override;
    void get_remote_ip_and_port(std::string& ip, int& port) const override;
    void get_local_ip_and_port(std::string& ip, int& port) const override;
    [[nodiscard]] socket_t socket() const override { return m_socket; }

private:
    int m_socket;
    std::string m_peer;
    std::optional<ConnectionWatch::Connection> m_watched; ///< ends before the socket does
    SSL* m_tls;
    bool m_isBroken = false;
    int m_requests = 0;
};

} // namespace yenile::registration
