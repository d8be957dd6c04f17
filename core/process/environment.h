// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <span>
#include <vector>

namespace yenile::process {

/// Whether another program gets that environment variable: only if its name is among `names`. "LC_*" stands
/// for all names that begin so.
[[nodiscard]] bool isAllowed(QByteArrayView name, std::span<const QByteArrayView> names);

/// The part of this process's environment that another program gets. Points into `environment`; ends with a
/// null.
[[nodiscard]] std::vector<char*> allowedEnvironment(char* const* environment,
                                                    std::span<const QByteArrayView> names);

} // namespace yenile::process
