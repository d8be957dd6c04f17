// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/retention.h"

namespace yenile::registration {

/// What the operator's commands use for erasing, next to a running service.
struct Erasing {
    Erasing(const ServiceSettings& settings, const Database& database, const QByteArray& key)
        : courier(database, Clock::system(), key, {}), audit(database, key),
          spool(settings.file(QStringLiteral("spool"))),
          eraser(database, audit, courier, spool, Clock::system()),
          retention(settings.retention, database, Clock::system()) {}

    Courier courier;
    AuditLog audit;
    QDir spool;
    Eraser eraser;
    Retention retention;
};

/// The text for the operator.
[[nodiscard]] inline std::unexpected<Error> refusal(const ClockDoubt& doubt) {
    return fail(
        ErrorCode::UsageInvalid,
        {QStringLiteral("nothing was erased, since the audit log has nothing for %1 days: if the clock is "
                        "right, say so with retention run --clock-is-right")
             .arg(doubt.days)});
}

} // namespace yenile::registration
