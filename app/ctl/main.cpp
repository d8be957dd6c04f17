#include "app/ctl/answers.h"
#include "app/ctl/commands.h"
#include "app/ctl/proxy_account.h"
#include "app/ctl/terminal.h"
#include "core/base/log.h"
#include "core/network/proxy.h"
#include "core/process/late_threads.h"
#include "core/process/private_memory.h"
#include "resources/translations.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

#include <algorithm>
#include <string_view>

namespace {

using namespace yenile;

/// The command line as it was understood.
struct Arguments {
    std::string corner, field, reason, explained;
    std::optional<int> page;
    std::string settingsFile, language, card, calendar;
    bool json = false, verbose = false;
    std::string answers, ask, provider, output, method, order, certificate, driver, file, trust, policy,
        level, profile, digest;
    std::vector<std::string> files;
    std::optional<int> pinDescriptor, passwordDescriptor;
    std::string content, savedFolder, xmlReport;
    bool resume = false, newForm = false, qualified = false, watch = false, online = false, fleet = false,
         personal = false, remote = false;
};

QString text(const std::string& argument) {
    return QString::fromStdString(argument);
}

QStringList texts(const std::vector<std::string>& arguments) {
    QStringList list;
    for (const std::string& argument : arguments)
        list << text(argument);
    return list;
}

void addCommon(CLI::App& command, Arguments& arguments) {
    command.add_option("--settings", arguments.settingsFile, "Use the settings in FILE")->type_name("FILE");
    command.add_option("--language", arguments.language, "Speak Turkish (tr) or English (en)")
        ->check(CLI::IsMember({"tr", "en"}));
    command.add_flag("--verbose", arguments.verbose, "Write the log on standard error as well");
    command.add_flag("--json", arguments.json, "Answer with one JSON document on standard output");
}

void addDescriptor(CLI::App& command, const char* name, std::optional<int>& descriptor, const char* what) {
    command.add_option(name, descriptor, what)->type_name("N")->check(CLI::NonNegativeNumber);
}

void addPassword(CLI::App& command, Arguments& arguments) {
    addDescriptor(command, "--password-fd", arguments.passwordDescriptor,
                  "Read the password of the PDF from file descriptor N");
}

void addSigning(CLI::App& command, Arguments& arguments) {
    addDescriptor(command, "--pin-fd", arguments.pinDescriptor, "Read the PIN from file descriptor N");
    command.add_option("--certificate", arguments.certificate, "Serial number or SHA-256 of the certificate")
        ->type_name("NAME");
    command.add_flag("--remote", arguments.remote,
                     "Sign with a key at the remote signing service of the settings");
}

void addAnswers(CLI::App& command, Arguments& arguments) {
    command.add_option("--answers", arguments.answers, "Answers in JSON; what is missing is asked for")
        ->type_name("FILE");
    command
        .add_option("--ask-command", arguments.ask,
                    "Program that is run as PROGRAM KIND DETAIL… for captcha, access-password, sms-code")
        ->type_name("PROGRAM");
    command.add_option("--order", arguments.order, "Number of the order, where there are several")
        ->type_name("ID");
    command
        .add_option("--login", arguments.provider,
                    "Log in in a web browser, through a provider that the service names")
        ->type_name("PROVIDER");
}

void addRenew(CLI::App& app, Arguments& arguments) {
    CLI::App& renew = *app.add_subcommand("renew", "Renew a certificate");
    addAnswers(renew, arguments);
    renew.add_option("--output", arguments.output, "Folder for the documents and the receipt")
        ->type_name("DIR");
    renew.add_option("--method", arguments.method, "How to sign: electronic (default) or wet")
        ->check(CLI::IsMember({"electronic", "wet"}));
    renew.add_flag("--resume", arguments.resume, "Only send what was signed before");
    renew.add_flag("--new-form", arguments.newForm, "Fill the form in again although it was approved");
    addSigning(renew, arguments);
    addCommon(renew, arguments);
    CLI::App& status = *app.add_subcommand("status", "Tell what became of the applications");
    addAnswers(status, arguments);
    addCommon(status, arguments);
}

void addLevel(CLI::App& command, Arguments& arguments, const std::vector<std::string>& levels) {
    command.add_option("--level", arguments.level, "What the signatures are to last for")
        ->type_name("LEVEL")
        ->check(CLI::IsMember(levels));
}

signature::Level level(const Arguments& arguments, signature::Level byDefault) {
    return signature::levelNamed(text(arguments.level)).value_or(byDefault);
}

std::optional<signature::SignaturePlace> place(const Arguments& arguments) {
    if (arguments.corner.empty() && arguments.field.empty() && !arguments.page)
        return {};
    signature::SignaturePlace place;
    place.corner = signature::cornerNamed(text(arguments.corner)).value_or(place.corner);
    place.page = arguments.page.value_or(place.page);
    place.field = text(arguments.field);
    return place;
}

/// A profile raises the level to what it demands.
ctl::SignOptions signOptions(const Arguments& a) {
    const auto profile = signature::profileNamed(text(a.profile)).value_or(signature::UsageProfile::P1);
    return {.files = texts(a.files),
            .output = text(a.output),
            .certificate = text(a.certificate),
            .driver = text(a.driver),
            .level = std::max(level(a, signature::Level::Basic), rulesOf(profile).least),
            .pinDescriptor = a.pinDescriptor,
            .place = place(a),
            .reason = text(a.reason),
            .digest = signature::digestNamed(text(a.digest)).value_or(signature::DigestAlgorithm::Sha256),
            .profile = profile,
            .passwordDescriptor = a.passwordDescriptor,
            .remote = a.remote};
}

void addOthers(CLI::App& app, Arguments& arguments) {
    CLI::App& tokens = *app.add_subcommand("tokens", "List the cards and their certificates");
    tokens.add_flag("--watch", arguments.watch, "List them anew whenever a card comes or goes");
    addCommon(tokens, arguments);
    CLI::App& sign =
        *app.add_subcommand("sign", "Sign files into an ASiC-E container, PDFs also on their own");
    sign.add_option("FILE", arguments.files, "Files to sign")->required();
    sign.add_option("-o,--output", arguments.output, "The container; for one PDF, NAME.pdf signs it alone")
        ->required()
        ->type_name("FILE");
    addLevel(sign, arguments, {"B-B", "B-T", "B-LT", "B-LTA"});
    sign.add_option("--profile", arguments.profile, "Turkish usage profile to sign by")
        ->type_name("PROFILE")
        ->check(CLI::IsMember({"P1", "P2", "P3", "P4"}));
    sign.add_option("--digest", arguments.digest, "Digest to sign with")
        ->type_name("DIGEST")
        ->check(CLI::IsMember({"SHA-256", "SHA-384", "SHA-512"}));
    sign.add_option("--driver", arguments.driver, "PKCS#11 module to try before the others")
        ->type_name("FILE");
    sign.add_option("--visible", arguments.corner, "Show the signature of a PDF in that corner of the page")
        ->type_name("CORNER")
        ->check(CLI::IsMember({"topLeft", "topRight", "bottomRight", "bottomLeft"}));
    sign.add_option("--page", arguments.page, "Of which page, from 1; -1 is the last one")->type_name("N");
    sign.add_option("--field", arguments.field, "Show it in that empty signature field of the form")
        ->type_name("NAME");
    sign.add_option("--reason", arguments.reason, "Why the PDFs are signed")->type_name("TEXT");
    addPassword(sign, arguments);
    addSigning(sign, arguments);
    addCommon(sign, arguments);
    CLI::App& extend = *app.add_subcommand("extend", "Make the signatures of a file last longer");
    extend.add_option("FILE", arguments.file, "The signed file")->required();
    extend.add_option("-o,--output", arguments.output, "Another file for the result")->type_name("FILE");
    addLevel(extend, arguments, {"B-T", "B-LT", "B-LTA"});
    addPassword(extend, arguments);
    addCommon(extend, arguments);
    CLI::App& verify =
        *app.add_subcommand("verify", "Validate the signatures of a PDF, a container or a CMS");
    verify.add_option("FILE", arguments.file, "The file")->required();
    verify.add_option("--trust", arguments.trust, "Trusted roots in PEM, in place of the settings'")
        ->type_name("FILE");
    verify
        .add_option("--policy", arguments.policy,
                    "Policy in JSON: what is trusted, and which algorithms until when")
        ->type_name("FILE");
    verify.add_flag("--qualified", arguments.qualified, "Accept qualified certificates alone");
    verify.add_option("--content", arguments.content, "The file over which a signature alone (.p7s) stands")
        ->type_name("FILE");
    verify
        .add_option("--save-signed", arguments.savedFolder,
                    "Write the PDF as it was signed, for each signature, into DIR")
        ->type_name("DIR");
    verify.add_option("--report-xml", arguments.xmlReport, "Write the report as ETSI TS 119 102-2 has it")
        ->type_name("FILE");
    addPassword(verify, arguments);
    verify.add_flag("--online", arguments.online, "Ask whether certificates were revoked");
    addCommon(verify, arguments);
    CLI::App& policy = *app.add_subcommand("policy", "Show the settings in force and where they come from");
    policy.add_option("--explain", arguments.explained, "Tell what the setting KEY is for")->type_name("KEY");
    addCommon(policy, arguments);
}

void addPin(CLI::App& app, Arguments& arguments) {
    CLI::App& pin = *app.add_subcommand("pin", "Set the PIN of a card")->require_subcommand(1);
    for (const auto& [name, what] :
         {std::pair{"change", "By the present PIN"},
          std::pair{"unblock", "By the PUK, where the PIN is locked, forgotten, or was never set"}}) {
        CLI::App& command = *pin.add_subcommand(name, what);
        command
            .add_option("--card", arguments.card,
                        "Label or serial number of the card, where there are several")
            ->type_name("NAME");
        addDescriptor(command, "--pin-fd", arguments.pinDescriptor,
                      "Read the present PIN, or the PUK, and the new PIN from file descriptor N");
        addCommon(command, arguments);
    }
}

void addRemind(CLI::App& app, Arguments& arguments) {
    CLI::App& remind = *app.add_subcommand("remind", "Tell on the desktop when a certificate ends soon");
    remind
        .add_option("--calendar", arguments.calendar,
                    "Write a calendar (iCalendar) with the days into FILE instead")
        ->type_name("FILE");
    addCommon(remind, arguments);
}

void addDoctor(CLI::App& app, Arguments& arguments) {
    CLI::App& doctor = *app.add_subcommand("doctor", "Find out what is wrong and what to do about it");
    doctor.add_option("-o,--output", arguments.output, "File for the report")->type_name("FILE");
    doctor.add_flag("--fleet", arguments.fleet, "A line for each check, for scripts");
    doctor.add_flag("--personal", arguments.personal, "With names and numbers of people and cards");
    doctor
        .add_option("--answers", arguments.answers,
                    "Answers in JSON; the certificate must be that of its identityNumber")
        ->type_name("FILE");
    addCommon(doctor, arguments);
}

/// What the doctor does not need to be well.
int examine(const ctl::Context& context, const Arguments& a) {
    if (!a.fleet && !a.json)
        network::setAccountSource(ctl::askForProxyAccount);
    const Result<ctl::Answers> answers = ctl::Answers::open(text(a.answers), {});
    if (!answers)
        return context.output.fail(answers.error());
    return ctl::examine(
        context, {.output = text(a.output),
                  .identityNumber = answers->given(QStringLiteral("identityNumber")).value_or(QString()),
                  .fleet = a.fleet,
                  .personal = a.personal});
}

int run(const std::string& command, const Arguments& a, const ctl::Output& output) {
    settings::Sources sources = settings::Sources::standard();
    if (!a.settingsFile.empty())
        sources.userFile = text(a.settingsFile);
    settings::Settings settings(sources);
    installLanguage(a.language.empty() ? settings.text(settings::Key::Language) : text(a.language));
    log::begin(
        {.folder = log::standardFolder(), .echo = a.verbose ? log::Echo::StandardError : log::Echo::Nowhere});
    const ctl::Context context{settings, output};
    if (command == "doctor") // tells what is wrong with the settings, too
        return examine(context, a);
    if (const Result<void> readable = settings.check(); !readable)
        return output.fail(readable.error());
    if (command == "policy") // shows a wrong proxy, too
        return ctl::showPolicy(context, text(a.explained));
    if (const Result<void> proxy = network::useProxy(settings); !proxy)
        return output.fail(proxy.error());
    network::setAccountSource(ctl::askForProxyAccount);
    const ctl::RenewOptions renewal{
        text(a.answers), text(a.ask), text(a.output), text(a.method), text(a.order),   text(a.certificate),
        a.pinDescriptor, a.resume,    a.newForm,      a.remote,       text(a.provider)};
    if (command == "renew")
        return ctl::renew(context, renewal);
    if (command == "status")
        return ctl::showStatus(context, renewal);
    if (command == "change" || command == "unblock")
        return ctl::setPin(context, {command == "change" ? pkcs11::PinTask::Change : pkcs11::PinTask::Unblock,
                                     text(a.card), a.pinDescriptor});
    if (command == "remind")
        return ctl::remind(context, text(a.calendar));
    if (command == "sign")
        return ctl::sign(context, signOptions(a));
    if (command == "extend")
        return ctl::extend(context, {text(a.file), text(a.output), level(a, signature::Level::LongTerm),
                                     a.passwordDescriptor});
    if (command == "verify")
        return ctl::verify(context,
                           {text(a.file), text(a.trust), text(a.policy), a.qualified, a.online,
                            text(a.content), text(a.savedFolder), text(a.xmlReport), a.passwordDescriptor});
    return a.watch ? ctl::watchTokens(context) : ctl::listTokens(context);
}

} // namespace

/// yenilectl: the renewal and its diagnosis from a terminal.
int main(int argc, char* argv[]) {
    process::keepOpenSslForLateThreads();
    process::keepMemoryPrivate();
    ctl::terminal::speakUtf8();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("yenilectl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(YENILE_VERSION));
    Arguments arguments;
    CLI::App app("Renews a qualified electronic certificate, signs and verifies.", "yenilectl");
    app.set_version_flag("--version", YENILE_VERSION);
    app.require_subcommand(1);
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
        installLanguage(text(arguments.language));
        const bool json = std::find(argv, argv + argc, std::string_view("--json")) != argv + argc;
        return ctl::Output(json).fail({ErrorCode::UsageInvalid, {text(problem.what())}, {}});
    }
    const CLI::App* command = app.get_subcommands().front();
    if (!command->get_subcommands().empty())
        command = command->get_subcommands().front();
    return run(command->get_name(), arguments, ctl::Output(arguments.json));
}
