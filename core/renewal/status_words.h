// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"

namespace yenile::renewal {

/// What became of an application, a line for each step, and last what comes next; in the language of the
/// application, and days and times of this computer. Steps of a later version are left out.
[[nodiscard]] QStringList inWords(const service::ApplicationStatus& status);

} // namespace yenile::renewal
