// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/operations/operations.h"
#include "app/service/state/applications.h"

namespace yenile::registration {

/// Makes a code and puts its SMS on the way; within a transaction. Returns what is to be stored of it.
[[nodiscard]] AwaitedCode sendCode(const Service& service, const ApplicationRow& application);

/// Whether the code is the awaited one.
[[nodiscard]] bool codeMatches(const Service& service, const ApplicationRow& application,
                               const QString& code);

/// "+90 5•• ••• •• 42"
[[nodiscard]] QString maskedPhone(const QString& phone);

} // namespace yenile::registration
