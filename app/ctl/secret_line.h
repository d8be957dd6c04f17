// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

namespace yenile::ctl {

/// A PIN or a password: the next line from a file descriptor, without what editors put around a text. Empty
/// at its end. What follows the line stays for the next reader.
[[nodiscard]] Secret readSecretLine(int descriptor);

} // namespace yenile::ctl
