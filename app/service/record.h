// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/applications.h"

namespace yenile::registration {

/// The approved form and its documents as canonical JSON. The application.json of the bundle must be these
/// bytes.
[[nodiscard]] QByteArray makeRecord(const ApplicationRow& application,
                                    const std::vector<DocumentRow>& documents);

} // namespace yenile::registration
