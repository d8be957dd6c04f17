// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/messages/courier.h"
#include "app/service/settings.h"
#include "app/service/state/applications.h"

namespace yenile::registration {

/// The steps of applications: stored for the applicant, and sent to the authority's other systems.
class StatusLog {
public:
    StatusLog(const ServiceSettings& settings, const Database& database, const Courier& courier)
        : m_settings(settings), m_database(database), m_courier(courier) {}

    /// Within a transaction. Errors: StateConflict if the step does not follow the previous ones.
    [[nodiscard]] Result<void> add(const ApplicationRow& application,
                                   const service::StatusEntry& entry) const;
    [[nodiscard]] service::ApplicationStatus of(const QString& application) const;

private:
    const ServiceSettings& m_settings;
    const Database& m_database;
    const Courier& m_courier;
};

} // namespace yenile::registration
