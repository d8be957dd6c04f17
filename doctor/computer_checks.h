// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"
#include "doctor/check.h"

namespace yenile::doctor {

/// Whether the administrator's policy can be read and all settings can be understood.
[[nodiscard]] Check settingsCheck(const settings::Settings& settings);

/// Whether what is signed can be kept: in the outbox and in the copies folder there is room, and one may
/// write.
[[nodiscard]] Check storageCheck(const settings::Settings& settings);

} // namespace yenile::doctor
