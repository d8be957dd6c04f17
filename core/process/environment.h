// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <span>
#include <vector>

namespace yenile::process {

/// Whether another program gets the variable of that name: only those of `names` are; "LC_*" is all that
/// begin so.
[[nodiscard]] bool isAllowed(QByteArrayView name, std::span<const QByteArrayView> names);

/// What of this process's environment another program gets. Points into `environment`; ends with a null.
[[nodiscard]] std::vector<char*> allowedEnvironment(char* const* environment,
                                                    std::span<const QByteArrayView> names);

} // namespace yenile::process
