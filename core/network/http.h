// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/http_message.h"
#include "core/network/server_trust.h"

#include <QFuture>
#include <QMultiHash>
#include <QObject>

class QNetworkAccessManager;

namespace yenile::network {

/// What one request and its response may cost.
struct HttpLimits {
    std::chrono::milliseconds silence = std::chrono::seconds(15); ///< without progress
    std::chrono::milliseconds longest = std::chrono::seconds(90); ///< and more for a long body
    qint64 largest = qint64{64} * 1024 * 1024; ///< bytes of a response: lists of a whole authority are large
    /// How many are followed. One rule for all (RFC 9110, 15.4): after 301, 302, 307 and 308 the same
    /// request is made there, after 303 a GET alone; never from https to http, never into the local network
    /// where HttpRequest::redirectReach is short of it, and without the credentials where the origin is
    /// another. 0: a redirect is a response like others.
    int redirects = 3;
};

/// The one way of this program to all servers: proxies, TLS, pins, limits, redirects and credentials are its
/// business, what the messages mean is not. HTTP/1.1; nothing is kept but open connections, no cookies and no
/// passwords. Lives in one thread, which needs an event loop, and never blocks it. What is on its way ends
/// with it.
class Http : public QObject {
    Q_OBJECT
public:
    explicit Http(const ServerTrust& trust, const HttpLimits& limits = {}, QObject* parent = nullptr);
    ~Http() override;

    [[nodiscard]] QFuture<HttpOutcome> send(HttpRequest request);

private:
    friend class HttpExchange;

    /// A connection to one end: a manager that carries one request at a time opens them one after the
    /// other, and each tells the request that is under way of the server's key before it sends a byte.
    [[nodiscard]] QNetworkAccessManager* takeLine(const QString& end);
    void returnLine(const QString& end, QNetworkAccessManager* line);

    QSslConfiguration m_tls;
    QByteArrayList m_pins;
    HttpLimits m_limits;
    QMultiHash<QString, QNetworkAccessManager*> m_idle;
};

/// The response of a server whatever its status, for worker threads, which wait for it. Errors:
/// AddressUnreachable, AddressForbidden, ProxyLoginRequired, ProxySchemeUnsupported.
[[nodiscard]] Result<HttpResponse> askFully(HttpRequest request, const ServerTrust& trust = {},
                                            const HttpLimits& limits = {});

/// The body alone. Errors: the same, AddressUnreachable also where the status is not 200.
[[nodiscard]] Result<QByteArray> ask(HttpRequest request, const ServerTrust& trust = {},
                                     const HttpLimits& limits = {});

} // namespace yenile::network
