// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <CLI/CLI.hpp>
#include <QDir>

namespace yenile::registration {

/// The operator's subcommands on the command line.
class OperatorCommands {
public:
    /// Adds them; `state` receives the service's folder.
    OperatorCommands(CLI::App& app, std::string& state);

    /// Runs the one that was given.
    [[nodiscard]] Result<void> run(const QDir& state) const;

private:
    void addStatus(CLI::App& applications, std::string& state);
    CLI::App* add(CLI::App& parent, std::string& state, const char* name, const QString& meaning);

    CLI::App* m_importOrders = nullptr;
    CLI::App* m_list = nullptr;
    CLI::App* m_show = nullptr;
    CLI::App* m_export = nullptr;
    CLI::App* m_markReceived = nullptr;
    CLI::App* m_markStatus = nullptr;
    CLI::App* m_revokeSessions = nullptr;
    CLI::App* m_backUp = nullptr;
    std::string m_file;
    std::string m_application;
    std::string m_step;
    std::string m_usableFrom;
    std::string m_reason;
    std::string m_reasonEnglish;
    std::string m_person;
};

} // namespace yenile::registration
