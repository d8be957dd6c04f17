#define CATCH_CONFIG_RUNNER
#include "resources/translations.h"
#include "ui/widgets/style.h"

#include <QApplication>

#include <catch2/catch.hpp>

int main(int argc, char* argv[]) {
    // Without a display unless one is asked for.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    yenile::ui::style::apply(application);
    yenile::installLanguage(QStringLiteral("en"));
    return Catch::Session().run(argc, argv);
}
