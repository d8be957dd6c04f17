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

/// Requests and answers as the operations see them, whatever library speaks HTTP.
namespace yenile::registration {

struct Request {
    QByteArray method;
    QString path;
    QMap<QString, QString> names; ///< of the path: {order}, {application}, {name}
    QByteArray body = {};
    QString bodySha256 = {};       ///< lower-case hexadecimal; of the whole, where it came in parts
    QByteArray contentDigest = {}; ///< RFC 9530, as it was sent
    QByteArray reprDigest = {};    ///< the same, of the whole that a range is a part of
    QByteArray contentRange = {};
    QByteArray ifMatch = {};
    QByteArray acceptLanguage = {};
    QByteArray bearerToken = {}; ///< empty without one
    QString peer = {};           ///< the client's address
    QString applicant = {};      ///< whose session it is; empty where none is needed
};

struct Response {
    int status = 200;
    QByteArray mediaType;
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
};

/// An answer that a repetition may well make anew: it changes nothing that matters.
using Reading = std::function<Result<Response>(const Request&)>;

/// What an operation does to the state, in one transaction together with keeping its answer. Checks come
/// before writes: a refusal leaves everything as it was, but for a try that is counted.
using Change = std::function<Result<Response>()>;

/// The slow part of an operation, outside any transaction.
using Preparation = std::function<Result<Change>(const Request&)>;

enum class BodyKind { None, Json, Bundle };

struct WholeBody {
    QByteArray content;
    QString sha256;
};

/// How a body that was cut off goes on.
struct Resumption {
    std::function<void(const Request&)> store;             ///< with what came of the body
    std::function<Result<WholeBody>(const Request&)> join; ///< with what came before
};

/// One operation of the protocol.
struct Endpoint {
    QByteArray method;
    QString pattern; ///< "/v1/orders/{order}/form"
    bool needsSession = true;
    BodyKind body = BodyKind::None;
    std::variant<Reading, Preparation> operation;
    std::optional<Resumption> resumption = {};
};

[[nodiscard]] Response jsonResponse(const QJsonObject& json, int status = 200);

/// RFC 9457 problem details, with the status that belongs to the code.
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
