// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings.h"

#include <QDir>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace yenile::settings {

/// %APPDATA% wanders with the person from computer to computer; Qt has no name for it.
Sources Sources::standard() {
    const QString installation = uR"(HKEY_LOCAL_MACHINE\Software\Yenile)"_s;
    return {.policyFile = uR"(HKEY_CURRENT_USER\Software\Policies\Yenile)"_s,
            .userFile = QDir(qEnvironmentVariable("APPDATA")).filePath(u"Yenile/settings.ini"_s),
            .machinePolicy = uR"(HKEY_LOCAL_MACHINE\Software\Policies\Yenile)"_s,
            .installation = installation,
            .installedPolicy =
                QSettings(installation, QSettings::NativeFormat).value(u"installer/policyFile"_s).toString()};
}

} // namespace yenile::settings
