// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/applications.h"

namespace yenile::registration {

/// What the approved form said and which documents it led to, as canonical JSON: application.json of the
/// bundle must be these bytes.
[[nodiscard]] QByteArray makeRecord(const ApplicationRow& application,
                                    const std::vector<DocumentRow>& documents);

} // namespace yenile::registration
