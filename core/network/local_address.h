// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

namespace yenile::network {

/// Whether it is one of this computer or of the local network: a certificate from somewhere must not make us
/// knock there.
[[nodiscard]] bool isLocal(const QHostAddress& address);

} // namespace yenile::network
