// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/program.h"

#include "core/base/file.h"

#include <QDir>
#include <QJsonDocument>
#include <QProcess>

#include <stdexcept>

namespace yenile::tests {

QJsonObject Ended::json() const {
    return QJsonDocument::fromJson(output.toUtf8()).object();
}

std::string Ended::problem() const {
    return json().value(u"error").toObject().value(u"name").toString().toStdString();
}

QString yenilectl() {
    return QStringLiteral(YENILE_BIN_DIR "/yenilectl");
}

Ended run(const Call& call, const QString& program) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto variable = call.environment.begin(); variable != call.environment.end(); ++variable)
        environment.insert(variable.key(), variable.value());
    process.setProcessEnvironment(environment);
    process.start(program, call.arguments);
    process.write(call.input);
    process.closeWriteChannel();
    if (!process.waitForStarted(-1) || !process.waitForFinished(-1))
        throw std::runtime_error("cannot run yenilectl");
    const bool normal = process.exitStatus() == QProcess::NormalExit;
    return {normal ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QMap<QString, QString> withoutCard(const QString& folder) {
    const QString tokens = folder + QStringLiteral("/no-tokens");
    const QString configuration = folder + QStringLiteral("/no-tokens.conf");
    const QString text =
        QStringLiteral("directories.tokendir = %1\nobjectstore.backend = file\n").arg(tokens);
    if (!QDir().mkpath(tokens) || !writeFile(configuration, text.toUtf8()))
        throw std::runtime_error("cannot write " + folder.toStdString());
    return {{QStringLiteral("SOFTHSM2_CONF"), configuration},
            {QStringLiteral("PCSCLITE_CSOCK_NAME"), folder + QStringLiteral("/no-service")}};
}

QMap<QString, QString> clockOff(const QString& offset) {
    return {{QStringLiteral("LD_PRELOAD"), QStringLiteral(YENILE_BIN_DIR "/yenile-clock-off.so")},
            {QStringLiteral("YENILE_CLOCK_OFF"), offset}};
}

} // namespace yenile::tests
