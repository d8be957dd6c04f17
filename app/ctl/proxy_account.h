// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/proxy.h"

namespace yenile::ctl {

/// A network::AccountSource that asks the person at the terminal, if there is one.
[[nodiscard]] Async<bool> askForProxyAccount(const QString& proxy, bool refused);

} // namespace yenile::ctl
