// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/state_folder.h"

#include <QStandardPaths>

namespace yenile {

QString stateFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation); // %LOCALAPPDATA%
}

} // namespace yenile
