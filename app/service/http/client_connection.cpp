// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/http/client_connection.h"

#include "app/service/http/client_address.h"

#include <fcntl.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <climits>

namespace yenile::registration {
namespace {

int lengthOf(size_t size) {
    return static_cast<int>(std::min<size_t>(size, INT_MAX));
}

void setBlocking(int socket, bool blocks) {
    const int flags = ::fcntl(socket, F_GETFL);
    ::fcntl(socket, F_SETFL, blocks ? flags & ~O_NONBLOCK : flags | O_NONBLOCK);
}

/// RFC 8446, 5.1: a record's header ends with its length.
void recordReceived(int isWrite, int /*version*/, int contentType, const void* content, size_t size,
                    SSL* /*connection*/, void* watched) {
    if (isWrite != 0 || contentType != SSL3_RT_HEADER || size != 5)
        return;
    const auto* const header = static_cast<const unsigned char*>(content);
    static_cast<ConnectionWatch::Connection*>(watched)->received(5 + header[3] * 256 + header[4]);
}

} // namespace

ClientConnection::ClientConnection(ConnectionWatch& watch, SSL_CTX* context, int socket)
    : m_socket(socket), m_peer(addressOfPeer(socket)), m_tls(SSL_new(context)) {
    m_watched.emplace(watch, socket, QString::fromStdString(m_peer));
    if (!m_tls || SSL_set_fd(m_tls, socket) != 1) {
        m_isBroken = true;
        return;
    }
    SSL_set_msg_callback(m_tls, recordReceived);
    SSL_set_msg_callback_arg(m_tls, &*m_watched);
}

ClientConnection::~ClientConnection() {
    if (m_tls && !m_isBroken && isEncrypted())
        SSL_shutdown(m_tls);
    SSL_free(m_tls);
    ERR_clear_error();
    m_watched.reset();
    ::shutdown(m_socket, SHUT_RDWR);
    ::close(m_socket);
}

bool ClientConnection::shakeHands() {
    if (m_isBroken)
        return false;
    setBlocking(m_socket, false); // no thread waits for the other side's turn
    const int done = SSL_accept(m_tls);
    m_isBroken = done != 1 && SSL_get_error(m_tls, done) != SSL_ERROR_WANT_READ;
    setBlocking(m_socket, true);
    ERR_clear_error();
    return !m_isBroken;
}

bool ClientConnection::isEncrypted() const {
    return SSL_is_init_finished(m_tls) != 0;
}

bool ClientConnection::hasMore() {
    pollfd here{m_socket, POLLIN, 0};
    if (SSL_pending(m_tls) > 0)
        return true;
    if (::poll(&here, 1, 0) <= 0)
        return false;
    // What came may be TLS's own, or the beginning of a record: neither is worth a thread that waits for
    // more.
    setBlocking(m_socket, false);
    char first = 0;
    const int count = SSL_peek(m_tls, &first, 1);
    const bool isNothing = SSL_get_error(m_tls, count) == SSL_ERROR_WANT_READ;
    setBlocking(m_socket, true);
    ERR_clear_error();
    return !isNothing;
}

bool ClientConnection::beginsLast() {
    return ++m_requests >= mostRequests;
}

// The socket has limits of time of its own.
bool ClientConnection::is_readable() const {
    return !m_isBroken;
}

bool ClientConnection::is_writable() const {
    return !m_isBroken;
}

ssize_t ClientConnection::read(char* ptr, size_t size) {
    const int count = SSL_read(m_tls, ptr, lengthOf(size));
    if (count > 0)
        return count;
    const bool isEnd = SSL_get_error(m_tls, count) == SSL_ERROR_ZERO_RETURN;
    m_isBroken |= !isEnd;
    ERR_clear_error();
    return isEnd ? 0 : -1;
}

ssize_t ClientConnection::write(const char* ptr, size_t size) {
    const int count = SSL_write(m_tls, ptr, lengthOf(size));
    m_isBroken |= count <= 0;
    ERR_clear_error();
    return count > 0 ? count : -1;
}

void ClientConnection::get_remote_ip_and_port(std::string& ip, int& port) const {
    ip = m_peer;
    port = 0;
}

void ClientConnection::get_local_ip_and_port(std::string& ip, int& port) const {
    ip.clear();
    port = 0;
}

} // namespace yenile::registration
