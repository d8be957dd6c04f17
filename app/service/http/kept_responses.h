// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/http/exchange.h"
#include "app/service/state/database.h"

#include <QDateTime>

namespace yenile::registration {

/// Answers to unsafe requests, kept under their idempotency keys: a repetition gets the first answer and
/// changes nothing. They may hold a session's token, so they are sealed with a key made from the idempotency
/// key, which is not stored.
class KeptResponses {
public:
    explicit KeptResponses(const Database& database) : m_database(database) {}

    /// The kept answer, or nothing. Errors: RequestInvalid when the key belongs to another request.
    [[nodiscard]] Result<std::optional<Response>> find(const QByteArray& key, const Request& request) const;
    void store(const QByteArray& key, const Request& request, const Response& answer,
               const QDateTime& now) const;

private:
    const Database& m_database;
};

} // namespace yenile::registration
