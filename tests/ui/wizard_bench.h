// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/service_process.h"
#include "tests/support/softhsm.h"
#include "tests/ui/wizard_driver.h"

#include <optional>

namespace yenile::tests {

/// The whole of it: a service, a card with the applicant's certificate in it, the wizard, and a person before
/// it.
class WizardBench {
public:
    explicit WizardBench(const ServiceOptions& options = {});

    /// The applicant's certificate is put on the card.
    void insertCertificate(const LeafProfile& profile = {});
    /// A new wizard, as after a new start of the program.
    WizardDriver& open();
    /// The person chooses another language; a new wizard takes over.
    WizardDriver& speak(const QString& language);

    [[nodiscard]] QString outbox() const { return service.file(QStringLiteral("outbox")); }
    [[nodiscard]] QString copies() const { return service.file(QStringLiteral("copies")); }

    ServiceProcess service;
    QUrl address = service.address(); ///< where the client looks for the service
    QString driver = SoftHsmToken::driver();
    QMap<settings::Key, QString> furtherSettings;     ///< from the next open() on
    std::optional<service::ProviderAccess> providers; ///< over that of the settings
    bool findsDrivers = false; ///< beside that one, those of this computer, as the program does
    SoftHsmToken token;
    Applicant applicant;
    std::optional<renewal::Journey> journey;

private:
    settings::Settings m_settings;
    std::optional<pkcs11::TokenMonitor> m_tokens;
    std::unique_ptr<ui::Wizard> m_wizard;
    std::optional<WizardDriver> m_driver;
};

} // namespace yenile::tests
