// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/held_link.h"

#include <QTcpSocket>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace yenile::tests {

HeldLink::HeldLink(const QUrl& service) : m_service(service), m_server(new QTcpServer) {
    if (!m_server->listen(QHostAddress::LocalHost))
        throw std::runtime_error("no port for the link");
    m_address = service;
    m_address.setPort(m_server->serverPort());
    QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this] {
        while (QTcpSocket* const client = m_server->nextPendingConnection())
            pass(client);
    });
    QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    m_server->moveToThread(&m_thread);
    m_thread.start();
}

HeldLink::~HeldLink() {
    m_thread.quit();
    m_thread.wait();
}

void HeldLink::holdAfter(qint64 bytes, std::function<void()> held) {
    QMetaObject::invokeMethod(
        m_server,
        [&] {
            m_held = std::move(held);
            m_left = bytes;
        },
        Qt::BlockingQueuedConnection);
}

void HeldLink::release() {
    QMetaObject::invokeMethod(
        m_server,
        [this] {
            m_left = -1;
            m_passed = 0;
        },
        Qt::BlockingQueuedConnection);
}

/// What of it still passes.
QByteArray HeldLink::allowed(const QByteArray& bytes) {
    const qint64 left = m_left;
    const QByteArray part = left < 0 ? bytes : bytes.first(std::min<qint64>(left, bytes.size()));
    m_passed += part.size();
    if (left < 0)
        return part;
    m_left = left - part.size();
    if (left > 0 && m_left == 0)
        m_held();
    return part;
}

void HeldLink::pass(QTcpSocket* client) {
    auto* const service = new QTcpSocket(client);
    service->connectToHost(m_service.host(), static_cast<quint16>(m_service.port()));
    QObject::connect(client, &QTcpSocket::readyRead, service,
                     [=, this] { service->write(allowed(client->readAll())); });
    QObject::connect(service, &QTcpSocket::readyRead, client, [=] { client->write(service->readAll()); });
    QObject::connect(service, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    QObject::connect(client, &QTcpSocket::disconnected, service, &QTcpSocket::disconnectFromHost);
    QObject::connect(service, &QTcpSocket::disconnected, client, &QObject::deleteLater);
}

} // namespace yenile::tests
