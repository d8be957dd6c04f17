// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/system_facts.h"

#include <QSslSocket>
#include <QSysInfo>

namespace yenile::doctor {

std::vector<std::pair<QString, QString>> systemFacts() {
    return {{QStringLiteral("Yenile"), QStringLiteral(YENILE_VERSION)},
            {QStringLiteral("Qt"), QString::fromLatin1(qVersion())},
            {QStringLiteral("OpenSSL"), QSslSocket::sslLibraryVersionString()},
            {QStringLiteral("System"), QSysInfo::prettyProductName()},
            {QStringLiteral("Kernel"), QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion()},
            {QStringLiteral("Architecture"), QSysInfo::currentCpuArchitecture()},
            {QStringLiteral("Desktop"), qEnvironmentVariable("XDG_CURRENT_DESKTOP")},
            {QStringLiteral("Session"), qEnvironmentVariable("XDG_SESSION_TYPE")}};
}

} // namespace yenile::doctor
