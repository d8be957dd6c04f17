// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/messages/courier.h"
#include "app/service/settings.h"

namespace yenile::registration {

/// The channels in the settings; the spool folder for the others. Errors: FileNotReadable (a secret),
/// SettingInvalid.
[[nodiscard]] Result<Courier::Channels> openChannels(const ServiceSettings& settings, const Clock& clock);

} // namespace yenile::registration
