// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/https_server.h"

#include "tests/support/server_tls.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QSslSocket>
#include <QTimer>

#include <optional>
#include <stdexcept>

namespace yenile::tests {

HttpsServer::HttpsServer(const TestCa& ca, const Identity& identity, Handler handler)
    : m_ca(ca), m_handler(std::move(handler)) {
    become(identity);
    connect(&m_server, &QSslServer::pendingConnectionAvailable, this, [this] {
        auto* const socket = qobject_cast<QSslSocket*>(m_server.nextPendingConnection());
        ++m_connections;
        connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
        read(socket);
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        throw std::runtime_error("cannot listen");
}

void HttpsServer::become(const Identity& identity) {
    m_server.setSslConfiguration(serverTls(m_ca, identity));
}

QUrl HttpsServer::address() const {
    return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server.serverPort()));
}

void HttpsServer::read(QSslSocket* socket) {
    const QByteArray received = socket->property("received").toByteArray() + socket->readAll();
    const std::optional<ReceivedRequest> request = parseRequest(received);
    socket->setProperty("received", request ? QByteArray() : received);
    if (!request)
        return;
    m_requests.push_back(*request);
    answer(socket, *request);
}

void HttpsServer::answer(QSslSocket* socket, const ReceivedRequest& request) {
    const Response answer = m_handler(request);
    if (answer.fate == Fate::Never)
        return;
    if (answer.fate == Fate::LostBefore)
        return socket->abort();
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) +
                      " Answer\r\nContent-Type: " + answer.contentType +
                      "\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    for (const QByteArray& line : answer.headers)
        head += line + "\r\n";
    if (answer.fate == Fate::ByteByByte) {
        socket->write(head + "\r\n");
        auto* const timer = new QTimer(socket);
        connect(timer, &QTimer::timeout, socket, [socket] { socket->write(" "); });
        return timer->start(100);
    }
    const bool whole = answer.fate == Fate::Whole;
    socket->write(head + "\r\n" + (whole ? answer.body : answer.body.first(answer.body.size() / 2)));
    if (!whole || answer.headers.contains("Connection: close"))
        socket->disconnectFromHost();
}

bool comesTrue(const std::function<bool()>& condition) {
    QDeadlineTimer deadline(60'000);
    while (!condition() && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    return condition();
}

} // namespace yenile::tests
