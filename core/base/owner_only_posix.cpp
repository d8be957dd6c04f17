// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/owner_only.h"

#include <QDir>

namespace yenile {

bool restrictToOwner(QFileDevice& file) {
    return file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

void makeFolderForOwner(const QString& path) {
    QDir().mkdir(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace yenile
