// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/http/exchange.h"
#include "app/service/http/kept_answers.h"
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
    const Route* route = nullptr;
    qint64 bodyLimit = 0;
    Request request;
    QByteArray idempotencyKey;
};

/// Leads each request to its operation: paths, sessions, media types, idempotency. Used by many threads at
/// once.
class Dispatcher {
public:
    /// `afterChange` is called after each change that was made.
    Dispatcher(std::vector<Route> routes, const Database& database, const Clock& clock,
               const HttpSettings& settings, std::function<void()> afterChange);

    /// Everything that can be told from the head alone; a refusal is the answer.
    [[nodiscard]] std::expected<AcceptedRequest, Answer> accept(const RequestHead& head) const;
    [[nodiscard]] Answer answer(AcceptedRequest accepted) const;
    /// What came of a body whose connection was lost.
    void keepPart(const AcceptedRequest& accepted) const;
    [[nodiscard]] static Answer tooLarge();

private:
    [[nodiscard]] std::expected<AcceptedRequest, Answer> accept(const Route& route, const RequestHead& head,
                                                                const QMap<QString, QString>& names) const;
    [[nodiscard]] Answer change(const Preparation& prepare, const AcceptedRequest& accepted) const;
    [[nodiscard]] std::optional<Answer> keptAnswer(const AcceptedRequest& accepted) const;
    [[nodiscard]] qint64 bodyLimit(BodyKind kind) const;

    std::vector<Route> m_routes;
    const Database& m_database;
    const Clock& m_clock;
    KeptAnswers m_keptAnswers;
    mutable KeysInWork m_keysInWork;
    qint64 m_bundleLimit;
    mutable RequestRate m_rate;
    std::function<void()> m_afterChange;
};

} // namespace yenile::registration
