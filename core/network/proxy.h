#pragma once

#include "core/settings/settings.h"

namespace yenile::network {

/// Makes all requests of this program go through the proxy of the settings. Errors: SettingInvalid.
Result<void> useProxy(const settings::Settings& settings);

} // namespace yenile::network
