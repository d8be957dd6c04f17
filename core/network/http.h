// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/http_message.h"
#include "core/network/server_trust.h"

#include <QFuture>
#include <QMultiHash>
#include <QObject>

#include <optional>

class QNetworkAccessManager;

namespace yenile::network {

/// What one request and its response may cost.
struct HttpLimits {
    std::chrono::milliseconds silence = std::chrono::seconds(15); ///< without progress
    std::chrono::milliseconds longest = std::chrono::seconds(90); ///< in all; more for a long body
    qint64 largest = qint64{64} * 1024 * 1024; ///< bytes of a response: an authority's CRL can be large
    /// How many redirects are followed (RFC 9110, 15.4). After 301, 302, 307 and 308 the same request is
    /// repeated, after 303 a GET. A redirect never leads from https to http, nor into the local network
    /// unless HttpRequest::redirectReach allows it. Credentials are left out if the origin changes. 0: a
    /// redirect is a response like any other.
    int redirects = 3;
};

/// The only way from this program to servers. It takes care of proxies, TLS, pins, limits, redirects and
/// credentials; what the messages mean is up to the caller. HTTP/1.1. Only open connections are kept, no
/// cookies and no passwords. Lives in one thread, which needs an event loop, and never blocks it. Requests
/// under way end when it is destroyed.
class Http : public QObject {
    Q_OBJECT
public:
    explicit Http(const ServerTrust& trust, const HttpLimits& limits = {}, QObject* parent = nullptr);
    ~Http() override;

    [[nodiscard]] QFuture<HttpOutcome> send(HttpRequest request);

private:
    friend class HttpExchange;

    /// A connection to one end. Each is a manager that carries one request at a time. So it can report the
    /// server's key to that request before a byte is sent.
    [[nodiscard]] QNetworkAccessManager* takeLine(const QString& end);
    void returnLine(const QString& end, QNetworkAccessManager* line);

    [[nodiscard]] const QSslConfiguration& tls();

    ServerTrust m_trust;
    std::optional<QSslConfiguration> m_tls; ///< from the first request on: it takes milliseconds
    HttpLimits m_limits;
    QMultiHash<QString, QNetworkAccessManager*> m_idle;
};

/// The response of a server, whatever its status. Blocks: for worker threads. Errors: AddressUnreachable,
/// AddressUntrusted, AddressForbidden, ProxyLoginRequired, ProxySchemeUnsupported.
[[nodiscard]] Result<HttpResponse> askFully(HttpRequest request, const ServerTrust& trust = {},
                                            const HttpLimits& limits = {});

/// Only the body. Errors: the same; AddressUnreachable also if the status is not 200.
[[nodiscard]] Result<QByteArray> ask(HttpRequest request, const ServerTrust& trust = {},
                                     const HttpLimits& limits = {});

} // namespace yenile::network
