#include "app/service/commands/data_protection_commands.h"

#include "app/service/commands/commands.h"

#include <QFileInfo>

#include <cstdio>

namespace yenile::registration {
namespace {

CLI::App* add(CLI::App& parent, std::string& state, const char* name, const char* what) {
    CLI::App* const command = parent.add_subcommand(name, what);
    command->add_option("STATE", state, "Folder of the service")->required();
    return command;
}

Result<int> told(const Result<QString>& line) {
    if (!line)
        return failure(line);
    std::printf("%s\n", qPrintable(*line));
    return 0;
}

} // namespace

DataProtectionCommands::DataProtectionCommands(CLI::App& app, std::string& state) {
    auto* const applicants =
        app.add_subcommand("applicants", "What is kept of a person")->require_subcommand(1);
    m_exportApplicant = add(*applicants, state, "export", "All of it, for the person");
    m_exportApplicant->add_option("NUMBER", m_person, "Identity number of the person")->required();
    m_exportApplicant->add_option("FOLDER", m_file, "Where it is written")->required();
    m_eraseApplicant = add(*applicants, state, "erase", "Erase all of it, unless something has to be kept");
    m_eraseApplicant->add_option("NUMBER", m_person, "Identity number of the person")->required();
    m_eraseApplicant->add_option("--force", m_reason,
                                 "Also what has to be kept, for this reason, which the audit log keeps");
    auto* const retention = app.add_subcommand("retention", "How long data are kept")->require_subcommand(1);
    m_runRetention = add(*retention, state, "run", "Erase now what was kept long enough");
    addAudit(app, state);
}

void DataProtectionCommands::addAudit(CLI::App& app, std::string& state) {
    auto* const audit = app.add_subcommand("audit", "What happened")->require_subcommand(1);
    m_verifyAudit = audit->add_subcommand("verify", "Whether nothing was changed later");
    m_verifyAudit->add_option("STATE", state, "Folder of the service, or a file that export wrote")
        ->required();
    m_verifyAudit->add_option("--noted", m_notedHash,
                              "The last hash that an earlier run told: finds a cut-off end");
    m_verifyAudit->add_option("--root", m_root,
                              "Of a file: PEM with the certificates under which signers are trusted");
    m_verifyAudit->add_option("--signer", m_signer, "Of a file: PEM with the only certificate that may sign");
    m_exportAudit = add(*audit, state, "export", "The log in a signed file, without any id");
    m_exportAudit->add_option("FILE", m_file, "Where it is written")->required();
}

bool DataProtectionCommands::wasGiven() const {
    return *m_exportApplicant || *m_eraseApplicant || *m_runRetention || *m_verifyAudit || *m_exportAudit;
}

Result<int> DataProtectionCommands::erase(const Settings& settings, const Database& database) const {
    const Result<QStringList> kept = eraseApplicant(settings, database, QString::fromStdString(m_person),
                                                    QString::fromStdString(m_reason).simplified());
    if (!kept)
        return failure(kept);
    if (kept->isEmpty())
        return 0;
    std::fprintf(
        stderr,
        "Nothing was erased: the law wants these applications to be kept (retention/submittedYears): "
        "%s. Tell the person until when. If they have to go before, say why with --force.\n",
        qPrintable(kept->join(QStringLiteral(", "))));
    return 1;
}

Result<int> DataProtectionCommands::runOnDatabase(const Settings& settings, const Database& database) const {
    const QString file = QString::fromStdString(m_file);
    if (*m_eraseApplicant)
        return erase(settings, database);
    if (*m_exportApplicant) {
        const Result<void> written =
            exportApplicant(settings, database, QString::fromStdString(m_person), QDir(file));
        return written ? Result<int>(0) : failure(written);
    }
    if (*m_runRetention) {
        const Result<QStringList> erased = runRetention(settings, database);
        return told(erased ? Result<QString>(erased->join(u'\n')) : failure(erased));
    }
    if (*m_exportAudit)
        return told(exportAudit(settings, database, file));
    return told(verifyAudit(settings, database, QString::fromStdString(m_notedHash).trimmed()));
}

Result<int> DataProtectionCommands::run(const QDir& state) const {
    if (*m_verifyAudit && QFileInfo(state.path()).isFile())
        return told(verifyAuditExport(state.path(),
                                      {QString::fromStdString(m_root), QString::fromStdString(m_signer)},
                                      QString::fromStdString(m_notedHash).trimmed()));
    const Result<Settings> settings = readSettings(state);
    if (!settings)
        return failure(settings);
    return runOnDatabase(*settings, Database(*settings));
}

} // namespace yenile::registration
