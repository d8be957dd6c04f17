// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/operations/operations.h"
#include "app/service/state/applicants.h"

namespace yenile::registration {

/// A session for the applicant, in whichever way the login was. `event`: what the audit log calls it. Within
/// a transaction.
[[nodiscard]] service::Session newSession(const Service& service, const Applicant& applicant,
                                          const QString& event);

} // namespace yenile::registration
