#pragma once

#include "app/service/state/database.h"
#include "core/service/messages.h"

namespace yenile::registration {

/// The next step of an application. Returns it with its number. Within a transaction.
service::StatusEntry addStatus(const Database& database, const QString& application,
                               service::StatusEntry entry);
/// As they happened.
[[nodiscard]] std::vector<service::StatusEntry> statusesOf(const Database& database,
                                                           const QString& application);

} // namespace yenile::registration
