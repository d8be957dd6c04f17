// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/messages/courier.h"
#include "app/service/settings.h"
#include "app/service/state/audit.h"

namespace yenile::registration {

/// Handles requests for an access password. Only here the person is looked up, some time after the response,
/// so that the time of the response tells nothing. A known person gets the new password by e-mail. Anybody
/// may ask for it, so the old one stays valid until the new one is used.
class PasswordChannel final : public Channel {
public:
    /// `courier` delivers the e-mail.
    PasswordChannel(const ServiceSettings& settings, const Database& database, const Clock& clock,
                    const AuditLog& audit, const Courier& courier)
        : m_settings(settings), m_database(database), m_clock(clock), m_audit(audit), m_courier(courier) {}

    [[nodiscard]] static QString kind() { return QStringLiteral("password"); }
    /// The message for the courier: `hash` is that of the password.
    [[nodiscard]] static QJsonObject request(const QString& identityNumber, const QString& password,
                                             const QString& hash);

    [[nodiscard]] Result<void> send(const QJsonObject& request) override;
    [[nodiscard]] bool isLocal() const override { return true; }
    [[nodiscard]] bool isUrgent() const override { return false; }

private:
    const ServiceSettings& m_settings;
    const Database& m_database;
    const Clock& m_clock;
    const AuditLog& m_audit;
    const Courier& m_courier;
};

} // namespace yenile::registration
