// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace yenile::signature {

/// How many files a new container may hold. This leaves room for the data of long-term signatures
/// (mostZipEntries).
constexpr int mostNewMembers = 1000;

/// Checks that files with these names and this total size can be put into a container that every system
/// unpacks. Errors: MemberNameInvalid with the name and the reason, also for names that some systems treat as
/// the same; ContainerTooLarge.
[[nodiscard]] Result<void> checkNewMembers(const QStringList& names, qint64 bytes);

} // namespace yenile::signature
