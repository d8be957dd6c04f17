// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/messages/courier.h"
#include "app/service/settings.h"

namespace yenile::registration {

/// The channels that the settings name; the spool folder for what they do not. Errors: FileNotReadable (a
/// secret), SettingInvalid.
[[nodiscard]] Result<Courier::Channels> openChannels(const ServiceSettings& settings, const Clock& clock);

} // namespace yenile::registration
