// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/slow_link.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

#include <stdexcept>

namespace yenile::tests {

namespace {

void relay(QTcpSocket* client, quint16 servicePort, std::chrono::milliseconds delay) {
    auto* const service = new QTcpSocket(client);
    service->connectToHost(QStringLiteral("127.0.0.1"), servicePort);
    QObject::connect(client, &QTcpSocket::readyRead, service, [=] { service->write(client->readAll()); });
    QObject::connect(service, &QTcpSocket::readyRead, client, [=] {
        QTimer::singleShot(delay, client, [client, part = service->readAll()] { client->write(part); });
    });
    QObject::connect(service, &QTcpSocket::disconnected, client,
                     [=] { QTimer::singleShot(delay, client, [client] { client->disconnectFromHost(); }); });
    QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
}

} // namespace

SlowLink::SlowLink(quint16 servicePort, std::chrono::milliseconds delay) : m_server(new QTcpServer) {
    if (!m_server->listen(QHostAddress::LocalHost))
        throw std::runtime_error("no port for the slow link");
    m_port = m_server->serverPort();
    QObject::connect(m_server, &QTcpServer::newConnection, m_server, [server = m_server, servicePort, delay] {
        while (QTcpSocket* const client = server->nextPendingConnection())
            relay(client, servicePort, delay);
    });
    m_server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    m_thread.start();
}

SlowLink::~SlowLink() {
    m_thread.quit();
    m_thread.wait();
}

} // namespace yenile::tests
