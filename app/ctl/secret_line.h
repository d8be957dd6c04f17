// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

namespace yenile::ctl {

/// A PIN or a password: the next line of a file descriptor, without what editors add to texts. Empty at the
/// end. The rest stays for the next read.
[[nodiscard]] Secret readSecretLine(int descriptor);

} // namespace yenile::ctl
