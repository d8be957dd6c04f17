// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

namespace yenile::network {

/// Whether the address belongs to this computer or to the local network. A certificate from outside must not
/// make this program connect there.
[[nodiscard]] bool isLocal(const QHostAddress& address);

} // namespace yenile::network
