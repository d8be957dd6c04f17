// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/http/exchange.h"
#include "app/service/http/kept_responses.h"
#include "app/service/http/keys_in_work.h"
#include "app/service/http/request_rate.h"
#include "app/service/settings.h"
#include "core/base/clock.h"

namespace yenile::registration {

/// What is known of a request before its body is read.
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

/// A request whose body is worth reading, up to `bodyLimit` bytes.
struct AcceptedRequest {
    const Endpoint* endpoint = nullptr;
    qint64 bodyLimit = 0;
    Request request;
    QByteArray idempotencyKey;
};

/// Leads each request to its operation: paths, sessions, media types, idempotency. Used by many threads at
/// once.
class Dispatcher {
public:
    /// `afterChange` is called after each change that was made.
    Dispatcher(std::vector<Endpoint> endpoints, const Database& database, const Clock& clock,
               const HttpSettings& settings, std::function<void()> afterChange);

    /// Everything that can be told from the head alone; a refusal is the answer.
    [[nodiscard]] std::expected<AcceptedRequest, Response> accept(const RequestHead& head) const;
    [[nodiscard]] Response answer(AcceptedRequest accepted) const;
    /// What came of a body whose connection was lost.
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
