// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/passage.h"

#include <memory>
#include <stdexcept>
#include <utility>

namespace yenile::tests {
namespace {

constexpr char applicationData = 23;
constexpr qsizetype headSize = 5;

/// Counts the records of one direction, whose heads begin anywhere in what comes.
class Records {
public:
    int begun(QByteArrayView bytes) {
        int count = 0;
        while (!bytes.isEmpty()) {
            if (m_rest > 0) {
                const qsizetype part = std::min(m_rest, bytes.size());
                m_rest -= part;
                bytes = bytes.sliced(part);
                continue;
            }
            m_head += bytes.front();
            bytes = bytes.sliced(1);
            if (m_head.size() < headSize)
                continue;
            count += m_head[0] == applicationData ? 1 : 0;
            m_rest = static_cast<unsigned char>(m_head[3]) * 256 + static_cast<unsigned char>(m_head[4]);
            m_head.clear();
        }
        return count;
    }

private:
    QByteArray m_head;
    qsizetype m_rest = 0;
};

} // namespace

Passage::Passage(QUrl service) : m_service(std::move(service)) {
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* const client = m_server.nextPendingConnection())
            accept(client);
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        throw std::runtime_error("cannot listen");
}

QUrl Passage::address() const {
    return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server.serverPort()));
}

void Passage::arm(int number, std::function<void()> act) {
    m_records = 0;
    m_number = number;
    m_act = std::move(act);
}

void Passage::accept(QTcpSocket* client) {
    auto* const service = new QTcpSocket(client);
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    connect(client, &QTcpSocket::disconnected, service, &QTcpSocket::disconnectFromHost);
    connect(service, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    connect(service, &QTcpSocket::errorOccurred, client, [client](QAbstractSocket::SocketError error) {
        if (error != QAbstractSocket::RemoteHostClosedError) // what came before is still to be passed on
            client->abort();
    });
    service->connectToHost(m_service.host(), static_cast<quint16>(m_service.port()));
    pass(client, service);
    pass(service, client);
}

void Passage::pass(QTcpSocket* from, QTcpSocket* to) {
    connect(from, &QTcpSocket::readyRead, to, [=, this, seen = Records()]() mutable {
        const QByteArray bytes = from->readAll();
        const int before = m_records;
        m_records += seen.begun(bytes);
        if (m_act && before < m_number && m_records >= m_number)
            std::exchange(m_act, {})();
        to->write(bytes);
    });
}

} // namespace yenile::tests
