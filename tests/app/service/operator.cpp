// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/operator.h"

#include <QProcess>

#include <stdexcept>

namespace yenile::tests {

OperatorOutput runOperator(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral(YENILE_BIN_DIR "/yenile-service"), arguments);
    if (!process.waitForFinished(60'000))
        throw std::runtime_error("yenile-service does not end");
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

OperatorOutput runOperator(const ServiceProcess& service, const char* group, const char* command,
                           const QStringList& more) {
    return runOperator(QStringList{QLatin1String(group), QLatin1String(command), service.state().path()} +
                       more);
}

} // namespace yenile::tests
