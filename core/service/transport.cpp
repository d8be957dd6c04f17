// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/transport.h"

#include "core/base/ready.h"
#include "core/service/exchange.h"
#include "core/service/reply.h"

#include <QCryptographicHash>

namespace yenile::service {

namespace {

constexpr qint64 largestAnswer = qint64{32} * 1024 * 1024;

network::HttpLimits limitsOf(const Connection& connection) {
    return {.silence = std::chrono::seconds(connection.timeoutSeconds),
            .longest = std::chrono::seconds(connection.longestSeconds),
            .largest = largestAnswer,
            .redirects = 0};
}

/// RFC 9530: the service sees whether the body came whole.
QByteArray contentDigest(const QByteArray& body) {
    return "sha-256=:" + QCryptographicHash::hash(body, QCryptographicHash::Sha256).toBase64() + ':';
}

} // namespace

Transport::Transport(Connection connection, QObject* parent)
    : QObject(parent), m_connection(std::move(connection)),
      m_http(m_connection.trust, limitsOf(m_connection)) {
}

network::HttpRequest Transport::prepare(const ServiceRequest& request, qint64 first) const {
    QUrl url = m_connection.address;
    url.setPath(url.path() + request.path, QUrl::TolerantMode); // its parts are encoded already
    network::HttpRequest prepared{.verb = request.verb,
                                  .url = url,
                                  .body = request.body.sliced(first),
                                  .reach = network::Reach::Anywhere,
                                  .stop = request.stop};
    const auto add = [&](const char* name, const QByteArray& value) {
        if (!value.isEmpty())
            prepared.fields.emplace_back(name, value);
    };
    add("Content-Type", request.contentType);
    if (!request.contentType.isEmpty())
        add("Content-Digest", contentDigest(prepared.body));
    if (first > 0) { // RFC 9110, 14.4
        const QByteArray size = QByteArray::number(request.body.size());
        const QByteArray last = QByteArray::number(request.body.size() - 1);
        add("Content-Range", "bytes " + QByteArray::number(first) + '-' + last + '/' + size);
        add("Repr-Digest", contentDigest(request.body));
    }
    add("Idempotency-Key", request.idempotencyKey);
    add("If-Match", request.ifMatch);
    if (!request.bearerToken.isEmpty())
        prepared.credentials.emplace_back("Authorization", "Bearer " + request.bearerToken);
    if (request.progress)
        prepared.progress = [tell = request.progress, first](qint64 sent, qint64 total) {
            tell(first + sent, first + total);
        };
    return prepared;
}

void Transport::noteTimes(const network::HttpResponse& response) {
    if (const auto difference = service::clockDifference(response))
        m_clockDifference = difference;
    m_sunset = service::sunset(response);
}

QUrl Transport::plainAddress() const {
    if (!m_connection.plainAddress.isEmpty())
        return m_connection.plainAddress;
    QUrl address;
    address.setScheme(QStringLiteral("http"));
    address.setHost(m_connection.address.host());
    return address;
}

Async<ServiceResponse> Transport::send(ServiceRequest request) {
    if (m_connection.address.isEmpty())
        return ready<ServiceResponse>(fail(ErrorCode::ServiceAddressMissing));
    if (m_connection.address.scheme() != QLatin1String("https") || m_connection.address.host().isEmpty())
        return ready<ServiceResponse>(
            fail(ErrorCode::ServiceAddressMissing, {}, m_connection.address.toString()));
    auto* const exchange = new Exchange(*this, std::move(request));
    return exchange->start();
}

} // namespace yenile::service
