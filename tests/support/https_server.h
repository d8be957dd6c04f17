// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/http_message.h"
#include "tests/support/test_ca.h"

#include <QSslServer>
#include <QUrl>

#include <functional>
#include <vector>

namespace yenile::tests {

/// A small HTTPS server in the thread of the test that answers as the test says: for what a real service
/// never does. `identity` was issued by `ca`.
class HttpsServer : public QObject {
    Q_OBJECT
public:
    enum class Fate { Whole, LostBefore, LostWithin, Never, ByteByByte };
    struct Response {
        int status = 200;
        QByteArray contentType = QByteArrayLiteral("application/json");
        QByteArray body = {};
        QByteArrayList headers = {}; ///< "Retry-After: 7"
        Fate fate = Fate::Whole;
    };
    using Handler = std::function<Response(const ReceivedRequest&)>;

    HttpsServer(const TestCa& ca, const Identity& identity, Handler handler);
    /// Shows another identity in new connections.
    void become(const Identity& identity);

    [[nodiscard]] QUrl address() const;
    [[nodiscard]] const std::vector<ReceivedRequest>& requests() const { return m_requests; }
    /// How many there were, of those whose TLS came about.
    [[nodiscard]] int connections() const { return m_connections; }

private:
    void read(QSslSocket* socket);
    void answer(QSslSocket* socket, const ReceivedRequest& request);

    const TestCa& m_ca;
    QSslServer m_server;
    int m_connections = 0;
    Handler m_handler;
    std::vector<ReceivedRequest> m_requests;
};

/// Lets the servers of this thread answer until `condition` holds; false when it does not within a minute.
bool comesTrue(const std::function<bool()>& condition);

} // namespace yenile::tests
