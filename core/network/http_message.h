// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QUrl>

#include <chrono>
#include <functional>
#include <stop_token>
#include <utility>
#include <vector>

/// HTTP (RFC 9110) as this program speaks it.
namespace yenile::network {

/// Names and values (RFC 9110, 5).
using Fields = std::vector<std::pair<QByteArray, QByteArray>>;

/// Where an address may lead. One from the settings may lead anywhere; one that came from outside may not
/// lead into the local network.
enum class Reach { Anywhere, Public };

struct HttpRequest {
    QByteArray verb = QByteArrayLiteral("GET");
    QUrl url; ///< http or https
    Fields fields = {};
    /// Fields that tell who sends the request. They are sent over https only, and not to where a redirect
    /// leads.
    Fields credentials = {};
    QByteArray body = {};
    Reach reach = Reach::Public;
    Reach redirectReach = Reach::Public; ///< where redirects to other hosts may lead
    std::function<void(qint64 sent, qint64 total)> progress = {};
    std::stop_token stop = {}; ///< ends the request; from any thread
};

/// A response, whatever its status.
struct HttpResponse {
    int status = 0;
    Fields fields = {};
    QByteArray body = {};
    QDateTime receivedAt = {}; ///< by this computer's clock

    [[nodiscard]] QByteArray field(const char* name) const; ///< empty if it is missing
    [[nodiscard]] bool isOfType(QByteArrayView mediaType) const;
    /// When it was made, by the server's clock (RFC 9110, 6.6.1).
    [[nodiscard]] std::optional<QDateTime> date() const;
};

/// Why there is no response.
struct HttpFailure {
    enum class Kind {
        Unreachable,  ///< no server there, or no route to it
        Lost,         ///< the connection ended too early: another try may help
        TimedOut,     ///< it took longer than its limits
        TooLarge,     ///< it was larger than its limit
        Untrusted,    ///< no trusted authority issued the server's certificate
        DatesWrong,   ///< the certificate is expired or not yet valid, and otherwise good
        WrongPin,     ///< the server's key is not among the pinned ones
        LocalAddress, ///< the address is in the local network, and that is not allowed
        BadRedirect,  ///< one too many, from https to http, or to another scheme
        NotSecure,    ///< credentials would be sent over plain HTTP
        ProxyLogin,   ///< the proxy wants an account, and none was given
        ProxyScheme,  ///< the proxy offers no known authentication scheme
        Stopped,      ///< by the caller
    };
    Kind kind = Kind::Unreachable;
    QString host = {}; ///< the server or the proxy
    QString cause = {};
};

using HttpOutcome = std::expected<HttpResponse, HttpFailure>;

[[nodiscard]] inline std::unexpected<HttpFailure> failed(HttpFailure::Kind kind, QString host,
                                                         QString cause = {}) {
    return std::unexpected(HttpFailure{kind, std::move(host), std::move(cause)});
}

/// IMF-fixdate (RFC 9110, 5.6.7), the only format that may be sent.
[[nodiscard]] std::optional<QDateTime> httpDate(const QByteArray& text);

} // namespace yenile::network
