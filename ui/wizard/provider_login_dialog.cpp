#include "ui/wizard/provider_login_dialog.h"

#include "core/oauth/browser.h"
#include "ui/widgets/style.h"
#include "ui/widgets/work_area.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace yenile::ui {

ProviderLoginDialog::ProviderLoginDialog(renewal::Journey& journey, service::LoginProvider provider,
                                         QString person, QWidget* parent)
    : QDialog(parent), m_journey(journey), m_provider(std::move(provider)), m_person(std::move(person)),
      m_area(new WorkArea(WorkArea::Scrolling::Never, this)), m_text(style::textLabel({}, this)),
      m_address(new QLineEdit(this)), m_copy(new QPushButton(tr("Copy"), this)) {
    setObjectName(QStringLiteral("providerLogin"));
    setWindowTitle(tr("Log in through %1").arg(m_provider.name.text()));
    setMinimumWidth(style::columns(this, 80));
    m_text->setObjectName(QStringLiteral("providerText"));
    m_address->setObjectName(QStringLiteral("providerAddress"));
    m_address->setAccessibleName(tr("Address for the web browser"));
    m_address->setReadOnly(true);
    m_copy->setObjectName(QStringLiteral("providerCopy"));

    auto* const row = new QHBoxLayout;
    row->addWidget(m_address, 1);
    row->addWidget(m_copy);
    auto* const column = new QVBoxLayout(this);
    column->addWidget(m_text);
    column->addLayout(row);
    column->addWidget(m_area, 1);
    auto* const buttons = new QDialogButtonBox(this);
    m_again = buttons->addButton(tr("Open the browser again"), QDialogButtonBox::ActionRole);
    m_again->setObjectName(QStringLiteral("providerAgain"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)
        ->setObjectName(QStringLiteral("providerCancel"));
    column->addWidget(buttons);

    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_address->text()); });
    connect(m_again, &QPushButton::clicked, this, &ProviderLoginDialog::openBrowser);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_area, &WorkArea::busyChanged, this, [this](bool busy) {
        m_again->setEnabled(busy && !m_address->text().isEmpty());
        m_copy->setEnabled(m_again->isEnabled());
    });
    begin();
}

void ProviderLoginDialog::begin() {
    m_area->run(
        tr("Waiting for the web browser…"), WorkArea::Retry::Offer,
        [this] {
            m_text->setText(tr("Your web browser is about to open."));
            m_address->clear();
            return m_journey.logInThrough(m_provider, m_person,
                                          [this](const QUrl& address) { show(address); });
        },
        [this](const service::Session&) { accept(); }, [this](const Error&) { fit(); });
}

void ProviderLoginDialog::show(const QUrl& address) {
    m_address->setText(QString::fromLatin1(address.toEncoded()));
    m_address->setCursorPosition(0);
    m_again->setEnabled(true);
    m_copy->setEnabled(true);
    openBrowser();
}

void ProviderLoginDialog::openBrowser() {
    const bool opened = oauth::openInBrowser(QUrl::fromEncoded(m_address->text().toLatin1()));
    const Error unopened{ErrorCode::BrowserNotOpened, {}, {}};
    m_text->setText(opened ? tr("Log in to %1 in your web browser. This window closes by itself then. If no "
                                "browser has opened, open this address in one on this computer:")
                                 .arg(m_provider.name.text())
                           : sentence(unopened) + u' ' + remedy(unopened));
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
