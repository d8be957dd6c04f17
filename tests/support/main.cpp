#include "core/process/late_threads.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>

int main(int argc, char* argv[]) {
    yenile::process::keepOpenSslForLateThreads();
    const QTemporaryDir state; // logs of the programs that tests run go there
    qputenv("XDG_STATE_HOME", QFile::encodeName(state.path()));
    // Documents are drawn and the wizard is shown without a display unless one is asked for.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    return runCatch(argc, argv);
}
