// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/command_line.h"
#include "app/ctl/run.h"
#include "app/ctl/terminal.h"
#include "core/process/late_threads.h"
#include "core/process/private_memory.h"
#include "resources/translations.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

#include <algorithm>
#include <string_view>

namespace {

using namespace yenile;
using namespace yenile::command_line;
using ctl::Arguments;

void addCommon(CLI::App& command, Arguments& arguments) {
    addOption(command, "--settings", arguments.settingsFile, Usage::tr("Use the settings in FILE"),
              Usage::tr("FILE"));
    addOption(command, "--language", arguments.language, Usage::tr("Speak Turkish (tr) or English (en)"))
        ->check(CLI::IsMember({"tr", "en"}));
    addFlag(command, "--verbose", arguments.verbose, Usage::tr("Write the log on standard error as well"));
    addFlag(command, "--json", arguments.json, Usage::tr("Answer with one JSON document on standard output"));
}

void addDescriptor(CLI::App& command, const char* name, std::optional<int>& descriptor,
                   const QString& meaning) {
    addOption(command, name, descriptor, meaning, Usage::tr("N"))
        ->check(CLI::Validator(CLI::NonNegativeNumber).description(""));
}

void addPassword(CLI::App& command, Arguments& arguments) {
    addDescriptor(command, "--password-fd", arguments.passwordDescriptor,
                  Usage::tr("Read the password of the PDF from file descriptor N"));
}

void addSigning(CLI::App& command, Arguments& arguments) {
    addDescriptor(command, "--pin-fd", arguments.pinDescriptor,
                  Usage::tr("Read the PIN from file descriptor N"));
    addOption(command, "--certificate", arguments.certificate,
              Usage::tr("Serial number or SHA-256 of the certificate"), Usage::tr("NAME"));
    addFlag(command, "--remote", arguments.remote,
            Usage::tr("Sign with a key at the remote signing service of the settings"));
}

void addAnswers(CLI::App& command, Arguments& arguments) {
    addOption(command, "--answers", arguments.answers,
              Usage::tr("Answers in JSON; what is missing is asked for"), Usage::tr("FILE"));
    addOption(command, "--ask-command", arguments.ask,
              Usage::tr("Program that is run as PROGRAM KIND DETAIL… for captcha, access-password, sms-code"),
              Usage::tr("PROGRAM"));
    addOption(command, "--order", arguments.order, Usage::tr("Number of the order, where there are several"),
              Usage::tr("ID"));
    addOption(command, "--login", arguments.provider,
              Usage::tr("Log in in a web browser, through a provider that the service names"),
              Usage::tr("PROVIDER"));
}

void addRenew(CLI::App& app, Arguments& arguments) {
    CLI::App& renew = *addCommand(app, "renew", Usage::tr("Renew a certificate"));
    addAnswers(renew, arguments);
    addOption(renew, "--output", arguments.output, Usage::tr("Folder for the documents and the receipt"),
              Usage::tr("DIR"));
    addOption(renew, "--method", arguments.method, Usage::tr("How to sign: electronic (default) or wet"))
        ->check(CLI::IsMember({"electronic", "wet"}));
    addFlag(renew, "--resume", arguments.resume, Usage::tr("Only send what was signed before"));
    addFlag(renew, "--new-form", arguments.newForm,
            Usage::tr("Fill the form in again although it was approved"));
    addSigning(renew, arguments);
    addCommon(renew, arguments);
    CLI::App& status = *addCommand(app, "status", Usage::tr("Tell what became of the applications"));
    addAnswers(status, arguments);
    addCommon(status, arguments);
}

void addLevel(CLI::App& command, Arguments& arguments, const std::vector<std::string>& levels) {
    addOption(command, "--level", arguments.level, Usage::tr("Level of the signatures"), Usage::tr("LEVEL"))
        ->check(CLI::IsMember(levels));
}

void addOthers(CLI::App& app, Arguments& arguments) {
    CLI::App& tokens = *addCommand(app, "tokens", Usage::tr("List the cards and their certificates"));
    addFlag(tokens, "--watch", arguments.watch, Usage::tr("List them again whenever a card comes or goes"));
    addCommon(tokens, arguments);
    CLI::App& sign =
        *addCommand(app, "sign", Usage::tr("Sign files into an ASiC-E container, PDFs also on their own"));
    addArgument(sign, Usage::tr("FILE"), arguments.files, Usage::tr("Files to sign"));
    addOption(sign, "-o,--output", arguments.output,
              Usage::tr("The container; for one PDF, NAME.pdf signs it alone"), Usage::tr("FILE"))
        ->required();
    addLevel(sign, arguments, {"B-B", "B-T", "B-LT", "B-LTA"});
    addOption(sign, "--profile", arguments.profile, Usage::tr("Turkish usage profile to sign by"),
              Usage::tr("PROFILE"))
        ->check(CLI::IsMember({"P1", "P2", "P3", "P4"}));
    addOption(sign, "--digest", arguments.digest, Usage::tr("Digest to sign with"), Usage::tr("DIGEST"))
        ->check(CLI::IsMember({"SHA-256", "SHA-384", "SHA-512"}));
    addOption(sign, "--driver", arguments.driver, Usage::tr("PKCS#11 module to try before the others"),
              Usage::tr("FILE"));
    addOption(sign, "--visible", arguments.corner,
              Usage::tr("Show the signature of a PDF in that corner of the page"), Usage::tr("CORNER"))
        ->check(CLI::IsMember({"topLeft", "topRight", "bottomRight", "bottomLeft"}));
    addOption(sign, "--page", arguments.page, Usage::tr("Number of that page, from 1; -1 is the last one"),
              Usage::tr("N"));
    addOption(sign, "--field", arguments.field,
              Usage::tr("Show it in that empty signature field of the form"), Usage::tr("NAME"));
    addOption(sign, "--reason", arguments.reason, Usage::tr("Why the PDFs are signed"), Usage::tr("TEXT"));
    addPassword(sign, arguments);
    addSigning(sign, arguments);
    addCommon(sign, arguments);
    CLI::App& extend = *addCommand(app, "extend", Usage::tr("Make the signatures of a file last longer"));
    addArgument(extend, Usage::tr("FILE"), arguments.file, Usage::tr("The signed file"));
    addOption(extend, "-o,--output", arguments.output, Usage::tr("Another file for the result"),
              Usage::tr("FILE"));
    addLevel(extend, arguments, {"B-T", "B-LT", "B-LTA"});
    addPassword(extend, arguments);
    addCommon(extend, arguments);
    CLI::App& verify =
        *addCommand(app, "verify", Usage::tr("Validate the signatures of a PDF, a container or a CMS"));
    addArgument(verify, Usage::tr("FILE"), arguments.file, Usage::tr("The file"));
    addOption(verify, "--trust", arguments.trust,
              Usage::tr("Trusted roots in PEM, in place of the settings'"), Usage::tr("FILE"));
    addOption(verify, "--policy", arguments.policy,
              Usage::tr("Policy in JSON: what is trusted, and which algorithms until when"),
              Usage::tr("FILE"));
    addFlag(verify, "--qualified", arguments.qualified, Usage::tr("Accept qualified certificates only"));
    addOption(verify, "--content", arguments.content,
              Usage::tr("The file that belongs to a separate signature (.p7s)"), Usage::tr("FILE"));
    addOption(verify, "--save-signed", arguments.savedFolder,
              Usage::tr("Write the PDF as it was signed, for each signature, into DIR"), Usage::tr("DIR"));
    addOption(verify, "--report-xml", arguments.xmlReport,
              Usage::tr("Write the report as ETSI TS 119 102-2 has it"), Usage::tr("FILE"));
    addPassword(verify, arguments);
    addFlag(verify, "--online", arguments.online, Usage::tr("Ask whether certificates were revoked"));
    addCommon(verify, arguments);
    CLI::App& policy =
        *addCommand(app, "policy", Usage::tr("Show the settings in force and where they come from"));
    addOption(policy, "--explain", arguments.explained, Usage::tr("Tell what the setting KEY is for"),
              Usage::tr("KEY"));
    addCommon(policy, arguments);
}

void addPin(CLI::App& app, Arguments& arguments) {
    CLI::App& pin = *addCommand(app, "pin", Usage::tr("Set the PIN of a card"))->require_subcommand(1);
    for (const auto& [name, what] :
         {std::pair{"change", Usage::tr("Change it with the present PIN")},
          std::pair{"unblock",
                    Usage::tr("Set it with the PUK, if the PIN is locked, forgotten or was never set")}}) {
        CLI::App& command = *addCommand(pin, name, what);
        addOption(command, "--card", arguments.card,
                  Usage::tr("Label or serial number of the card, where there are several"),
                  Usage::tr("NAME"));
        addDescriptor(command, "--pin-fd", arguments.pinDescriptor,
                      Usage::tr("Read the present PIN, or the PUK, and the new PIN from file descriptor N"));
        addCommon(command, arguments);
    }
}

void addRemind(CLI::App& app, Arguments& arguments) {
    CLI::App& remind =
        *addCommand(app, "remind", Usage::tr("Tell on the desktop when a certificate ends soon"));
    addOption(remind, "--calendar", arguments.calendar,
              Usage::tr("Write a calendar (iCalendar) with the days into FILE instead"), Usage::tr("FILE"));
    addCommon(remind, arguments);
}

void addDoctor(CLI::App& app, Arguments& arguments) {
    CLI::App& doctor =
        *addCommand(app, "doctor", Usage::tr("Find out what is wrong and what to do about it"));
    addOption(doctor, "-o,--output", arguments.output, Usage::tr("File for the report"), Usage::tr("FILE"));
    addFlag(doctor, "--fleet", arguments.fleet, Usage::tr("A line for each check, for scripts"));
    addFlag(doctor, "--personal", arguments.personal,
            Usage::tr("With names and numbers of people and cards"));
    addOption(doctor, "--answers", arguments.answers,
              Usage::tr("Answers in JSON; the certificate must be that of its identityNumber"),
              Usage::tr("FILE"));
    addCommon(doctor, arguments);
}

/// What the command line is described and refused in has to be known before it is understood.
void installLanguageOf(int argc, char* argv[]) {
    Arguments arguments;
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    app.add_option("--settings", arguments.settingsFile);
    app.add_option("--language", arguments.language);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError&) { // is told when all of it is read
    }
    installLanguage(arguments.language.empty()
                        ? settings::Settings(ctl::sourcesOf(arguments)).text(settings::Key::Language)
                        : ctl::text(arguments.language));
}

} // namespace

/// yenilectl: the renewal and its diagnosis from a terminal.
static int program(int argc, char* argv[]) {
    process::protectMemory();
    ctl::terminal::speakUtf8();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("yenilectl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(YENILE_VERSION));
    installLanguageOf(argc, argv);
    Arguments arguments;
    CLI::App app(Usage::tr("Renews a qualified electronic certificate, signs and verifies.").toStdString(),
                 "yenilectl");
    begin(app);
    addRenew(app, arguments);
    addOthers(app, arguments);
    addPin(app, arguments);
    addRemind(app, arguments);
    addDoctor(app, arguments);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& asked) { // --help, --version
        return app.exit(asked);
    } catch (const CLI::ParseError& problem) {
        const bool json = std::find(argv, argv + argc, std::string_view("--json")) != argv + argc;
        return ctl::Output(json).fail({ErrorCode::UsageInvalid, {reason(problem)}, {}});
    }
    const CLI::App* command = app.get_subcommands().front();
    if (!command->get_subcommands().empty())
        command = command->get_subcommands().front();
    const ctl::Output output(arguments.json);
    if (const std::optional<int> done = ctl::runAlone(command->get_name(), arguments, output))
        return *done;
    const Result<ctl::Run*> run = ctl::loadRun();
    return run ? (*run)(command->get_name(), arguments, output) : output.fail(run.error());
}

int main(int argc, char* argv[]) {
    return process::runProgram(program, argc, argv);
}
