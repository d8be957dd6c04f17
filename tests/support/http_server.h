#pragma once

#include "tests/support/http_message.h"

#include <QMutex>
#include <QString>
#include <QTcpServer>
#include <QThread>

#include <functional>
#include <vector>

namespace yenile::tests {

/// A small HTTP server in a thread of its own, for programs and for code that blocks. The handler runs there.
class HttpServer {
public:
    struct Answer {
        int status = 200;
        QByteArray body = {};
        QByteArrayList headers = {}; ///< "Location: …"
    };
    using Handler = std::function<Answer(const HttpRequest&)>;

    explicit HttpServer(Handler handler);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    [[nodiscard]] QString address() const; ///< "http://127.0.0.1:PORT"
    [[nodiscard]] std::vector<HttpRequest> requests() const;

private:
    void read(class QTcpSocket* socket);

    Handler m_handler;
    QThread m_thread;
    QTcpServer* m_server = nullptr; ///< lives in the thread
    quint16 m_port = 0;
    mutable QMutex m_mutex;
    std::vector<HttpRequest> m_requests;
};

} // namespace yenile::tests
