// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDir>

namespace yenile::registration {

/// Makes a state folder: settings, keys (copied from `pki`) and database; for a demonstration also applicants
/// with orders, whose access passwords are in the spool folder. `settings` ("key=value") replace the first
/// ones. Errors: UsageInvalid if it exists already, the file errors.
[[nodiscard]] Result<void> setUp(const QDir& state, const QDir& pki, bool demo,
                                 const QStringList& settings = {});

} // namespace yenile::registration
