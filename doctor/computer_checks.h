// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"
#include "doctor/check.h"

namespace yenile::doctor {

/// Whether the administrator's policy can be read and all settings are valid.
[[nodiscard]] Check settingsCheck(const settings::Settings& settings);

/// Whether the outbox and the copies folder can be written and have room.
[[nodiscard]] Check storageCheck(const settings::Settings& settings);

} // namespace yenile::doctor
