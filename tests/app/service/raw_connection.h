// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/service/api.h"

#include <QSslSocket>

namespace yenile::tests {

/// A TLS connection to the service over which anything can be sent. Failures throw std::runtime_error.
class RawConnection {
public:
    explicit RawConnection(const ServiceProcess& service);

    void send(const QByteArray& bytes);
    /// All that comes until the service closes the connection.
    [[nodiscard]] QByteArray readToEnd();
    /// What comes until `end` is among it, or the connection ends.
    [[nodiscard]] QByteArray readUntil(const QByteArray& end);
    /// Whether the service still keeps it.
    [[nodiscard]] bool isOpen();
    void leave() { m_socket.disconnectFromHost(); }

private:
    QSslSocket m_socket;
};

/// Sends a call of the client's, and loses the connection after so many bytes of its body.
void sendCut(const ServiceProcess& service, const Api& api, const Call& call, qsizetype end);

/// "HTTP/1.1 200 OK" of an answer.
[[nodiscard]] int statusOf(const QByteArray& answer);

} // namespace yenile::tests
