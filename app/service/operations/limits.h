// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/operations/operations.h"
#include "app/service/state/access.h"

/// How often what may be guessed, or costs somebody else something, may be tried.
namespace yenile::registration {

/// Of one identity number, whoever it belongs to.
[[nodiscard]] AttemptLimit loginLimit(const ServiceSettings& settings);
[[nodiscard]] AttemptLimit passwordLimit(const ServiceSettings& settings);
/// Of one applicant: SMS codes that were sent, and wrong ones that were entered.
[[nodiscard]] AttemptLimit codeLimit(const ServiceSettings& settings);
[[nodiscard]] AttemptLimit wrongCodeLimit(const ServiceSettings& settings);
/// Of one network address, all of these together.
[[nodiscard]] AttemptLimit addressLimit(const ServiceSettings& settings);

/// Errors: TooManyAttempts with the seconds to wait.
[[nodiscard]] Result<void> checkLimit(const Service& service, const AttemptLimit& limit,
                                      const QString& subject);
[[nodiscard]] Result<void> checkAddress(const Service& service, const Request& request);

/// Counts a try for `subject` and for the address it came from. Within a transaction.
void countTry(const Service& service, const AttemptLimit& limit, const QString& subject,
              const Request& request);

} // namespace yenile::registration
