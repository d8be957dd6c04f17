// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/http.h"
#include "core/service/client.h"

#include <chrono>
#include <optional>

namespace yenile::service {

struct ServiceRequest {
    QByteArray verb = QByteArrayLiteral("GET");
    QString path; ///< "/v1/service"
    QByteArray body = {};
    QByteArray contentType = {};                                   ///< of the body
    QByteArray answerType = QByteArrayLiteral("application/json"); ///< empty: no body has to come
    QByteArray idempotencyKey = {}; ///< every request but GET has one, so that it may be repeated
    QByteArray bearerToken = {};
    QByteArray ifMatch = {}; ///< entity tag of the resource to change
    bool repeats = true;     ///< after a lost connection
    std::function<void(qint64 sent, qint64 total)> progress = {};
    std::stop_token stop = {};
    /// If set, asked before each attempt: how much of the body the service has already.
    std::function<Async<qint64>()> alreadySent = {};
};

/// An answer of the service itself.
struct ServiceResponse {
    QByteArray body;
    QByteArray entityTag;              ///< if the service gave one
    std::optional<Error> problem = {}; ///< why it refuses; nothing: it does what it was asked
};

/// Sends requests to the service over HTTPS, without redirects, limited in time and size, and repeated after
/// a lost connection. Errors: the 3xxx codes; Cancelled if it was stopped. What the service refuses is an
/// answer.
class Transport : public QObject {
    Q_OBJECT
public:
    explicit Transport(Connection connection, QObject* parent = nullptr);

    Async<ServiceResponse> send(ServiceRequest request);

    /// How far this computer's clock is behind the service's, by its last answer (RFC 9110, 6.6.1). Nothing
    /// before the first answer.
    [[nodiscard]] std::optional<std::chrono::seconds> clockDifference() const { return m_clockDifference; }

    /// When the service stops to support this client's version, by its last answer.
    [[nodiscard]] std::optional<QDateTime> sunset() const { return m_sunset; }

private:
    friend class Exchange;
    void noteTimes(const network::HttpResponse& response);
    [[nodiscard]] QUrl plainAddress() const;
    /// With the body from byte `first` on.
    [[nodiscard]] network::HttpRequest prepare(const ServiceRequest& request, qint64 first) const;

    Connection m_connection;
    network::Http m_http;
    std::optional<std::chrono::seconds> m_clockDifference;
    std::optional<QDateTime> m_sunset;
};

} // namespace yenile::service
