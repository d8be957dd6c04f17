// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/commands/data_protection_commands.h"

#include "app/command_line/command_line.h"
#include "app/service/commands/commands.h"

#include <QFileInfo>

#include <cstdio>

namespace yenile::registration {
namespace {

using namespace command_line;

CLI::App* add(CLI::App& parent, std::string& state, const char* name, const QString& meaning) {
    CLI::App* const command = addCommand(parent, name, meaning);
    addArgument(*command, Usage::tr("STATE"), state, Usage::tr("Folder of the service"));
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
        addCommand(app, "applicants", Usage::tr("What is kept of a person"))->require_subcommand(1);
    m_exportApplicant =
        add(*applicants, state, "export", Usage::tr("Write all of it into a folder, for the person"));
    addArgument(*m_exportApplicant, Usage::tr("NUMBER"), m_person,
                Usage::tr("Identity number of the person"));
    addArgument(*m_exportApplicant, Usage::tr("FOLDER"), m_file, Usage::tr("Where it is written"));
    m_eraseApplicant =
        add(*applicants, state, "erase", Usage::tr("Erase all of it, unless something has to be kept"));
    addArgument(*m_eraseApplicant, Usage::tr("NUMBER"), m_person, Usage::tr("Identity number of the person"));
    addOption(*m_eraseApplicant, "--force", m_reason,
              Usage::tr("Erase what has to be kept as well; the audit log keeps this reason"));
    auto* const retention =
        addCommand(app, "retention", Usage::tr("How long data are kept"))->require_subcommand(1);
    m_runRetention = add(*retention, state, "run", Usage::tr("Erase now what was kept long enough"));
    addFlag(*m_runRetention, "--clock-is-right", m_clockIsRight,
            Usage::tr("Say that the clock is right, though nothing happened here for long"));
    addAudit(app, state);
}

void DataProtectionCommands::addAudit(CLI::App& app, std::string& state) {
    auto* const audit = addCommand(app, "audit", Usage::tr("The audit log"))->require_subcommand(1);
    m_verifyAudit = addCommand(*audit, "verify", Usage::tr("Check that nothing was changed later"));
    addArgument(*m_verifyAudit, Usage::tr("STATE"), state,
                Usage::tr("Folder of the service, or a file that export wrote"));
    addOption(*m_verifyAudit, "--noted", m_notedHash,
              Usage::tr("The last hash of an earlier run; with it a cut-off end is found"),
              Usage::tr("HASH"));
    addOption(*m_verifyAudit, "--root", m_root,
              Usage::tr("Of a file: PEM with the certificates under which signers are trusted"),
              Usage::tr("FILE"));
    addOption(*m_verifyAudit, "--signer", m_signer,
              Usage::tr("Of a file: PEM with the only certificate that may sign"), Usage::tr("FILE"));
    m_exportAudit =
        add(*audit, state, "export", Usage::tr("Write the log into a signed file, without any identifiers"));
    addArgument(*m_exportAudit, Usage::tr("FILE"), m_file, Usage::tr("Where it is written"));
}

bool DataProtectionCommands::wasGiven() const {
    return *m_exportApplicant || *m_eraseApplicant || *m_runRetention || *m_verifyAudit || *m_exportAudit;
}

Result<int> DataProtectionCommands::erase(const ServiceSettings& settings, const Database& database) const {
    const Result<QStringList> kept = eraseApplicant(settings, database, QString::fromStdString(m_person),
                                                    QString::fromStdString(m_reason).simplified());
    if (!kept)
        return failure(kept);
    if (kept->isEmpty())
        return 0;
    const QString told =
        Usage::tr(
            "Nothing was erased: the law wants these applications to be kept "
            "(retention/submittedYears): %1. Tell the person until when. If they have to go before, say "
            "why with --force.")
            .arg(kept->join(QStringLiteral(", ")));
    std::fprintf(stderr, "%s\n", qPrintable(told));
    return 1;
}

Result<int> DataProtectionCommands::runOnDatabase(const ServiceSettings& settings,
                                                  const Database& database) const {
    const QString file = QString::fromStdString(m_file);
    if (*m_eraseApplicant)
        return erase(settings, database);
    if (*m_exportApplicant) {
        const Result<void> written =
            exportApplicant(settings, database, QString::fromStdString(m_person), QDir(file));
        return written ? Result<int>(0) : failure(written);
    }
    if (*m_runRetention) {
        const Result<QStringList> erased = runRetention(settings, database, m_clockIsRight);
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
    const Result<ServiceSettings> settings = readSettings(state);
    if (!settings)
        return failure(settings);
    return runOnDatabase(*settings, Database(*settings));
}

} // namespace yenile::registration
