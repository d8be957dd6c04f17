// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace yenile::signature {

/// What those who received a signature can do about its problem; remedy() addresses those who sign. In the
/// program's language.
[[nodiscard]] QString adviceFor(const Error& problem);

} // namespace yenile::signature
