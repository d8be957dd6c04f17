// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/database.h"
#include "core/service/messages.h"

namespace yenile::registration {

/// Adds the next step of an application. Returns it with its number. Within a transaction.
service::StatusEntry addStatus(const Database& database, const QString& application,
                               service::StatusEntry entry);
/// When it was submitted or its paper arrived; nothing: it was not.
[[nodiscard]] std::optional<QDateTime> handedInAt(const Database& database, const QString& application);
/// In the order in which they happened.
[[nodiscard]] std::vector<service::StatusEntry> statusesOf(const Database& database,
                                                           const QString& application);

} // namespace yenile::registration
