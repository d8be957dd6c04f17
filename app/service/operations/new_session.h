// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/operations/operations.h"
#include "app/service/state/applicants.h"

namespace yenile::registration {

/// A new session for the applicant, whatever the login was. `event` is its name in the audit log. Within a
/// transaction.
[[nodiscard]] service::Session newSession(const Service& service, const Applicant& applicant,
                                          const QString& event);

} // namespace yenile::registration
