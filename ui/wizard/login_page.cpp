#include "ui/wizard/login_page.h"

#include "ui/wizard/access_password_dialog.h"
#include "ui/wizard/help_line.h"
#include "ui/wizard/login_form.h"

#include <QPushButton>

namespace yenile::ui {

LoginPage::LoginPage(Context& shared)
    : Page(PageId::Login, shared), m_form(new LoginForm(journey(), area(), this)), m_help(newHelpLine(this)) {
    setTitle(tr("Login"));
    setIntroduction(tr("Log in with the access password that came to you by e-mail."));
    setNextText(tr("&Log in"));
    m_form->setMaximumWidth(style::columns(this, 64));
    body()->addWidget(m_form);
    auto* const unknown = new QPushButton(tr("I don't know my access password"), this);
    unknown->setObjectName(QStringLiteral("accessPasswordUnknown"));
    unknown->setFlat(true);
    unknown->setAutoDefault(false);
    QPalette palette = unknown->palette();
    palette.setColor(QPalette::ButtonText, palette.color(QPalette::Link));
    unknown->setPalette(palette);
    unknown->setCursor(Qt::PointingHandCursor);
    body()->addWidget(unknown, 0, Qt::AlignLeft);
    body()->addWidget(m_help);
    body()->addStretch();
    connect(m_form, &LoginForm::changed, this, &LoginPage::updateButtons);
    connect(unknown, &QPushButton::clicked, this, [this] { AccessPasswordDialog(journey(), this).exec(); });
}

void LoginPage::enter() {
    if (!journey().serviceInfo().name.isEmpty())
        return begin();
    load(
        tr("Looking for the registration service…"), [this] { return journey().meetService(); },
        [this](const service::ServiceInfo&) {
            showAnnouncements();
            begin();
        });
}

void LoginPage::begin() {
    const service::Contact& contact = journey().serviceInfo().contact;
    showHelp(m_help, contact, identityNumberHelp(contact));
    m_form->newPicture();
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
