// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/http/exchange.h"
#include "app/service/state/database.h"

#include <QDateTime>

namespace yenile::registration {

/// Responses to unsafe requests, stored under their idempotency keys: a repetition gets the first response
/// and changes nothing. They may have a session's token, so they are encrypted with a key made from the
/// idempotency key, which is not stored.
class KeptResponses {
public:
    explicit KeptResponses(const Database& database) : m_database(database) {}

    /// The stored response, or nothing. Errors: RequestInvalid if the key belongs to another request.
    [[nodiscard]] Result<std::optional<Response>> find(const QByteArray& key, const Request& request) const;
    void store(const QByteArray& key, const Request& request, const Response& answer,
               const QDateTime& now) const;

private:
    const Database& m_database;
};

} // namespace yenile::registration
