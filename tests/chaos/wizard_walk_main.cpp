// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/await.h"
#include "core/network/proxy.h"
#include "core/process/late_threads.h"
#include "core/process/private_memory.h"
#include "pkcs11/find_drivers.h"
#include "resources/translations.h"
#include "tests/support/spool.h"
#include "tests/ui/pictures.h"
#include "tests/ui/wizard_driver.h"
#include "ui/widgets/desktop_wishes.h"
#include "ui/widgets/style.h"

#include <QApplication>

#include <cstdio>

/// yenile-wizard-walk SETTINGS STATE IDENTITY-NUMBER SECONDS: a person before the wizard, in a process that
/// can be killed. Goes to the last page, and tries three times where an error is shown; looks so long at a
/// button that cannot be pressed. What comes by post is in the service's state folder, the PIN in
/// YENILE_WALK_PIN; with YENILE_WALK_PLATFORM one can look on. With YENILE_WALK_PICTURES, a folder, there are
/// pictures of all pages afterwards, in English or in the language YENILE_WALK_LANGUAGE. Tells on standard
/// output what happens.
namespace {

using namespace yenile;
using namespace yenile::tests;

void tell(const QString& what) {
    std::printf("%s\n", qUtf8Printable(what));
    std::fflush(stdout); // it may be killed
}

bool walk(WizardDriver& driver) {
    if (const QString pictures = qEnvironmentVariable("YENILE_WALK_PICTURES"); !pictures.isEmpty())
        return takePictures(driver, {{QSize(900, 616), QDir(pictures)}});
    for (int attempt = 0; attempt < 3; ++attempt) {
        if (driver.walkTo(ui::PageId::Done))
            return true;
        const auto shown = driver.shownError();
        tell(QStringLiteral("page %1: %2")
                 .arg(static_cast<int>(driver.page()))
                 .arg(shown ? codeName(*shown) : QStringLiteral("no way on")));
        if (!shown)
            return false;
    }
    return false;
}

Applicant applicant(const QStringList& arguments) {
    const Spool spool{QDir(arguments.at(2))};
    Applicant person;
    person.identityNumber = arguments.at(3);
    person.securityWord = QStringLiteral("Kardelen42");
    person.captcha = [spool](const QString& challenge) { return spool.captcha(challenge); };
    person.accessPassword = [spool, number = person.identityNumber] { return spool.accessPassword(number); };
    person.smsCode = [spool](const QString& application) { return spool.smsCode(application); };
    person.pins = QStringList(3, qEnvironmentVariable("YENILE_WALK_PIN"));
    person.hesitation = 1000 * arguments.at(4).toInt();
    return person;
}

} // namespace

static int program(int argc, char* argv[]) {
    process::protectMemory();
    qputenv("QT_QPA_PLATFORM",
            qEnvironmentVariable("YENILE_WALK_PLATFORM", QStringLiteral("offscreen")).toUtf8());
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    ui::style::apply(application, {});
    installLanguage(qEnvironmentVariable("YENILE_WALK_LANGUAGE", QStringLiteral("en")));
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 5)
        return 2;
    settings::Settings settings({QStringLiteral("/nonexistent"), arguments.at(1)});
    Result<renewal::JourneySetup> setup =
        network::useProxy(settings) ? renewal::journeySetup(settings) : fail(ErrorCode::SettingInvalid);
    if (!setup)
        return 2;
    renewal::Journey journey(std::move(*setup));
    pkcs11::TokenMonitor tokens(pkcs11::findDrivers(settings).drivers);
    ui::Wizard wizard(settings, journey, tokens);
    Applicant person = applicant(arguments);
    WizardDriver driver(wizard, journey, person);
    QObject::connect(&driver, &WizardDriver::pinTyped, &driver, [] { tell(QStringLiteral("PIN typed")); });
    wizard.show();
    const bool done = walk(driver);
    driver.closeAnyway();
    const bool closed = QTest::qWaitFor([&] { return !wizard.isVisible(); }, 3 * patience);
    (void)await(journey.logOut());
    if (!closed)
        tell(QStringLiteral("does not close"));
    tell(done ? QStringLiteral("receipt") : QStringLiteral("given up"));
    return done ? 0 : 1;
}

int main(int argc, char* argv[]) {
    return process::runProgram(program, argc, argv);
}
