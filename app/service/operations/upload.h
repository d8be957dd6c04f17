// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/operations/operations.h"

namespace yenile::registration {

/// Bundles go on where their connection was cut: what has come of one is kept, and the rest is joined to it.
[[nodiscard]] Resumption bundleResumption(const Service& service);

} // namespace yenile::registration
