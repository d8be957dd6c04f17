// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/late_threads.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>

static int program(int argc, char* argv[]) {
    const QTemporaryDir state; // logs of the programs that tests run go there
    qputenv("XDG_STATE_HOME", QFile::encodeName(state.path()));
    // Documents are drawn and the wizard is shown without a display unless one is asked for.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    return runCatch(argc, argv);
}

int main(int argc, char* argv[]) {
    return yenile::process::runProgram(program, argc, argv);
}
