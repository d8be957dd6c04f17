// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>

#include <vector>

namespace yenile::signature {

/// An entry of an archive.
struct ZipPlace {
    bool isStored = false;      ///< not compressed
    QByteArrayView packed = {}; ///< its bytes, as they stand in the archive
};

/// Checks that the bytes are one plain ZIP archive and nothing else, so that every reader sees the same
/// members and no byte can be changed unnoticed: entries without gaps from the first byte to the last; the
/// same description in the local header and in the directory; equal values for what only the directory has;
/// no encryption, no ZIP64, no extra fields but times and owners; unique names inside the archive; no comment
/// that looks like a record; and the limits of zip.h. Tells where its entries lie, folders included. Errors:
/// ContainerDamaged.
[[nodiscard]] Result<std::vector<ZipPlace>> checkZipLayout(QByteArrayView archive);

} // namespace yenile::signature
