// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/http/exchange.h"
#include "app/service/http/kept_responses.h"
#include "app/service/http/keys_in_work.h"
#include "app/service/http/request_rate.h"
#include "app/service/settings.h"
#include "core/base/clock.h"

namespace yenile::registration {

/// The part of a request before its body.
struct RequestHead {
    QByteArray method;
    QString path;
    QByteArray mediaType;
    QByteArray authorization;
    QByteArray idempotencyKey;
    QByteArray contentDigest;
    QByteArray reprDigest;
    QByteArray contentRange;
    QByteArray ifMatch;
    QByteArray acceptLanguage;
    QString peer;
};

/// A request whose body, up to `bodyLimit` bytes, will be read.
struct AcceptedRequest {
    const Endpoint* endpoint = nullptr;
    qint64 bodyLimit = 0;
    Request request;
    QByteArray idempotencyKey;
};

/// Finds the operation for each request: paths, sessions, media types, idempotency. Thread-safe.
class Dispatcher {
public:
    /// `afterChange` is called after each change.
    Dispatcher(std::vector<Endpoint> endpoints, const Database& database, const Clock& clock,
               const HttpSettings& settings, std::function<void()> afterChange);

    /// Checks everything that only needs the head. A refusal is the answer.
    [[nodiscard]] std::expected<AcceptedRequest, Response> accept(const RequestHead& head) const;
    [[nodiscard]] Response answer(AcceptedRequest accepted) const;
    /// Stores the part of a body that arrived before the connection was lost.
    void storePart(const AcceptedRequest& accepted) const;
    [[nodiscard]] static Response tooLarge();

private:
    [[nodiscard]] std::expected<AcceptedRequest, Response>
    accept(const Endpoint& endpoint, const RequestHead& head, const QMap<QString, QString>& names) const;
    [[nodiscard]] Response change(const Preparation& prepare, const AcceptedRequest& accepted) const;
    [[nodiscard]] std::optional<Response> keptAnswer(const AcceptedRequest& accepted) const;
    [[nodiscard]] qint64 bodyLimit(BodyKind kind) const;

    std::vector<Endpoint> m_endpoints;
    const Database& m_database;
    const Clock& m_clock;
    KeptResponses m_keptResponses;
    mutable KeysInWork m_keysInWork;
    qint64 m_bundleLimit;
    mutable RequestRate m_rate;
    std::function<void()> m_afterChange;
};

} // namespace yenile::registration
