// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>

namespace yenile::signature {

/// Whether the bytes are one plain ZIP archive and nothing else, so that every reader sees the same members
/// and no byte can change unseen: entries from the first byte to the last without gaps, each described alike
/// in its local header and in the directory, the descriptions alike in what only the directory holds, no
/// encryption, no ZIP64, no extra fields but times and owners, names once and inside the
/// archive, no comment that looks like a record, within the limits of zip.h. Errors: ContainerDamaged.
[[nodiscard]] Result<void> checkZipLayout(QByteArrayView archive);

} // namespace yenile::signature
