// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/await.h"
#include "core/base/log.h"
#include "core/network/proxy.h"
#include "core/process/late_threads.h"
#include "core/process/private_memory.h"
#include "core/renewal/journey.h"
#include "core/settings/settings.h"
#include "pkcs11/token_monitor.h"
#include "resources/translations.h"
#include "ui/demo/inbox_window.h"
#include "ui/settings/settings_window.h"
#include "ui/widgets/desktop_wishes.h"
#include "ui/widgets/style.h"
#include "ui/wizard/link_question.h"
#include "ui/wizard/proxy_login_dialog.h"
#include "ui/wizard/wizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

#include <algorithm>
#include <functional>
#include <optional>

namespace {

using namespace yenile;

struct Options {
    QString settingsFile;
    QString demoFolder;
    QString language;
    QString signedFile; ///< to be looked at
    QString link;       ///< yenile:… of an e-mail
    bool verbose = false;
};

/// Desktops name files by their address.
QString fileOf(const QString& argument) {
    const QUrl url(argument);
    return url.isLocalFile() ? url.toLocalFile() : argument;
}

void addOptions(QCommandLineParser& parser) {
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Renews a qualified electronic certificate."));
    const QCommandLineOption settings(QStringLiteral("settings"),
                                      QCoreApplication::translate("main", "Use the settings in <file>."),
                                      QCoreApplication::translate("main", "file"));
    const QCommandLineOption demo(
        QStringLiteral("demo"),
        QCoreApplication::translate("main", "Try Yenile out with the demo in <folder>."),
        QCoreApplication::translate("main", "folder"));
    const QCommandLineOption language(
        QStringLiteral("language"),
        QCoreApplication::translate("main", "Speak Turkish (tr) or English (en)."),
        QCoreApplication::translate("main", "language"));
    const QCommandLineOption verbose(
        QStringLiteral("verbose"),
        QCoreApplication::translate("main", "Write the log on standard error as well."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  QCoreApplication::translate("main", "Show this help."));
    const QCommandLineOption version({QStringLiteral("v"), QStringLiteral("version")},
                                     QCoreApplication::translate("main", "Show the version."));
    parser.addOptions({settings, demo, language, verbose, help, version});
    parser.addPositionalArgument(
        QCoreApplication::translate("main", "file"),
        QCoreApplication::translate("main", "Check the signatures of a file, or open a yenile: link."),
        QCoreApplication::translate("main", "[file]"));
}

Options optionsOf(const QCommandLineParser& parser) {
    const QString argument = parser.positionalArguments().value(0);
    const bool isLink = argument.startsWith(QLatin1String("yenile:"), Qt::CaseInsensitive);
    return {parser.value(QStringLiteral("settings")),
            parser.value(QStringLiteral("demo")),
            parser.value(QStringLiteral("language")),
            isLink ? QString() : fileOf(argument),
            isLink ? argument : QString(),
            parser.isSet(QStringLiteral("verbose"))};
}

Options readOptions() {
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(*QCoreApplication::instance());
    if (parser.isSet(QStringLiteral("help")))
        parser.showHelp();
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();
    return optionsOf(parser);
}

settings::Sources sourcesOf(const Options& options) {
    settings::Sources sources = settings::Sources::standard();
    if (!options.settingsFile.isEmpty())
        sources.userFile = options.settingsFile;
    else if (!options.demoFolder.isEmpty())
        sources.userFile = QDir(options.demoFolder).filePath(QStringLiteral("settings.ini"));
    return sources;
}

/// The options' over the settings'.
void installLanguageOf(const Options& options, const settings::Settings& settings) {
    installLanguage(options.language.isEmpty() ? settings.text(settings::Key::Language) : options.language);
}

/// Shows what is asked for in the language of the options and settings.
void showOptions() {
    QCommandLineParser parser;
    addOptions(parser);
    parser.parse(QCoreApplication::arguments());
    const Options options = optionsOf(parser);
    installLanguageOf(options, settings::Settings(sourcesOf(options)));
    (void)readOptions();
}

/// What the settings say of it stands over the desktop.
ui::DesktopWishes wishesOver(const settings::Settings& settings) {
    ui::DesktopWishes wishes = ui::desktopWishes();
    if (const QString motion = settings.text(settings::Key::Motion); motion != QLatin1String("system"))
        wishes.motion = motion != QLatin1String("off");
    return wishes;
}

/// --help and --version end the program, and ask for no display.
void answerQuestions(int argc, char* argv[]) {
    const QStringList questions{QStringLiteral("-h"), QStringLiteral("--help"), QStringLiteral("-v"),
                                QStringLiteral("--version")};
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (std::ranges::any_of(arguments, [&](const QString& one) { return questions.contains(one); }))
        showOptions();
}

Result<renewal::JourneySetup> readSetup(const settings::Settings& settings) {
    if (const Result<void> proxy = network::useProxy(settings); !proxy)
        return failure(proxy);
    network::setAccountSource(ui::askForProxyAccount);
    return renewal::journeySetup(settings);
}

/// In another language it is another wizard, which stands where the first one stood.
ui::Wizard* showWizard(settings::Settings& settings, renewal::Journey& journey,
                       pkcs11::TokenMonitor& tokens) {
    auto* const wizard = new ui::Wizard(settings, journey, tokens);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(wizard, &ui::Wizard::finished, qApp, &QApplication::quit);
    // Hundreds of places, in which one need not look before there is anything to see.
    QObject::connect(wizard, &ui::Wizard::seen, qApp,
                     [&settings, &tokens] { tokens.setDrivers(pkcs11::findDrivers(settings).drivers); });
    QObject::connect(
        wizard, &ui::Wizard::languageChosen, qApp,
        [=, &settings, &journey, &tokens](const QString& language) {
            (void)settings.set(settings::Key::Language,
                               language); // lasts for this run where it cannot be kept
            installLanguage(language);
            wizard->disconnect(qApp);
            showWizard(settings, journey, tokens)->takeOver(*wizard);
            wizard->deleteLater();
        },
        Qt::QueuedConnection);
    wizard->show();
    return wizard;
}

/// Where the settings are not right: shows why, and lets them be mended; nothing: the person gave up.
std::optional<renewal::JourneySetup> setUp(settings::Settings& settings) {
    for (;;) {
        const Result<void> readable = settings.check();
        Result<renewal::JourneySetup> setup = readable ? readSetup(settings) : failure(readable);
        if (setup)
            return std::move(*setup);
        QMessageBox box(QMessageBox::Critical, QStringLiteral("Yenile"),
                        sentence(setup.error()) + QLatin1Char('\n') + remedy(setup.error()),
                        QMessageBox::Close);
        QAbstractButton* const mend =
            readable
                ? box.addButton(QCoreApplication::translate("main", "Settings…"), QMessageBox::ActionRole)
                : nullptr;
        box.exec();
        if (!mend || box.clickedButton() != mend || ui::SettingsWindow(settings).exec() != QDialog::Accepted)
            return std::nullopt;
    }
}

/// The service that a link leads to takes the place of the settings' one; false: the person did not want
/// that.
bool follow(const QString& link, settings::Settings& settings, renewal::JourneySetup& setup) {
    const Result<QUrl> service = ui::allowedService(link, settings);
    if (service) {
        setup.connection.address = *service;
        return true;
    }
    if (service.error().code != ErrorCode::Cancelled)
        QMessageBox::critical(nullptr, QStringLiteral("Yenile"),
                              sentence(service.error()) + QLatin1Char('\n') + remedy(service.error()));
    return false;
}

} // namespace

static int program(int argc, char* argv[]) {
    process::protectMemory();
    QCoreApplication::setApplicationName(QStringLiteral("yenile"));
    QCoreApplication::setApplicationVersion(QStringLiteral(YENILE_VERSION));
    answerQuestions(argc, argv);
    QApplication application(argc, argv);
    QApplication::setDesktopFileName(QStringLiteral("yenile"));
    QApplication::setQuitOnLastWindowClosed(false);

    const Options options = readOptions();
    log::begin({.folder = log::standardFolder(),
                .echo = options.verbose ? log::Echo::StandardError : log::Echo::Nowhere});
    settings::Settings settings(sourcesOf(options));
    installLanguageOf(options, settings);
    ui::style::apply(application, wishesOver(settings));

    std::optional<renewal::JourneySetup> setup = setUp(settings);
    if (!setup)
        return 1;
    if (!options.link.isEmpty() && !follow(options.link, settings, *setup))
        return 1;
    renewal::Journey journey(std::move(*setup));
    pkcs11::TokenMonitor tokens({});
    ui::Wizard* const wizard = showWizard(settings, journey, tokens);
    if (!options.link.isEmpty())
        wizard->beginAtLogin();
    if (!options.signedFile.isEmpty())
        wizard->inspect(options.signedFile);

    std::unique_ptr<ui::InboxWindow> inbox;
    if (!options.demoFolder.isEmpty()) {
        inbox = std::make_unique<ui::InboxWindow>(QDir(options.demoFolder));
        inbox->show();
    }
    const int exitCode = QApplication::exec();
    (void)await(journey.logOut()); // begun when the wizard was closed; no window waits for it
    return exitCode;
}

int main(int argc, char* argv[]) {
    return process::runProgram(program, argc, argv);
}
