// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/connect_proxy.h"

#include "tests/support/http_message.h"

#include <QTcpSocket>

#include <stdexcept>

namespace yenile::tests {

ConnectProxy::ConnectProxy(QByteArray account) : m_account(std::move(account)) {
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        QTcpSocket* const client = m_server.nextPendingConnection();
        connect(client, &QTcpSocket::readyRead, this, [this, client] { serve(client); });
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        throw std::runtime_error("cannot listen");
}

QString ConnectProxy::address() const {
    return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort());
}

void ConnectProxy::serve(QTcpSocket* client) {
    if (client->property("passes").toBool())
        return;
    const QByteArray received = client->property("received").toByteArray() + client->readAll();
    client->setProperty("received", received);
    const auto request = parseRequest(received);
    if (!request)
        return;
    client->setProperty("received", QByteArray());
    const QByteArray expected = "Basic " + m_account.toBase64();
    if (!m_account.isEmpty() && request->headers.value("proxy-authorization") != expected) {
        client->write("HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"office\"\r\n"
                      "Content-Length: 0\r\nProxy-Connection: close\r\nConnection: close\r\n\r\n");
        return client->disconnectFromHost();
    }
    ++m_passed;
    pass(client, request->target.split(':').value(1).toUShort());
}

void ConnectProxy::pass(QTcpSocket* client, quint16 port) {
    client->setProperty("passes", true);
    auto* const service = new QTcpSocket(client);
    connect(service, &QTcpSocket::connected, client,
            [client] { client->write("HTTP/1.1 200 Connected\r\n\r\n"); });
    connect(service, &QTcpSocket::readyRead, client, [=] { client->write(service->readAll()); });
    connect(client, &QTcpSocket::readyRead, service, [=] { service->write(client->readAll()); });
    connect(service, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    connect(client, &QTcpSocket::disconnected, service, &QTcpSocket::disconnectFromHost);
    service->connectToHost(QHostAddress::LocalHost, port);
}

} // namespace yenile::tests
