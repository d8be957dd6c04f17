// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/fatal_gate.h"

#include <stdexcept>

namespace yenile::tests {
namespace {

constexpr char applicationData = 23; // RFC 5246, 6.2.1

/// What is in both directions of one connection told apart: whether a record of application data has begun.
class Records {
public:
    bool sawApplicationData(const QByteArray& bytes) {
        m_bytes += bytes;
        while (m_bytes.size() >= 5) {
            if (m_bytes[0] == applicationData)
                return true;
            const auto length =
                5 + static_cast<unsigned char>(m_bytes[3]) * 256 + static_cast<unsigned char>(m_bytes[4]);
            if (m_bytes.size() < length)
                return false;
            m_bytes.remove(0, length);
        }
        return false;
    }

private:
    QByteArray m_bytes;
};

} // namespace

FatalGate::FatalGate(QUrl service, std::function<void()> kill)
    : m_service(std::move(service)), m_kill(std::move(kill)) {
    connect(&m_server, &QTcpServer::newConnection, this,
            [this] { accept(m_server.nextPendingConnection()); });
    if (!m_server.listen(QHostAddress::LocalHost))
        throw std::runtime_error("cannot listen");
}

QUrl FatalGate::address() const {
    return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server.serverPort()));
}

void FatalGate::arm(int connection, Moment moment) {
    m_count = 0;
    m_hasKilled = false;
    m_fatal = connection;
    m_moment = moment;
}

void FatalGate::accept(QTcpSocket* client) {
    const Moment moment = ++m_count == m_fatal ? m_moment : Moment::Never;
    auto* const service = new QTcpSocket(client);
    if (moment == Moment::BeforeRequest)
        return killNow(client, service);
    service->connectToHost(m_service.host(), static_cast<quint16>(m_service.port()));
    connect(service, &QTcpSocket::errorOccurred, client, [client](QAbstractSocket::SocketError error) {
        if (error != QAbstractSocket::RemoteHostClosedError) // what came before is still to be passed on
            client->abort();
    });
    connect(service, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    connect(client, &QTcpSocket::disconnected, service, &QTcpSocket::disconnectFromHost);
    connect(client, &QTcpSocket::readyRead, this, [=, this, sent = Records()]() mutable {
        const QByteArray bytes = client->readAll();
        service->write(bytes);
        if (moment == Moment::AfterRequest && sent.sawApplicationData(bytes)) {
            service->flush();
            killNow(client, service);
        }
    });
    connect(service, &QTcpSocket::readyRead, this, [=, this, answered = Records()]() mutable {
        const QByteArray bytes = service->readAll();
        if (moment == Moment::BeforeAnswer && answered.sawApplicationData(bytes))
            return killNow(client, service);
        client->write(bytes);
    });
}

void FatalGate::killNow(QTcpSocket* client, QTcpSocket* service) {
    m_kill();
    m_hasKilled = true;
    service->abort();
    client->abort();
}

} // namespace yenile::tests
