#include "ui/wizard/certificate_page.h"

#include "pkcs11/cards.h"
#include "pkcs11/diagnosis.h"
#include "ui/token/driver_choice.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace yenile::ui {

CertificatePage::CertificatePage(Context& shared)
    : Page(PageId::Certificate, shared), m_list(new CertificateList(this)) {
    setTitle(tr("Sign"));
    setIntroduction(tr("Choose the certificate to sign with. Then the PIN of the card is asked for; both "
                       "documents and the bundle that holds them are signed and sent."));
    setNextText(tr("&Sign and submit"));
    m_list->setObjectName(QStringLiteral("certificates"));
    body()->addWidget(m_list);
    auto* const again = new QPushButton(tr("Look for cards again"), this);
    again->setObjectName(QStringLiteral("lookAgain"));
    auto* const driver = new QPushButton(tr("Choose a driver file…"), this);
    driver->setEnabled(!context().settings.isManaged(settings::Key::Drivers));
    auto* const row = new QHBoxLayout;
    for (QPushButton* const button : {again, driver}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch();
    body()->addLayout(row);
    body()->addStretch();
    connect(again, &QPushButton::clicked, this, &CertificatePage::lookAgain);
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
    show(context().tokens.snapshot());
    lookAgain();
}

void CertificatePage::lookAgain() {
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
    pass();
}

} // namespace yenile::ui
