// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/operations/operations.h"
#include "app/service/state/applications.h"
#include "app/service/state/orders.h"

namespace yenile::registration {

/// The application in the path, if it is the applicant's own. Errors: NotFound.
[[nodiscard]] Result<ApplicationRow> ownApplication(const Service& service, const Request& request);

/// The same for a change. Errors: StateConflict if a later approval of the form has replaced it.
[[nodiscard]] Result<ApplicationRow> changeableApplication(const Service& service, const Request& request);

/// Checks that the application is the one that the client last saw, if it names that (RFC 9110, 13.1.1).
/// Errors: ChangedMeanwhile.
[[nodiscard]] Result<void> checkUnchanged(const ApplicationRow& application, const Request& request);

/// An application, as every operation on it returns it.
[[nodiscard]] Result<Response> applicationAnswer(const Service& service, const QString& application,
                                                 int status = 200);

} // namespace yenile::registration
