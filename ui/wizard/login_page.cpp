// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/login_page.h"

#include "ui/widgets/card_frame.h"
#include "ui/widgets/help_line.h"
#include "ui/wizard/access_password_dialog.h"
#include "ui/wizard/login_form.h"
#include "ui/wizard/provider_buttons.h"
#include "ui/wizard/provider_login_dialog.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace yenile::ui {

LoginPage::LoginPage(WizardContext& shared)
    : Page(PageId::Login, shared), m_form(new LoginForm(journey(), area(), this)),
      m_providers(new ProviderButtons(this)), m_help(newHelpLine(this)) {
    setTitle(tr("Login"));
    setIntroduction(tr("Log in with the access password that you got by e-mail."));
    setNextText(tr("&Log in"));
    auto* const entry = new CardFrame({}, this);
    entry->column()->addWidget(m_form);
    auto* const unknown = new QPushButton(tr("I don't know my access password"), this);
    unknown->setObjectName(QStringLiteral("accessPasswordUnknown"));
    unknown->setFlat(true);
    unknown->setAutoDefault(false);
    QPalette palette = unknown->palette();
    palette.setColor(QPalette::ButtonText, palette.color(QPalette::Link));
    unknown->setPalette(palette);
    unknown->setCursor(Qt::PointingHandCursor);
    entry->column()->addWidget(unknown, 0, Qt::AlignLeft);
    entry->column()->addWidget(m_providers);
    auto* const explanation = new CardFrame(tr("What you need"), this);
    for (const QString& text :
         {tr("Your T.C. Kimlik No, or the number of your passport."),
          tr("The access password for the application form. It was sent to the e-mail address that your "
             "institution's officer has registered."),
          tr("No e-mail, or forgot the password? You can ask for a new one below the fields.")})
        explanation->column()->addWidget(style::textLabel(text, explanation));
    explanation->column()->addWidget(m_help);
    body()->addLayout(sideBySide(entry, {explanation}));
    body()->addStretch(1); // all of it: the cards are no higher than what they hold
    connect(m_form, &LoginForm::changed, this, &LoginPage::updateButtons);
    connect(m_providers, &ProviderButtons::chosen, this, &LoginPage::logInThrough);
    connect(unknown, &QPushButton::clicked, this, [this] { AccessPasswordDialog(journey(), this).exec(); });
}

void LoginPage::enter() {
    if (!journey().serviceInfo().name.isEmpty())
        return begin();
    load(
        tr("Looking for the registration service…"), [this] { return journey().fetchServiceInfo(); },
        [this](const service::ServiceInfo&) {
            showAnnouncements();
            begin();
        });
}

void LoginPage::begin() {
    const service::Contact& contact = journey().serviceInfo().contact;
    m_providers->showProviders(journey().serviceInfo().loginProviders.value_or(service::LoginProviders()));
    showHelp(m_help, contact, identityNumberHelp(contact));
    m_form->newPicture();
}

void LoginPage::logInThrough(const service::LoginProvider& provider) {
    area().clearError();
    if (ProviderLoginDialog(journey(), provider, {}, this).exec() == QDialog::Accepted)
        goOn();
}

bool LoginPage::isReady() const {
    return m_form->isFilled();
}

void LoginPage::submit() {
    m_form->logIn([this](const service::Session&) { goOn(); });
}

/// What waits to be sent may be somebody else's: that is known once it is known who is there.
void LoginPage::goOn() {
    if (!context().resume)
        return pass();
    load(
        tr("Looking for what was signed already…"), [this] { return journey().hasPendingSubmission(); },
        [this](bool pending) {
            context().resume = pending;
            pass();
        });
}

} // namespace yenile::ui
