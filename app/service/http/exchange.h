// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/service/messages.h"

#include <QByteArray>
#include <QJsonObject>
#include <QMap>

#include <functional>
#include <optional>
#include <variant>

/// Requests and responses as the operations see them, independent of the HTTP library.
namespace yenile::registration {

struct Request {
    QByteArray method;
    QString path;
    QMap<QString, QString> names; ///< of the path: {order}, {application}, {name}
    QByteArray body = {};
    QString bodySha256 = {};       ///< lower-case hexadecimal; of the whole, if it came in parts
    QByteArray contentDigest = {}; ///< RFC 9530, as it was sent
    QByteArray reprDigest = {};    ///< the same, of the whole to which a range belongs
    QByteArray contentRange = {};
    QByteArray ifMatch = {};
    QByteArray acceptLanguage = {};
    QByteArray bearerToken = {}; ///< empty if missing
    QString peer = {};           ///< the client's address
    QString applicant = {};      ///< the owner of the session; empty if none is needed
};

struct Response {
    int status = 200;
    QByteArray mediaType;
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
};

/// An operation that may be repeated, because it changes nothing that matters.
using Reading = std::function<Result<Response>(const Request&)>;

/// What an operation changes, in one transaction in which its response is stored as well. Checks come before
/// writes: a refusal changes nothing, except that an attempt is counted.
using Change = std::function<Result<Response>()>;

/// The slow part of an operation, outside of any transaction.
using Preparation = std::function<Result<Change>(const Request&)>;

enum class BodyKind { None, Json, Bundle };

struct WholeBody {
    QByteArray content;
    QString sha256;
};

/// How an interrupted upload is continued.
struct Resumption {
    std::function<void(const Request&)> store;             ///< the part of the body that has arrived
    std::function<Result<WholeBody>(const Request&)> join; ///< with the parts that arrived before
};

/// An endpoint: one operation of the protocol.
struct Endpoint {
    QByteArray method;
    QString pattern; ///< "/v1/orders/{order}/form"
    bool needsSession = true;
    BodyKind body = BodyKind::None;
    std::variant<Reading, Preparation> operation;
    std::optional<Resumption> resumption = {};
};

[[nodiscard]] Response jsonResponse(const QJsonObject& json, int status = 200);

/// RFC 9457 problem details, with the status for the code.
[[nodiscard]] Response problem(const Error& error);
[[nodiscard]] Response problem(int status, const Error& error);

/// The message in a request's body. Errors: RequestInvalid with the member that is wrong.
template <typename Message>
[[nodiscard]] Result<Message> readMessage(const Request& request);

/// The body as a JSON object. Errors: RequestInvalid.
[[nodiscard]] Result<QJsonObject> readJson(const Request& request);

template <typename Message>
Result<Message> readMessage(const Request& request) {
    const Result<QJsonObject> json = readJson(request);
    if (!json)
        return failure(json);
    Result<Message> message = service::fromJson<Message>(*json);
    if (!message) // the codec speaks as the client would
        return fail(ErrorCode::RequestInvalid, {message.error().cause});
    return message;
}

} // namespace yenile::registration
