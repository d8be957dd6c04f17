// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/operations/operations.h"
#include "app/service/state/applications.h"

namespace yenile::registration {

/// application.pdf and undertaking.pdf of a confirmed form: PDF/A-1b with embedded fonts, in Turkish.
/// Errors: Internal.
[[nodiscard]] Result<std::vector<DocumentRow>> makeDocuments(const Service& service,
                                                             const ApplicationRow& application);

} // namespace yenile::registration
