// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/proxy.h"

namespace yenile::ctl {

/// Asks the person at the terminal, where there is one: a network::AccountSource.
[[nodiscard]] Async<bool> askForProxyAccount(const QString& proxy, bool refused);

} // namespace yenile::ctl
