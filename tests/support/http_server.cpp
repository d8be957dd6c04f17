// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/http_server.h"

#include <QSslServer>
#include <QTcpSocket>

#include <stdexcept>

namespace yenile::tests {

namespace {

QTcpServer* newServer(const QSslConfiguration& tls) {
    if (tls.localCertificate().isNull())
        return new QTcpServer;
    auto* const server = new QSslServer;
    server->setSslConfiguration(tls);
    return server;
}

} // namespace

HttpServer::HttpServer(Handler handler, const QSslConfiguration& tls)
    : m_handler(std::move(handler)), m_server(newServer(tls)),
      m_scheme(tls.localCertificate().isNull() ? QStringLiteral("http") : QStringLiteral("https")) {
    if (!m_server->listen(QHostAddress::LocalHost))
        throw std::runtime_error("cannot listen");
    m_port = m_server->serverPort();
    QObject::connect(m_server, &QTcpServer::pendingConnectionAvailable, m_server, [this] {
        QTcpSocket* const socket = m_server->nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, m_server, [this, socket] { read(socket); });
        read(socket);
    });
    QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    m_server->moveToThread(&m_thread);
    m_thread.start();
}

HttpServer::~HttpServer() {
    m_thread.quit();
    m_thread.wait();
}

QString HttpServer::address() const {
    return QStringLiteral("%1://127.0.0.1:%2").arg(m_scheme).arg(m_port);
}

std::vector<ReceivedRequest> HttpServer::requests() const {
    const QMutexLocker lock(&m_mutex);
    return m_requests;
}

void HttpServer::read(QTcpSocket* socket) {
    const QByteArray received = socket->property("received").toByteArray() + socket->readAll();
    socket->setProperty("received", received);
    const std::optional<ReceivedRequest> request = parseRequest(received);
    if (!request)
        return;
    {
        const QMutexLocker lock(&m_mutex);
        m_requests.push_back(*request);
    }
    const Response answer = m_handler(*request);
    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(answer.status) +
        " Answer\r\nConnection: close\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    for (const QByteArray& line : answer.headers)
        head += line + "\r\n";
    socket->write(head + "\r\n" + answer.body);
    socket->disconnectFromHost();
}

} // namespace yenile::tests
