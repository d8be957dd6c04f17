// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/operations/operations.h"
#include "app/service/state/applications.h"

namespace yenile::registration {

/// Makes a code and stores its SMS for sending; within a transaction. Returns what has to be stored.
[[nodiscard]] AwaitedCode sendCode(const Service& service, const ApplicationRow& application);

/// Whether it is the expected code.
[[nodiscard]] bool codeMatches(const Service& service, const ApplicationRow& application,
                               const QString& code);

/// "+90 5•• ••• •• 42"
[[nodiscard]] QString maskedPhone(const QString& phone);

} // namespace yenile::registration
