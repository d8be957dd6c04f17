// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/helper/driver_log.h"

#include "core/base/log.h"
#include "pkcs11/gate/gate.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

#include <cstdio>

namespace yenile::pkcs11::helper {

void logDriverOutput(const char* driver) {
    const QString folder = log::standardFolder();
    if (qgetenv(gate::logVariable) == "1" || !QDir().mkpath(folder))
        return;
    if (sendStandardErrorTo(QFile::encodeName(folder + QStringLiteral("/drivers.log"))))
        std::fprintf(stderr, "%s %s\n", qPrintable(QDateTime::currentDateTimeUtc().toString(Qt::ISODate)),
                     driver);
}

} // namespace yenile::pkcs11::helper
