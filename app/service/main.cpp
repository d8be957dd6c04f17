// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/command_line.h"
#include "app/service/commands/data_protection_commands.h"
#include "app/service/commands/operator_commands.h"
#include "app/service/running_service.h"
#include "app/service/set_up.h"
#include "app/service/state/database.h"
#include "core/base/log.h"
#include "core/process/late_threads.h"
#include "core/process/private_memory.h"
#include "resources/translations.h"

#include <CLI/CLI.hpp>
#include <QGuiApplication>

#include <malloc.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <thread>

namespace {

using namespace yenile;
using namespace yenile::command_line;

int end(const Result<void>& outcome) {
    if (outcome)
        return 0;
    std::fprintf(stderr, "%s %s %s %s\n", qPrintable(shownCode(outcome.error().code)),
                 qPrintable(sentence(outcome.error())), qPrintable(remedy(outcome.error())),
                 qPrintable(outcome.error().cause));
    return 1;
}

/// Threads inherit it, so that a signal reaches whoever waits for it and nobody else.
void blockSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

/// What is large, the 16 MiB of a scrypt hash above all, goes back to the system when it is freed. glibc
/// would learn to keep it, for each of many threads.
void returnMemory() {
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, 2 << 20); // but not so soon that each request takes it anew
    // Not a heap for nearly every thread: no more are at work at once than there are processors.
    mallopt(M_ARENA_MAX, static_cast<int>(std::max(2U, std::thread::hardware_concurrency())));
}

/// Qt looks for a desktop's session when it starts. A service has none, and that is no news.
void hearAboutNoDesktop(QtMsgType, const QMessageLogContext&, const QString& message) {
    if (!message.contains(u"XDG_RUNTIME_DIR"))
        std::fprintf(stderr, "%s\n", qPrintable(message));
}

Result<void> serve(const QDir& state, int port) {
    const Result<registration::ServiceSettings> settings = registration::readSettings(state);
    if (!settings)
        return failure(settings);
    return registration::serve(*settings, port);
}

QStringList texts(const std::vector<std::string>& arguments) {
    QStringList result;
    for (const std::string& argument : arguments)
        result.append(QString::fromStdString(argument));
    return result;
}

} // namespace

/// yenile-service: the reference registration service.
static int program(int argc, char* argv[]) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen"); // it draws, but never on a screen
    process::protectMemory();
    blockSignals();
    returnMemory();
    const QtMessageHandler usual = qInstallMessageHandler(hearAboutNoDesktop);
    const QGuiApplication application(argc, argv);
    qInstallMessageHandler(usual);
    QCoreApplication::setApplicationName(QStringLiteral("yenile-service"));
    QCoreApplication::setApplicationVersion(QStringLiteral(YENILE_VERSION));

    installLanguage({});
    CLI::App app(Usage::tr("The registration service for certificate renewals.").toStdString(),
                 "yenile-service");
    begin(app);
    std::string state;
    std::string pki;
    std::vector<std::string> changes;
    bool demo = false;
    int port = 0;
    auto* const init = addCommand(app, "init", Usage::tr("Make a new service in a folder"));
    addArgument(*init, Usage::tr("STATE"), state, Usage::tr("Folder of the service"));
    addOption(*init, "--pki", pki,
              Usage::tr("Folder with root.pem, issuer.pem, tls.pem, tls.key, receipt.pem and receipt.key"),
              Usage::tr("DIR"))
        ->required();
    addOption(*init, "--setting", changes,
              Usage::tr("KEY=VALUE over the first settings, e.g. database/driver=postgresql"),
              Usage::tr("KEY=VALUE"));
    addFlag(*init, "--demo", demo,
            Usage::tr("Applicants to try it with; captchas revealed in the spool folder"));
    auto* const serving = addCommand(app, "serve", Usage::tr("Run the service"));
    addArgument(*serving, Usage::tr("STATE"), state, Usage::tr("Folder of the service"));
    addOption(*serving, "--port", port, Usage::tr("Port to listen on; 0 for any free one"), Usage::tr("N"))
        ->check(CLI::Validator(CLI::Range(0, 65535)).description(""));
    const registration::OperatorCommands commands(app, state);
    const registration::DataProtectionCommands dataProtection(app, state);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& asked) { // --help, --version
        return app.exit(asked);
    } catch (const CLI::ParseError& problem) {
        (void)end(fail(ErrorCode::UsageInvalid, {reason(problem)}));
        return 2;
    }

    try {
        const QDir folder(QString::fromStdString(state));
        if (*init)
            return end(registration::setUp(folder, QDir(QString::fromStdString(pki)), demo, texts(changes)));
        if (*serving) {
            installLanguage(QStringLiteral("en")); // of the log
            log::begin({.folder = {}, .echo = log::echoOfService()});
            return end(serve(folder, port));
        }
        if (dataProtection.wasGiven()) {
            const Result<int> code = dataProtection.run(folder);
            return code ? *code : end(failure(code));
        }
        return end(commands.run(folder));
    } catch (const registration::DatabaseError& error) {
        std::fprintf(stderr, "database: %s\n", error.what());
        return 1;
    }
}

int main(int argc, char* argv[]) {
    return process::runProgram(program, argc, argv);
}
