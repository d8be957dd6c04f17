#pragma once

#include "app/service/retention.h"

namespace yenile::registration {

/// What the operator's commands erase with, beside a running service.
struct Erasing {
    Erasing(const Settings& settings, const Database& database, const QByteArray& key)
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

} // namespace yenile::registration
