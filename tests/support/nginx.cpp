// SPDX-License-Identifier: GPL-3.0-or-later
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

const QString surroundings = QStringLiteral(R"(
daemon off;
master_process off;
pid nginx.pid;
error_log error.log;
%1
events { worker_connections 128; }
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include %2;
}
)");

/// The configuration that we ship, with its own names in it.
QString siteConfiguration(const QDir& pki, const QUrl& first, const QUrl& second, int port) {
    const Result<QByteArray> shipped =
        readFile(QStringLiteral(YENILE_SOURCE_DIR "/packaging/linux/nginx.conf"));
    if (!shipped)
        throw std::runtime_error("no nginx.conf");
    QString text = QString::fromUtf8(*shipped);
    const auto put = [&](const QString& before, const QString& after) {
        if (!text.contains(before))
            throw std::runtime_error("nginx.conf lacks " + before.toStdString());
        text.replace(before, after);
    };
    put(QStringLiteral("127.0.0.1:8443"), first.authority());
    put(QStringLiteral("# server 127.0.0.1:8444"), QStringLiteral("server ") + second.authority());
    put(QStringLiteral("listen 443"), QStringLiteral("listen 127.0.0.1:%1").arg(port));
    put(QStringLiteral("/etc/yenile-service"), pki.absolutePath());
    // shows those in between where a handshake ends
    put(QStringLiteral("proxy_ssl_protocols TLSv1.2 TLSv1.3"), QStringLiteral("proxy_ssl_protocols TLSv1.2"));
    return text;
}

void write(const QString& file, const QString& text) {
    if (!writeFile(file, text.toUtf8()))
        throw std::runtime_error("cannot write " + file.toStdString());
}

} // namespace

bool Nginx::isThere() {
    return !program().isEmpty();
}

Nginx::Nginx(const QDir& pki, const QUrl& first, const QUrl& second) : m_port(freePort()) {
    const QString file = m_folder.filePath(QStringLiteral("nginx.conf"));
    const QString site = m_folder.filePath(QStringLiteral("site.conf"));
    write(file, surroundings.arg(getuid() == 0 ? QStringLiteral("user root;") : QString(), site));
    write(site, siteConfiguration(pki, first, second, m_port));
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
