// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/wizard_bench.h"

#include "resources/translations.h"

#include <stdexcept>

namespace yenile::tests {

namespace {

void fill(settings::Settings& settings, const WizardBench& bench) {
    const ServiceProcess& service = bench.service;
    using settings::Key;
    const std::initializer_list<std::pair<Key, QString>> values{
        {Key::ServiceAddress, bench.address.toString()},
        {Key::ServiceCaFile, service.pki().filePath(QStringLiteral("root.pem"))},
        {Key::TrustAnchorFile, service.pki().filePath(QStringLiteral("chain.pem"))},
        {Key::Drivers, bench.driver},
        {Key::CopiesFolder, service.file(QStringLiteral("copies"))},
        {Key::OutboxFolder, service.file(QStringLiteral("outbox"))},
    };
    for (const auto& [key, value] : values)
        if (!settings.set(key, value))
            throw std::runtime_error("the settings cannot be written");
    for (auto each = bench.furtherSettings.cbegin(); each != bench.furtherSettings.cend(); ++each)
        if (!settings.set(each.key(), each.value()))
            throw std::runtime_error("the settings cannot be written");
}

} // namespace

WizardBench::WizardBench(const ServiceOptions& options)
    : service(options), m_settings({service.file(QStringLiteral("no-policy.ini")),
                                    service.file(QStringLiteral("settings.ini"))}) {
    applicant.identityNumber = QStringLiteral("10000000146");
    applicant.captcha = [this](const QString& challenge) { return service.captcha(challenge); };
    applicant.accessPassword = [this] { return service.accessPassword(applicant.identityNumber); };
    applicant.smsCode = [this](const QString& application) { return service.smsCode(application); };
    applicant.pins = {token.pin()};
}

void WizardBench::insertCertificate(const LeafProfile& profile) {
    static char id = 0;
    token.store(service.ca().issue(profile), QByteArray(1, ++id));
}

WizardDriver& WizardBench::open() {
    m_driver.reset();
    m_wizard.reset();
    m_tokens.reset();
    fill(m_settings, *this);
    Result<renewal::JourneySetup> setup = renewal::journeySetup(m_settings);
    if (!setup)
        throw std::runtime_error(qPrintable(sentence(setup.error())));
    if (providers)
        setup->providers = *providers;
    journey.emplace(std::move(*setup));
    m_tokens.emplace(findsDrivers ? pkcs11::findDrivers(m_settings).drivers
                                  : std::vector<pkcs11::DriverFile>{driver});
    m_wizard = std::make_unique<ui::Wizard>(m_settings, *journey, *m_tokens);
    m_driver.emplace(*m_wizard, *journey, applicant);
    m_wizard->show();
    return *m_driver;
}

WizardDriver& WizardBench::speak(const QString& language) {
    m_driver.reset();
    const std::unique_ptr<ui::Wizard> old = std::move(m_wizard);
    installLanguage(language);
    m_wizard = std::make_unique<ui::Wizard>(m_settings, *journey, *m_tokens);
    m_driver.emplace(*m_wizard, *journey, applicant);
    m_wizard->show();
    m_wizard->takeOver(*old);
    return *m_driver;
}

} // namespace yenile::tests
