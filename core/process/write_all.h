// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

/// Private to this folder.
namespace yenile::process {

/// Writes all bytes, in as many writes as needed. False if the file takes no more.
[[nodiscard]] bool writeAll(int file, QByteArrayView bytes);

} // namespace yenile::process
