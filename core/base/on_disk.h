// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QFileDevice>

#include <optional>

namespace yenile {

/// Waits until what was written is on the disk, and says what it was that kept it from there: DiskFull,
/// FileNotWritable. A disk over a network may take everything and only tell now that there is no room for it,
/// or that it is gone. `QSaveFile::commit()` waits, too, but does not listen.
[[nodiscard]] std::optional<ErrorCode> bringToDisk(QFileDevice& file);

} // namespace yenile
