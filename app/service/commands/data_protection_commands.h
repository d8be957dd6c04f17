// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <CLI/CLI.hpp>
#include <QDir>

namespace yenile::registration {

class Database;
struct ServiceSettings;

/// The subcommands for personal data and for the audit log.
class DataProtectionCommands {
public:
    /// Adds them; `state` receives the service's folder.
    DataProtectionCommands(CLI::App& app, std::string& state);

    /// Whether it was one of these.
    [[nodiscard]] bool wasGiven() const;
    /// Runs the one that was given. Returns the exit code.
    [[nodiscard]] Result<int> run(const QDir& state) const;

private:
    void addAudit(CLI::App& app, std::string& state);
    [[nodiscard]] Result<int> runOnDatabase(const ServiceSettings& settings, const Database& database) const;
    [[nodiscard]] Result<int> erase(const ServiceSettings& settings, const Database& database) const;

    CLI::App* m_exportApplicant = nullptr;
    CLI::App* m_eraseApplicant = nullptr;
    CLI::App* m_runRetention = nullptr;
    CLI::App* m_verifyAudit = nullptr;
    CLI::App* m_exportAudit = nullptr;
    std::string m_person;
    std::string m_file;
    std::string m_reason;
    bool m_clockIsRight = false;
    std::string m_notedHash;
    std::string m_root;
    std::string m_signer;
};

} // namespace yenile::registration
