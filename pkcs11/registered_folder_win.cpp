// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/registered_folder.h"

#include <QDir>
#include <QSettings>

namespace yenile::pkcs11 {

QString registeredFolder(const RegisteredPlace& place) {
    const QSettings key(place.key,
                        place.isFor32Bits ? QSettings::Registry32Format : QSettings::Registry64Format);
    const QString written = QDir::fromNativeSeparators(key.value(place.value).toString());
    return QDir::isAbsolutePath(written) ? QDir::cleanPath(QDir(written).filePath(place.folder)) : QString();
}

} // namespace yenile::pkcs11
