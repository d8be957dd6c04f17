#include "app/service/commands/operator_commands.h"

#include "app/service/commands/commands.h"

#include <cstdio>

namespace yenile::registration {
CLI::App* OperatorCommands::add(CLI::App& parent, std::string& state, const char* name, const char* what) {
    CLI::App* const command = parent.add_subcommand(name, what);
    command->add_option("STATE", state, "Folder of the service")->required();
    return command;
}

OperatorCommands::OperatorCommands(CLI::App& app, std::string& state) {
    auto* const orders = app.add_subcommand("orders", "Orders of institutions")->require_subcommand(1);
    m_importOrders = add(*orders, state, "import", "Take orders in from a CSV file, all or none");
    m_importOrders->add_option("FILE", m_file, "CSV file")->required();
    auto* const applications =
        app.add_subcommand("applications", "What applicants sent")->require_subcommand(1);
    m_list = add(*applications, state, "list", "Every application that counts");
    m_show = add(*applications, state, "show", "What is known of an application");
    m_show->add_option("APPLICATION", m_application, "Its number")->required();
    m_export = add(*applications, state, "export", "Bundle and receipt of an application");
    m_export->add_option("APPLICATION", m_application, "Its number")->required();
    m_export->add_option("FOLDER", m_file, "Where they are written")->required();
    m_markReceived = add(*applications, state, "mark-received", "The paper signed by hand has come");
    m_markReceived->add_option("APPLICATION", m_application, "What the bar code says")->required();
    addStatus(*applications, state);
    auto* const sessions = app.add_subcommand("sessions", "Who is logged in")->require_subcommand(1);
    m_revokeSessions = add(*sessions, state, "revoke", "End every session of a person");
    m_revokeSessions->add_option("NUMBER", m_person, "Identity number of the person")->required();
    m_backUp = add(app, state, "backup", "A whole copy of the database, also while the service runs");
    m_backUp->add_option("FILE", m_file, "Where it is written")->required();
}

void OperatorCommands::addStatus(CLI::App& applications, std::string& state) {
    m_markStatus = add(applications, state, "mark-status", "What has become of an application");
    m_markStatus->add_option("APPLICATION", m_application, "Its number")->required();
    m_markStatus->add_option("STEP", m_step, "What has happened")
        ->required()
        ->check(CLI::IsMember({"checked", "produced", "sent", "usable", "refused"}));
    m_markStatus->add_option("--from", m_usableFrom,
                             "Of usable: when the new certificate begins, as 2027-01-01T00:00:00Z");
    m_markStatus->add_option("--reason", m_reason, "Of refused: why, in Turkish");
    m_markStatus->add_option("--reason-english", m_reasonEnglish, "The same in English");
}

Result<void> OperatorCommands::run(const QDir& state) const {
    const Result<Settings> settings = readSettings(state);
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
