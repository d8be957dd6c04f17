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

/// Where an address may lead: that of a setting anywhere, one that came from outside out of the local network
/// only.
enum class Reach { Anywhere, Public };

struct HttpRequest {
    QByteArray verb = QByteArrayLiteral("GET");
    QUrl url; ///< http or https
    Fields fields = {};
    /// Further fields that tell who asks: they go over https alone, and not on to where a redirect leads.
    Fields credentials = {};
    QByteArray body = {};
    Reach reach = Reach::Public;
    Reach redirectReach = Reach::Public; ///< that of redirects to other hosts
    std::function<void(qint64 sent, qint64 total)> progress = {};
    std::stop_token stop = {}; ///< ends it; may be called upon in any thread
};

/// Whatever its status.
struct HttpResponse {
    int status = 0;
    Fields fields = {};
    QByteArray body = {};
    QDateTime receivedAt = {}; ///< by this computer's clock

    [[nodiscard]] QByteArray field(const char* name) const; ///< empty: there is none
    [[nodiscard]] bool isOfType(const char* mediaType) const;
    /// When it was made, by the clock of whoever made it (RFC 9110, 6.6.1).
    [[nodiscard]] std::optional<QDateTime> date() const;
};

/// Why there is no response.
struct HttpFailure {
    enum class Kind {
        Unreachable,  ///< nobody there, or no way to them
        Lost,         ///< the connection ended too early: another try may help
        TimedOut,     ///< it took longer than its limits
        TooLarge,     ///< it was larger than its limit
        Untrusted,    ///< nobody who is trusted vouches for the server's certificate
        DatesWrong,   ///< its time is not now, and nothing else is wrong with it
        WrongPin,     ///< the server has another key than those that are pinned
        LocalAddress, ///< it lies within the local network and may not
        BadRedirect,  ///< one too many, out of TLS, or to nothing that HTTP knows
        NotSecure,    ///< credentials would go over plain HTTP
        ProxyLogin,   ///< the proxy knows nobody, and nobody logs in to it
        ProxyScheme,  ///< the proxy asks who one is in no way that is known here
        Stopped,      ///< by whoever sent it
    };
    Kind kind = Kind::Unreachable;
    QString host = {}; ///< that it is about: the server's or the proxy's
    QString cause = {};
};

using HttpOutcome = std::expected<HttpResponse, HttpFailure>;

[[nodiscard]] inline std::unexpected<HttpFailure> failed(HttpFailure::Kind kind, QString host,
                                                         QString cause = {}) {
    return std::unexpected(HttpFailure{kind, std::move(host), std::move(cause)});
}

/// IMF-fixdate (RFC 9110, 5.6.7), the one form that may be sent.
[[nodiscard]] std::optional<QDateTime> httpDate(const QByteArray& text);

} // namespace yenile::network
