// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/command_line.h"

namespace yenile::command_line {
namespace {

/// CLI11's adds a sentence of its own where a further command has to follow; the line of usage tells that.
class Formatter : public CLI::Formatter {
public:
    Formatter() {
        say("Usage", Usage::tr("Usage"));
        say("OPTIONS", Usage::tr("OPTIONS"));
        say("SUBCOMMAND", Usage::tr("COMMAND"));
        say("Positionals", Usage::tr("Arguments"));
        say("REQUIRED", Usage::tr("REQUIRED"));
    }
    std::string make_description(const CLI::App* app) const override { return app->get_description() + "\n"; }

private:
    void say(const char* word, const QString& translated) { label(word, translated.toStdString()); }
};

void setHelp(CLI::App& app) {
    app.set_help_flag("-h,--help", Usage::tr("Show this help").toStdString());
}

/// What stands before the first ": ", or behind it.
QString before(const QString& message) {
    return message.section(QStringLiteral(": "), 0, 0);
}
QString behind(const QString& message) {
    return message.section(QStringLiteral(": "), 1);
}

QString missing(const QString& message) {
    if (message.startsWith(QLatin1String("A subcommand")))
        return Usage::tr("a command is missing");
    return Usage::tr("%1 is missing").arg(message.section(u' ', 0, 0));
}

QString wrongValue(const QString& message) {
    const QString option = before(message);
    if (const qsizetype list = message.indexOf(u'{'); list >= 0)
        return Usage::tr("%1 takes one of %2").arg(option, message.sliced(list));
    return Usage::tr("%1 does not take that value").arg(option);
}

} // namespace

void begin(CLI::App& program) {
    program.formatter(std::make_shared<Formatter>());
    program.option_defaults()->group(Usage::tr("Options").toStdString());
    program.group(Usage::tr("Commands").toStdString()); // which the commands inherit
    setHelp(program);
    program.set_version_flag("--version", YENILE_VERSION, Usage::tr("Show the version").toStdString());
    program.require_subcommand(1);
}

CLI::App* addCommand(CLI::App& parent, const char* name, const QString& meaning) {
    CLI::App* const added = parent.add_subcommand(name, meaning.toStdString());
    setHelp(*added); // again, for CLI11 takes it over before the names of groups
    return added;
}

CLI::Option* addFlag(CLI::App& command, const char* names, bool& value, const QString& meaning) {
    return command.add_flag(names, value, meaning.toStdString());
}

QString reason(const CLI::ParseError& error) {
    const QString message = QString::fromUtf8(error.what());
    switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
    case CLI::ExitCodes::RequiredError:
        return missing(message);
    case CLI::ExitCodes::ExtrasError:
        return Usage::tr("%1 is not known here").arg(behind(message));
    case CLI::ExitCodes::ArgumentMismatch:
        return Usage::tr("%1 takes one value").arg(before(message));
    case CLI::ExitCodes::ValidationError:
        return wrongValue(message);
    default:
        return message;
    }
}

} // namespace yenile::command_line
