// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace yenile::signature {

/// What to do about a problem of a signature for whoever received it; remedy() speaks to whoever signs. In
/// the language of the application.
[[nodiscard]] QString adviceFor(const Error& problem);

} // namespace yenile::signature
