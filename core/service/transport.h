#pragma once

#include "core/service/client.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>

namespace yenile::service {

struct Request {
    QByteArray verb = QByteArrayLiteral("GET");
    QString path; ///< "/v1/service"
    QByteArray body = {};
    QByteArray contentType = {};    ///< of the body
    QByteArray idempotencyKey = {}; ///< what is not GET has one, so that it may be repeated
    QByteArray bearerToken = {};
    std::function<void(qint64 sent, qint64 total)> progress = {};
    /// Asked before each attempt, where set: how much of the body the service has already.
    std::function<Async<qint64>()> alreadySent = {};
};

/// HTTPS as the client uses it: TLS 1.2 or newer, no redirects, limited in time and size, repeated after a
/// lost connection. Errors: the 3xxx codes, and the code of the service's problem answer.
class Transport : public QObject {
    Q_OBJECT
public:
    explicit Transport(Connection connection, QObject* parent = nullptr);

    /// The body of a successful answer.
    Async<QByteArray> send(Request request);

private:
    friend class Exchange;
    /// With the body from `first` on.
    [[nodiscard]] QNetworkRequest prepare(const Request& request, qint64 first) const;

    Connection m_connection;
    QNetworkAccessManager m_network;
};

} // namespace yenile::service
