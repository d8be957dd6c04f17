#include "core/process/late_threads.h"
#include "tests/support/catch.h"

#include <QGuiApplication>

int main(int argc, char* argv[]) {
    yenile::process::keepOpenSslForLateThreads();
    // Documents are drawn and the wizard is shown without a display unless one is asked for.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    return runCatch(argc, argv);
}
