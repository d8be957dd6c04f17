// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileDevice>
#include <QString>

namespace yenile {

/// Lets nobody but its owner, and the system, read and write a file that is open; false where that cannot be.
[[nodiscard]] bool restrictToOwner(QFileDevice& file);

/// Makes a folder that nobody but its owner, and the system, can enter; what comes into it is like it.
void makeFolderForOwner(const QString& path);

} // namespace yenile
