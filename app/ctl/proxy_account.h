#pragma once

#include "core/network/proxy.h"

namespace yenile::ctl {

/// Asks the person at the terminal; nothing where there is none.
[[nodiscard]] std::optional<network::ProxyAccount> askForProxyAccount(const QString& proxy, bool refused);

} // namespace yenile::ctl
