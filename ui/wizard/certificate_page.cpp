// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/certificate_page.h"

#include "core/remote/offer.h"
#include "pkcs11/cards.h"
#include "pkcs11/diagnosis.h"
#include "ui/token/driver_choice.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QtConcurrent>

namespace yenile::ui {

CertificatePage::CertificatePage(WizardContext& shared)
    : Page(PageId::Certificate, shared), m_list(new CertificateList(this)), m_remote(new QPushButton(this)),
      m_approval(this) {
    setTitle(tr("Sign"));
    setNextText(tr("&Sign and submit"));
    m_list->setObjectName(QStringLiteral("certificates"));
    body()->addWidget(m_list);
    auto* const again = new QPushButton(tr("Look for cards again"), this);
    again->setObjectName(QStringLiteral("lookAgain"));
    auto* const driver = new QPushButton(tr("Choose a driver file…"), this);
    driver->setEnabled(!context().settings.isManaged(settings::Key::Drivers));
    auto* const row = new QHBoxLayout;
    m_remote->setObjectName(QStringLiteral("signRemotely"));
    for (QPushButton* const button : {again, driver}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch();
    body()->addLayout(row);
    m_remote->setAutoDefault(false);
    body()->addWidget(m_remote, 0, Qt::AlignLeft);
    body()->addStretch();
    connect(again, &QPushButton::clicked, this, &CertificatePage::lookAgain);
    connect(m_remote, &QPushButton::clicked, this, &CertificatePage::askRemote);
    connect(driver, &QPushButton::clicked, this, [this] {
        if (const Result<bool> chosen = chooseDriver(context().settings, context().tokens, this); !chosen)
            area().showError(chosen.error());
        else if (*chosen)
            lookAgain();
    });
    connect(m_list, &CertificateList::choiceChanged, this, &CertificatePage::updateButtons);
    connect(&context().tokens, &pkcs11::TokenMonitor::changed, this, &CertificatePage::show);
}

void CertificatePage::enter() {
    offerRemote();
    setRemote(false);
    show(context().tokens.snapshot());
    lookAgain();
}

/// Only where the settings name a service, and the registration service takes what it signs.
void CertificatePage::offerRemote() {
    m_setup = remote::remoteSetup(context().settings).value_or(std::nullopt);
    if (!journey().checkRemoteSigning())
        m_setup.reset();
    m_remote->setVisible(m_setup.has_value());
    if (m_setup)
        m_remote->setText(tr("Sign without a card, with %1…").arg(m_setup->address.host()));
}

void CertificatePage::askRemote() {
    m_isAsking = true;
    run(
        tr("Asking %1…").arg(m_setup->address.host()),
        [this] {
            return QtConcurrent::run(
                [this, setup = *m_setup] { return remote::askForOffer(setup, m_approval); });
        },
        [this](const remote::Offer& offer) { showRemote(offer); },
        [this](const Error& /*error*/) { m_isAsking = false; });
}

void CertificatePage::showRemote(const remote::Offer& offer) {
    m_isAsking = false;
    setRemote(true);
    const auto choices = certificateChoices(offer, journey().identityNumber(), *journey().setup().clock);
    m_list->setChoices(choices);
    if (m_list->hasUsable())
        area().clearError();
    else
        area().showError(whyNone(choices));
    updateButtons();
}

/// The question in the browser is given up first.
bool CertificatePage::mayClose() {
    m_approval.dismiss();
    return !m_isAsking;
}

void CertificatePage::setRemote(bool remote) {
    m_isRemote = remote;
    setIntroduction(
        remote ? tr("Choose the certificate to sign with. The remote signing service then asks whether it "
                    "may sign. Both documents and the bundle that contains them are signed and sent.")
               : tr("Choose the certificate to sign with. Then enter the PIN of the card. Both documents and "
                    "the bundle that contains them are signed and sent."));
}

void CertificatePage::lookAgain() {
    setRemote(false);
    load(
        tr("Looking for cards…"), [this] { return context().tokens.refresh(); },
        [this](const pkcs11::TokenSnapshot& snapshot) { show(snapshot); });
}

Error CertificatePage::missing(const pkcs11::TokenSnapshot& snapshot) const {
    if (!hasCandidate(snapshot))
        return whyNoCandidate(snapshot);
    return whyNone(certificateChoices(snapshot, journey().identityNumber(), *journey().setup().clock));
}

void CertificatePage::show(const pkcs11::TokenSnapshot& snapshot) {
    if (m_isRemote) // a card that comes or goes is of no interest then
        return;
    m_list->setChoices(certificateChoices(snapshot, journey().identityNumber(), *journey().setup().clock));
    if (m_list->hasUsable())
        area().clearError();
    else if (!area().isBusy())
        area().showError(missing(snapshot));
    updateButtons();
}

bool CertificatePage::isReady() const {
    return m_list->chosen() != nullptr;
}

void CertificatePage::submit() {
    context().certificate = *m_list->chosen();
    context().dismissApproval = [this] { m_approval.dismiss(); };
    pass();
}

} // namespace yenile::ui
