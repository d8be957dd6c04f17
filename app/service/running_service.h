// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/settings.h"

namespace yenile::registration {

/// Runs the service of the state folder until SIGTERM or SIGINT; prints its address when it listens. On
/// SIGHUP it reads keys and certificates again. The signals must be blocked in every thread. Errors: those of
/// the settings, keys and certificates.
[[nodiscard]] Result<void> serve(const ServiceSettings& settings, int port);

} // namespace yenile::registration
