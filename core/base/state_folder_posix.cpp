// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/state_folder.h"

#include <QDir>

namespace yenile {

/// XDG Base Directory Specification: a relative path is to be ignored. (Qt knows this folder from 6.7 on.)
QString stateFolder() {
    const QString named = qEnvironmentVariable("XDG_STATE_HOME");
    return QDir::isAbsolutePath(named) ? named : QDir::homePath() + QStringLiteral("/.local/state");
}

} // namespace yenile
