#include "tests/support/nginx.h"

#include "core/base/file.h"
#include "tests/support/listener.h"

#include <QStandardPaths>

#include <unistd.h>

#include <stdexcept>

namespace yenile::tests {
namespace {

constexpr int patience = 60'000;

QString program() {
    const QString found = QStandardPaths::findExecutable(QStringLiteral("nginx"));
    return found.isEmpty()
               ? QStandardPaths::findExecutable(QStringLiteral("nginx"), {QStringLiteral("/usr/sbin")})
               : found;
}

// TLS 1.2 towards the services shows those in between where a handshake ends. A request whose answer was lost
// is sent again to the other instance, of whatever method: each carries an idempotency key.
const QString configuration = QStringLiteral(R"(
daemon off;
master_process off;
pid nginx.pid;
error_log error.log;
%5
events { worker_connections 128; }
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    upstream instances {
        server %1 max_fails=1 fail_timeout=60s;
        server %2 backup;
    }
    server {
        listen 127.0.0.1:%3 ssl;
        ssl_certificate %4/tls.pem;
        ssl_certificate_key %4/tls.key;
        client_max_body_size 40m;
        location / {
            proxy_pass https://instances;
            proxy_ssl_verify on;
            proxy_ssl_name localhost;
            proxy_ssl_trusted_certificate %4/root.pem;
            proxy_ssl_verify_depth 3;
            proxy_ssl_protocols TLSv1.2;
            proxy_set_header Host $host;
            proxy_set_header X-Real-IP $remote_addr;
            proxy_next_upstream error timeout non_idempotent;
        }
    }
}
)");

} // namespace

bool Nginx::isThere() {
    return !program().isEmpty();
}

Nginx::Nginx(const QDir& pki, const QUrl& first, const QUrl& second) : m_port(freePort()) {
    const QString file = m_folder.filePath(QStringLiteral("nginx.conf"));
    const QString user = getuid() == 0 ? QStringLiteral("user root;") : QString();
    const auto written = writeFile(file, configuration.arg(first.authority(), second.authority())
                                             .arg(m_port)
                                             .arg(pki.absolutePath(), user)
                                             .toUtf8());
    if (!written)
        throw std::runtime_error("cannot write nginx.conf");
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(program(), {QStringLiteral("-p"), m_folder.path(), QStringLiteral("-c"), file,
                                QStringLiteral("-e"), QStringLiteral("stderr")});
    awaitListener(m_process, m_port);
}

Nginx::~Nginx() {
    m_process.terminate();
    if (!m_process.waitForFinished(patience))
        m_process.kill();
}

QUrl Nginx::address() const {
    return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_port));
}

} // namespace yenile::tests
