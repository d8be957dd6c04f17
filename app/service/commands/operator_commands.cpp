// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/commands/operator_commands.h"

#include "app/command_line/command_line.h"
#include "app/service/commands/commands.h"

#include <cstdio>

namespace yenile::registration {

using namespace command_line;

CLI::App* OperatorCommands::add(CLI::App& parent, std::string& state, const char* name,
                                const QString& meaning) {
    CLI::App* const command = addCommand(parent, name, meaning);
    addArgument(*command, Usage::tr("STATE"), state, Usage::tr("Folder of the service"));
    return command;
}

OperatorCommands::OperatorCommands(CLI::App& app, std::string& state) {
    auto* const orders =
        addCommand(app, "orders", Usage::tr("Orders of institutions"))->require_subcommand(1);
    m_importOrders = add(*orders, state, "import", Usage::tr("Take orders in from a CSV file, all or none"));
    addArgument(*m_importOrders, Usage::tr("FILE"), m_file, Usage::tr("CSV file"));
    auto* const applications =
        addCommand(app, "applications", Usage::tr("What applicants sent"))->require_subcommand(1);
    m_list = add(*applications, state, "list", Usage::tr("List the applications"));
    m_show = add(*applications, state, "show", Usage::tr("Show what is known of an application"));
    addArgument(*m_show, Usage::tr("APPLICATION"), m_application, Usage::tr("Its number"));
    m_export =
        add(*applications, state, "export", Usage::tr("Write the bundle and the receipt of an application"));
    addArgument(*m_export, Usage::tr("APPLICATION"), m_application, Usage::tr("Its number"));
    addArgument(*m_export, Usage::tr("FOLDER"), m_file, Usage::tr("Where they are written"));
    m_markReceived =
        add(*applications, state, "mark-received", Usage::tr("Note that the paper signed by hand has come"));
    addArgument(*m_markReceived, Usage::tr("APPLICATION"), m_application,
                Usage::tr("What the bar code says"));
    addStatus(*applications, state);
    auto* const sessions = addCommand(app, "sessions", Usage::tr("Who is logged in"))->require_subcommand(1);
    m_revokeSessions = add(*sessions, state, "revoke", Usage::tr("End every session of a person"));
    addArgument(*m_revokeSessions, Usage::tr("NUMBER"), m_person, Usage::tr("Identity number of the person"));
    m_backUp = add(app, state, "backup", Usage::tr("Copy the whole database, also while the service runs"));
    addArgument(*m_backUp, Usage::tr("FILE"), m_file, Usage::tr("Where it is written"));
}

void OperatorCommands::addStatus(CLI::App& applications, std::string& state) {
    m_markStatus =
        add(applications, state, "mark-status", Usage::tr("Note what has become of an application"));
    addArgument(*m_markStatus, Usage::tr("APPLICATION"), m_application, Usage::tr("Its number"));
    addArgument(*m_markStatus, Usage::tr("STEP"), m_step, Usage::tr("What has happened"))
        ->check(CLI::IsMember({"checked", "produced", "sent", "usable", "refused"}));
    addOption(*m_markStatus, "--from", m_usableFrom,
              Usage::tr("Of usable: when the new certificate begins, as 2027-01-01T00:00:00Z"),
              Usage::tr("TIME"));
    addOption(*m_markStatus, "--reason", m_reason, Usage::tr("Of refused: why, in Turkish"));
    addOption(*m_markStatus, "--reason-english", m_reasonEnglish, Usage::tr("The same in English"));
}

Result<void> OperatorCommands::run(const QDir& state) const {
    const Result<ServiceSettings> settings = readSettings(state);
    if (!settings)
        return failure(settings);
    const Database database(*settings);
    const QString file = QString::fromStdString(m_file);
    const QString application = QString::fromStdString(m_application);
    if (*m_importOrders) {
        const Result<int> count = importOrders(*settings, database, file);
        if (!count)
            return failure(count);
        std::printf("%d\n", *count);
        return {};
    }
    if (*m_revokeSessions) {
        const Result<int> count = revokeSessions(*settings, database, QString::fromStdString(m_person));
        if (!count)
            return failure(count);
        std::printf("%d\n", *count);
        return {};
    }
    if (*m_list) {
        for (const QString& line : listApplications(database))
            std::printf("%s\n", qPrintable(line));
        return {};
    }
    if (*m_show) {
        const Result<QStringList> lines = showApplication(database, application);
        if (!lines)
            return failure(lines);
        for (const QString& line : *lines)
            std::printf("%s\n", qPrintable(line));
        return {};
    }
    if (*m_export)
        return exportApplication(database, application, QDir(file));
    if (*m_markReceived)
        return markReceived(*settings, database, application);
    if (*m_markStatus)
        return markStatus(*settings, database,
                          {application,
                           QString::fromStdString(m_step),
                           QString::fromStdString(m_usableFrom),
                           {QString::fromStdString(m_reason), QString::fromStdString(m_reasonEnglish)}});
    return backUp(*settings, database, file);
}

} // namespace yenile::registration
