// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings.h"

#include <QDir>
#include <QStandardPaths>

namespace yenile::settings {

Sources Sources::standard() {
    const QDir configuration(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation));
    return {QStringLiteral("/etc/yenile/policy.ini"),
            configuration.filePath(QStringLiteral("yenile/settings.ini")),
            QStringLiteral("/etc/yenile/policy.d")};
}

} // namespace yenile::settings
