// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/mapped_file.h"

namespace yenile::signature {

/// Writes a file of both parts, whole or not at all, in the place of the original, too: that is let go
/// before. It is not on the disk yet then: whoever keeps it writes it with writeFile(). Errors:
/// those of notWritten().
[[nodiscard]] Result<void> writeAppended(const QString& path, MappedFile original,
                                         const QByteArray& appendix);

} // namespace yenile::signature
