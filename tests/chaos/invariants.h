// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/database.h"
#include "core/signature/certificates/validation_policy.h"

#include <QStringList>

namespace yenile::tests {

/// Where to look for what an applicant has and what the service has.
struct Ledger {
    const registration::Database& database;
    QString order;
    QString outbox; ///< folder
    QString copies; ///< folder
    signature::ValidationPolicy policy;
};

/// How many bundles the service accepted for the order.
[[nodiscard]] int submissions(const Ledger& ledger);

/// What must never be, whatever went wrong: an accepted application without a valid bundle, or twice; a
/// bundle without a receipt or an entry of the outbox that can be resumed. Empty when all is well.
[[nodiscard]] QStringList brokenInvariants(const Ledger& ledger);
/// What is there besides when all is done: exactly one submission, its receipt, and nothing that waits.
[[nodiscard]] QStringList missingAtTheEnd(const Ledger& ledger);
/// The files below these places that hold one of these secrets.
[[nodiscard]] QStringList filesWith(const QByteArrayList& secrets, const QStringList& places);

} // namespace yenile::tests
