// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileDevice>
#include <QString>

namespace yenile {

/// Restricts an open file to its owner and the system. False if that is not possible.
[[nodiscard]] bool restrictToOwner(QFileDevice& file);

/// Makes a folder that only its owner and the system can enter. New files in it are restricted in the same
/// way.
void makeFolderForOwner(const QString& path);

} // namespace yenile
