#pragma once

#include "tests/support/service_process.h"

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

private:
    QSslSocket m_socket;
};

/// "HTTP/1.1 200 OK" of an answer.
[[nodiscard]] int statusOf(const QByteArray& answer);

} // namespace yenile::tests
