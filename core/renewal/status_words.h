// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"

namespace yenile::renewal {

/// The history of an application, one line for each step, and last what comes next. In the program's language
/// and this computer's time zone. Steps of a later version are left out.
[[nodiscard]] QStringList inWords(const service::ApplicationStatus& status);

} // namespace yenile::renewal
