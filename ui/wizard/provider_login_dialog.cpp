// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/provider_login_dialog.h"

#include "ui/widgets/browser_address.h"
#include "ui/widgets/style.h"
#include "ui/widgets/work_area.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace yenile::ui {

ProviderLoginDialog::ProviderLoginDialog(renewal::Journey& journey, service::LoginProvider provider,
                                         QString person, QWidget* parent)
    : QDialog(parent), m_journey(journey), m_provider(std::move(provider)), m_person(std::move(person)),
      m_area(new WorkArea(WorkArea::Scrolling::Never, this)), m_text(style::textLabel({}, this)),
      m_address(new BrowserAddress(this)) {
    setObjectName(QStringLiteral("providerLogin"));
    setWindowTitle(tr("Log in through %1").arg(m_provider.name.text()));
    setMinimumWidth(style::columns(this, 80));
    m_text->setObjectName(QStringLiteral("providerText"));

    auto* const column = new QVBoxLayout(this);
    column->addWidget(m_text);
    column->addWidget(m_address);
    column->addWidget(m_area, 1);
    auto* const buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)
        ->setObjectName(QStringLiteral("providerCancel"));
    column->addWidget(buttons);

    connect(m_address, &BrowserAddress::opened, this, &ProviderLoginDialog::tell);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    begin();
}

void ProviderLoginDialog::begin() {
    m_area->run(
        tr("Waiting for the web browser…"), WorkArea::Retry::Offer,
        [this] {
            m_text->setText(tr("Your web browser is about to open."));
            return m_journey.logInThrough(m_provider, m_person,
                                          [this](const QUrl& address) { show(address); });
        },
        [this](const service::Session&) { accept(); },
        [this](const Error&) {
            m_address->setAddress({});
            fit();
        });
}

void ProviderLoginDialog::show(const QUrl& address) {
    m_address->setAddress(address);
    m_address->open();
}

void ProviderLoginDialog::tell(bool opened) {
    // What to do then stands beside the address.
    m_text->setText(opened ? tr("Log in to %1 in your web browser. This window closes by itself then.")
                                 .arg(m_provider.name.text())
                           : sentence({ErrorCode::BrowserNotOpened, {}, {}}));
    fit();
}

/// Texts of several lines do not make room for themselves.
void ProviderLoginDialog::fit() {
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void ProviderLoginDialog::done(int result) {
    if (result != Accepted)
        m_journey.cancelLogin();
    QDialog::done(result);
}

} // namespace yenile::ui
