// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/late_threads.h"
#include "resources/translations.h"
#include "tests/support/catch.h"
#include "ui/widgets/desktop_wishes.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>

static int program(int argc, char* argv[]) {
    const QTemporaryDir state; // logs of the programs that tests run go there
    qputenv("XDG_STATE_HOME", QFile::encodeName(state.path()));
    // Without a display unless one is asked for.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    yenile::ui::style::apply(application, {});
    yenile::installLanguage(QStringLiteral("en"));
    return runCatch(argc, argv);
}

int main(int argc, char* argv[]) {
    return yenile::process::runProgram(program, argc, argv);
}
