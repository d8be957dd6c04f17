// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QString>

/// The command lines of `yenilectl` and `yenile-service`: CLI11's, with every text of `--help` in the
/// language of the program, which therefore is installed before the first command is added.
namespace yenile::command_line {

/// The context of translations of `--help` and of usage errors: `Usage::tr("…")`.
class Usage {
    Q_DECLARE_TR_FUNCTIONS(Usage)
};

/// Gives a program its `--help` and `--version`. Commands that are added later get the same.
void begin(CLI::App& program);

CLI::App* addCommand(CLI::App& parent, const char* name, const QString& meaning);

/// `type` is what stands for the value in the help.
template <typename Value>
CLI::Option* addOption(CLI::App& command, const char* names, Value& value, const QString& meaning,
                       const QString& type = Usage::tr("TEXT")) {
    return command.add_option(names, value, meaning.toStdString())->type_name(type.toStdString());
}

/// An argument that is known by its place; `name` is what stands for it in the help.
template <typename Value>
CLI::Option* addArgument(CLI::App& command, const QString& name, Value& value, const QString& meaning) {
    return command.add_option(name.toStdString(), value, meaning.toStdString())
        ->required()
        ->type_name(std::string());
}

CLI::Option* addFlag(CLI::App& command, const char* names, bool& value, const QString& meaning);

/// What was wrong with a command, for ErrorCode::UsageInvalid.
[[nodiscard]] QString reason(const CLI::ParseError& error);

} // namespace yenile::command_line
