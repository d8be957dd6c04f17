// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/operations/operations.h"
#include "app/service/state/access.h"

/// Limits for attempts to guess something, or to cause costs for others.
namespace yenile::registration {

/// For one identity number, known or not.
[[nodiscard]] AttemptLimit loginLimit(const ServiceSettings& settings);
[[nodiscard]] AttemptLimit passwordLimit(const ServiceSettings& settings);
/// For one applicant: SMS codes that were sent, and wrong ones that were entered.
[[nodiscard]] AttemptLimit codeLimit(const ServiceSettings& settings);
[[nodiscard]] AttemptLimit wrongCodeLimit(const ServiceSettings& settings);
/// For one network address, all of these together.
[[nodiscard]] AttemptLimit addressLimit(const ServiceSettings& settings);

/// Errors: TooManyAttempts with the seconds to wait.
[[nodiscard]] Result<void> checkLimit(const Service& service, const AttemptLimit& limit,
                                      const QString& subject);
[[nodiscard]] Result<void> checkAddress(const Service& service, const Request& request);

/// Counts an attempt for `subject` and its address. Within a transaction.
void countTry(const Service& service, const AttemptLimit& limit, const QString& subject,
              const Request& request);

} // namespace yenile::registration
