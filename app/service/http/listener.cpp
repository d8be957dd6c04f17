#include "app/service/http/listener.h"

#include <openssl/ssl.h>
#include <sys/socket.h>

#include <utility>

namespace yenile::registration {
namespace {

constexpr int backlog = 512;

void connectionOpened(const SSL* connection, int where, int /*unused*/) {
    if (where == SSL_CB_HANDSHAKE_START)
        if (auto* const visit = ConnectionWatch::Visit::current())
            visit->opened(SSL_get_fd(connection));
}

/// RFC 8446, 5.1: a record's header ends with its length.
void recordReceived(int isWrite, int /*version*/, int contentType, const void* content, size_t size,
                    SSL* /*connection*/, void* /*argument*/) {
    if (isWrite != 0 || contentType != SSL3_RT_HEADER || size != 5)
        return;
    const auto* const header = static_cast<const unsigned char*>(content);
    if (auto* const visit = ConnectionWatch::Visit::current())
        visit->received(5 + header[3] * 256 + header[4]);
}

bool setUpTls(SSL_CTX& context, const QString& certificate, const QString& key) {
    SSL_CTX_set_options(&context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_info_callback(&context, connectionOpened);
    SSL_CTX_set_msg_callback(&context, recordReceived);
    return SSL_CTX_set_min_proto_version(&context, TLS1_2_VERSION) == 1 &&
           SSL_CTX_use_certificate_chain_file(&context, certificate.toUtf8().constData()) == 1 &&
           SSL_CTX_use_PrivateKey_file(&context, key.toUtf8().constData(), SSL_FILETYPE_PEM) == 1;
}

/// Connections wait for a thread, but not without end: whoever comes beyond that is sent away at once.
class BoundedPool final : public httplib::TaskQueue {
    /// Nothing in cpp-httplib 0.11, in 0.18 whether the connection was taken.
    using Enqueued = decltype(std::declval<httplib::TaskQueue&>().enqueue(nullptr));

public:
    BoundedPool(ConnectionWatch& watch, const HttpSettings& settings)
        : m_watch(watch), m_most(settings.waitingConnections), m_pool(static_cast<size_t>(settings.threads)) {
    }

    Enqueued enqueue(std::function<void()> answerConnection) override {
        if (m_waiting >= m_most) {
            const ConnectionWatch::Visit refused(m_watch, true);
            answerConnection();
            return static_cast<Enqueued>(true);
        }
        ++m_waiting;
        m_pool.enqueue([this, answer = std::move(answerConnection)] {
            --m_waiting;
            const ConnectionWatch::Visit visit(m_watch);
            answer();
        });
        return static_cast<Enqueued>(true);
    }
    void shutdown() override { m_pool.shutdown(); }

private:
    ConnectionWatch& m_watch;
    int m_most;
    std::atomic<int> m_waiting = 0;
    httplib::ThreadPool m_pool;
};

} // namespace

Listener::Listener(ConnectionWatch& watch, const HttpSettings& settings, const QString& certificate,
                   const QString& key)
    : SSLServer([&](SSL_CTX& context) { return setUpTls(context, certificate, key); }) {
    new_task_queue = [&watch, settings] {
        return new BoundedPool(watch, settings);
    }; // the library deletes it
    set_keep_alive_timeout(settings.keepAliveSeconds);
    set_keep_alive_max_count(1000);
    set_read_timeout(settings.readSeconds);
    set_write_timeout(settings.readSeconds);
    set_payload_max_length((static_cast<size_t>(settings.bundleMebibytes) << 20) + 1);
    set_tcp_nodelay(true);
}

void Listener::deepenBacklog() {
    ::listen(svr_sock_, backlog);
}

} // namespace yenile::registration
