// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>

class QTcpSocket;

namespace yenile::tests {

/// An HTTP proxy for TLS (RFC 9110, 9.3.6) in the thread of the test. Every name leads to this computer.
/// Where `account` ("name:password") is not empty it wants to hear it (RFC 7617).
class ConnectProxy : public QObject {
    Q_OBJECT
public:
    explicit ConnectProxy(QByteArray account = {});

    [[nodiscard]] QString address() const; ///< "http://127.0.0.1:PORT"
    [[nodiscard]] int passed() const { return m_passed; }

private:
    void serve(QTcpSocket* client);
    void pass(QTcpSocket* client, quint16 port);

    QTcpServer m_server;
    QByteArray m_account;
    int m_passed = 0;
};

} // namespace yenile::tests
