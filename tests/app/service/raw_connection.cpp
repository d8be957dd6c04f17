// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/raw_connection.h"

#include <stdexcept>

namespace yenile::tests {
namespace {

constexpr int patience = 60'000;

} // namespace

RawConnection::RawConnection(const ServiceProcess& service) {
    m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    const QUrl address = service.address();
    m_socket.connectToHostEncrypted(address.host(), static_cast<quint16>(address.port()));
    if (!m_socket.waitForEncrypted(patience))
        throw std::runtime_error("no connection: " + m_socket.errorString().toStdString());
}

void RawConnection::send(const QByteArray& bytes) {
    m_socket.write(bytes);
    while (m_socket.state() == QAbstractSocket::ConnectedState &&
           (m_socket.bytesToWrite() > 0 || m_socket.encryptedBytesToWrite() > 0))
        if (!m_socket.waitForBytesWritten(patience))
            return; // closed by the service
}

QByteArray RawConnection::readUntil(const QByteArray& end) {
    QByteArray all;
    do {
        all += m_socket.readAll();
        if (!end.isEmpty() && all.contains(end))
            return all;
    } while (m_socket.waitForReadyRead(patience));
    if (m_socket.error() == QAbstractSocket::SocketTimeoutError)
        throw std::runtime_error("the service neither answers nor closes");
    return all + m_socket.readAll();
}

QByteArray RawConnection::readToEnd() {
    return readUntil({});
}

bool RawConnection::isOpen() {
    m_socket.waitForReadyRead(1); // takes notice of what has happened
    return m_socket.state() == QAbstractSocket::ConnectedState;
}

void sendCut(const ServiceProcess& service, const Api& api, const Call& call, qsizetype end) {
    QByteArray head = call.method + ' ' + call.path.toLatin1() + " HTTP/1.1\r\nHost: localhost\r\n" +
                      "Authorization: Bearer " + api.token().toLatin1() +
                      "\r\nContent-Type: " + call.mediaType +
                      "\r\nContent-Length: " + QByteArray::number(call.body.size()) + "\r\n";
    for (auto header = call.headers.begin(); header != call.headers.end(); ++header)
        head += header.key() + ": " + header.value() + "\r\n";
    RawConnection connection(service);
    connection.send(head + "\r\n" + call.body.first(end));
    connection.leave();
}

int statusOf(const QByteArray& answer) {
    return answer.mid(9, 3).toInt();
}

} // namespace yenile::tests
