// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace yenile::signature {

/// How many files a new container may hold, so that there is room for what makes its signature last.
constexpr int mostNewMembers = 55;

/// Whether files of these names, of so many bytes in all, can be put into a container that every system
/// unpacks. Errors: MemberNameInvalid with the name and the reason, names that are taken for one another
/// among them; ContainerTooLarge.
[[nodiscard]] Result<void> checkNewMembers(const QStringList& names, qint64 bytes);

} // namespace yenile::signature
