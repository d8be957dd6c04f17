// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/access_password_dialog.h"

#include "core/service/form_rules.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/work_area.h"
#include "ui/wizard/captcha_box.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace yenile::ui {

AccessPasswordDialog::AccessPasswordDialog(renewal::Journey& journey, QWidget* parent)
    : QDialog(parent), m_journey(journey), m_area(new WorkArea(WorkArea::Scrolling::Never, this)),
      m_captcha(new CaptchaBox(journey, *m_area, this)), m_identityNumber(new QLineEdit(this)),
      m_buttons(new QDialogButtonBox(this)) {
    setObjectName(QStringLiteral("accessPasswordDialog"));
    setWindowTitle(tr("I don't know my access password"));
    setMinimumWidth(style::columns(this, 60));
    m_identityNumber->setObjectName(QStringLiteral("accessPasswordIdentityNumber"));
    m_identityNumber->setAccessibleName(tr("Identity number"));
    m_identityNumber->setPlaceholderText(tr("T.C. Kimlik No or passport number"));

    auto* const column = new QVBoxLayout(this);
    column->addWidget(style::textLabel(tr("A new access password is sent to the e-mail address that your "
                                          "institution has registered for you."),
                                       this));
    auto* const form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setVerticalSpacing(style::gap(this));
    form->addRow(tr("&Text in the picture"), m_captcha);
    form->addRow(tr("&Identity number"), m_identityNumber);
    m_area->body()->addLayout(form);
    column->addWidget(m_area, 1);
    m_send = m_buttons->addButton(tr("Send"), QDialogButtonBox::AcceptRole);
    m_send->setObjectName(QStringLiteral("accessPasswordSend"));
    m_buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    column->addWidget(m_buttons);

    const auto update = [this] {
        m_send->setEnabled(!m_area->isBusy() && m_captcha->isAnswered() &&
                           !m_identityNumber->text().trimmed().isEmpty());
    };
    connect(m_captcha, &CaptchaBox::changed, this, update);
    connect(m_identityNumber, &QLineEdit::textChanged, this, update);
    connect(m_area, &WorkArea::busyChanged, this, update);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &AccessPasswordDialog::send);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    update();
    m_captcha->renew();
}

void AccessPasswordDialog::send() {
    const Result<QString> identityNumber = service::normalisedIdentityNumber(m_identityNumber->text());
    if (!identityNumber)
        return m_area->showError(identityNumber.error());
    const service::AccessPasswordRequest request{m_captcha->challengeId(), m_captcha->answer(),
                                                 *identityNumber};
    m_area->run(
        tr("Asking for a new access password…"), WorkArea::Retry::Never,
        [this, request] { return m_journey.requestAccessPassword(request); }, [this] { showSent(); },
        [this](const Error& error) { m_captcha->renew([this, error] { m_area->showError(error); }); });
}

void AccessPasswordDialog::showSent() {
    m_area->hide();
    auto* const sent = new Panel(style::Tone::Good, this);
    sent->setObjectName(QStringLiteral("accessPasswordSent"));
    sent->setText(
        tr("If the identity number is known to the service, an e-mail with a new access password is "
           "on its way. Look into your spam folder, too."));
    static_cast<QVBoxLayout*>(layout())->insertWidget(1, sent);
    m_buttons->clear();
    m_buttons->addButton(tr("Close"), QDialogButtonBox::AcceptRole);
    disconnect(m_buttons, nullptr, this, nullptr);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
}

} // namespace yenile::ui
