// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/http/listener.h"

#include "core/base/wipe_stack.h"

#include <openssl/ssl.h>
#include <sys/socket.h>

namespace yenile::registration {
namespace {

constexpr int backlog = 512;

struct FreeChain {
    void operator()(STACK_OF(X509) * chain) const { sk_X509_free(chain); }
};

/// The library lets several programs share a port, of which one would never know of the others' requests.
void takePortAlone(socket_t socket) {
    const int yes = 1; // as soon as the last one that had it has ended
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

void limitTime(socket_t socket, int seconds) {
    const timeval limit{seconds, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

} // namespace

/// What the library would do in a thread of its pool, accepting a connection, takes no time.
class Listener::AcceptOnly final : public httplib::TaskQueue {
    /// Nothing in cpp-httplib 0.11, in 0.18 whether the connection was taken.
    using Enqueued = decltype(std::declval<httplib::TaskQueue&>().enqueue(nullptr));

public:
    explicit AcceptOnly(Listener& listener) : m_listener(listener) {}
    Enqueued enqueue(std::function<void()> accept) override {
        accept();
        return static_cast<Enqueued>(true);
    }
    void shutdown() override { m_listener.finish(); }

private:
    Listener& m_listener;
};

Listener::Listener(ConnectionWatch& watch, const HttpSettings& settings, TlsIdentity identity)
    : SSLServer([this](SSL_CTX& context) { return setUpTls(context, this); }),
      m_identity(std::make_shared<const TlsIdentity>(std::move(identity))), m_watch(watch),
      m_mostWaiting(settings.waitingConnections), m_pool(static_cast<size_t>(settings.threads)),
      m_idle(settings.idleConnections,
             [this](const std::shared_ptr<ClientConnection>& connection) { enqueue(connection); }) {
    new_task_queue = [this] { return new AcceptOnly(*this); }; // the library deletes it
    set_socket_options(takePortAlone);
    set_keep_alive_timeout(settings.keepAliveSeconds); // told to clients, as the next
    set_keep_alive_max_count(ClientConnection::mostRequests);
    set_read_timeout(settings.readSeconds);
    set_payload_max_length((static_cast<size_t>(settings.bundleMebibytes) << 20) + 1);
    set_tcp_nodelay(true);
}

/// Called while the listener is still to be made: it is not looked at here. A cipher that has the key decrypt
/// gives up forward secrecy (RFC 9325, 4.1), and a key in an HSM only signs.
bool Listener::setUpTls(SSL_CTX& context, Listener* listener) {
    SSL_CTX_set_options(&context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(&context, SSL_MODE_RELEASE_BUFFERS); // a password was in it
    SSL_CTX_set_cert_cb(&context, showIdentity, listener);
    return SSL_CTX_set_min_proto_version(&context, TLS1_2_VERSION) == 1 &&
           SSL_CTX_set_cipher_list(&context, "DEFAULT:!kRSA") == 1;
}

/// In each handshake, so that the identity can change without a stop.
int Listener::showIdentity(SSL* connection, void* listener) {
    auto& self = *static_cast<Listener*>(listener);
    std::unique_lock lock(self.m_identityMutex);
    const std::shared_ptr<const TlsIdentity> identity = self.m_identity;
    lock.unlock();
    const std::unique_ptr<STACK_OF(X509), FreeChain> issuers(sk_X509_new_null());
    for (size_t i = 1; i < identity->chain.size(); ++i)
        sk_X509_push(issuers.get(), identity->chain[i].handle());
    return SSL_use_cert_and_key(connection, identity->chain.front().handle(), identity->key.get(),
                                issuers.get(), 1);
}

void Listener::use(TlsIdentity identity) {
    auto next = std::make_shared<const TlsIdentity>(std::move(identity));
    const std::lock_guard lock(m_identityMutex);
    m_identity.swap(next);
}

void Listener::deepenBacklog() {
    ::listen(svr_sock_, backlog);
}

bool Listener::process_and_close_socket(socket_t socket) {
    limitTime(socket, static_cast<int>(read_timeout_sec_));
    m_idle.add(std::make_shared<ClientConnection>(m_watch, ssl_context(), socket));
    return true;
}

/// Requests wait for a thread, but not without end: whoever comes beyond that is sent away at once.
void Listener::enqueue(const std::shared_ptr<ClientConnection>& connection) {
    if (m_waiting >= m_mostWaiting)
        return;
    ++m_waiting;
    m_pool.enqueue([this, connection] {
        --m_waiting;
        answer(connection);
    });
}

void Listener::answer(const std::shared_ptr<ClientConnection>& connection) {
    const ConnectionWatch::Connection::CurrentScope scope(connection->watched());
    if (!connection->isEncrypted() && !connection->shakeHands())
        return;
    if (!connection->isEncrypted())
        return m_idle.add(connection);
    while (connection->hasMore()) {
        bool isClosed = false;
        const bool isLast = connection->beginsLast() || !is_running();
        const bool isWell = answerOne(&Listener::process_request, *connection, isLast, isClosed);
        wipeStack(); // cpp-httplib reads into a buffer there
        if (!isWell || isClosed || connection->watched().isOver())
            return;
    }
    m_idle.add(connection);
}

/// What has begun is answered.
void Listener::finish() {
    std::call_once(m_finished, [this] {
        m_idle.close();
        m_pool.shutdown();
    });
}

} // namespace yenile::registration
