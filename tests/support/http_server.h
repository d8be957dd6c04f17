// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/http_message.h"

#include <QMutex>
#include <QSslConfiguration>
#include <QString>
#include <QTcpServer>
#include <QThread>

#include <functional>
#include <vector>

namespace yenile::tests {

/// A small HTTP server in a thread of its own, for programs and for code that blocks. The handler runs there.
class HttpServer {
public:
    struct Response {
        int status = 200;
        QByteArray body = {};
        QByteArrayList headers = {}; ///< "Location: …"
    };
    using Handler = std::function<Response(const ReceivedRequest&)>;

    explicit HttpServer(Handler handler) : HttpServer(std::move(handler), {}) {}
    /// Over TLS where `tls` holds a certificate.
    HttpServer(Handler handler, const QSslConfiguration& tls);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    [[nodiscard]] QString address() const; ///< "http://127.0.0.1:PORT", or with https
    [[nodiscard]] std::vector<ReceivedRequest> requests() const;

private:
    void read(class QTcpSocket* socket);

    Handler m_handler;
    QThread m_thread;
    QTcpServer* m_server; ///< lives in the thread
    QString m_scheme;
    quint16 m_port = 0;
    mutable QMutex m_mutex;
    std::vector<ReceivedRequest> m_requests;
};

} // namespace yenile::tests
