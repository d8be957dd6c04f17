// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/operations/operations.h"

namespace yenile::registration {

/// Continues interrupted uploads of bundles: the part that has arrived is stored, and the rest is joined to
/// it.
[[nodiscard]] Resumption bundleResumption(const Service& service);

} // namespace yenile::registration
