// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/login_form.h"

#include "core/service/form_rules.h"
#include "ui/widgets/error_panel.h"
#include "ui/widgets/secret_edit.h"
#include "ui/widgets/work_area.h"
#include "ui/wizard/captcha_box.h"

#include <QFormLayout>
#include <QLabel>
#include <QRegularExpression>

namespace yenile::ui {

LoginForm::LoginForm(renewal::Journey& journey, WorkArea& area, QWidget* parent)
    : QWidget(parent), m_journey(journey), m_area(area), m_captcha(new CaptchaBox(journey, area, this)),
      m_identityNumber(new QLineEdit(this)), m_accessPassword(new SecretEdit(this)) {
    m_identityNumber->setObjectName(QStringLiteral("identityNumber"));
    m_identityNumber->setAccessibleName(tr("Identity number"));
    m_identityNumber->setPlaceholderText(tr("T.C. Kimlik No or passport number"));
    m_accessPassword->setObjectName(QStringLiteral("accessPassword"));
    m_accessPassword->setAccessibleName(tr("Application form access password"));
    m_accessPassword->setPlaceholderText(tr("It came to you by e-mail"));

    auto* const form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setVerticalSpacing(style::gap(this));
    form->addRow(tr("&Text in the picture"), m_captcha);
    form->addRow(tr("&Identity number"), m_identityNumber);
    form->addRow(tr("Application form &access password"), m_accessPassword);
    connect(m_captcha, &CaptchaBox::changed, this, &LoginForm::changed);
    connect(m_identityNumber, &QLineEdit::textChanged, this, &LoginForm::changed);
    connect(m_accessPassword, &QLineEdit::textChanged, this, &LoginForm::changed);
    connect(m_identityNumber, &QLineEdit::editingFinished, this, &LoginForm::checkIdentityNumber);
    connect(m_identityNumber, &QLineEdit::textEdited, this, [this](const QString& typed) {
        static const QRegularExpression whole(QStringLiteral("^\\s*([0-9]\\s*){11}$"));
        const bool told = m_area.errorPanel()->shown() == ErrorCode::IdentityNumberInvalid;
        if (told || whole.match(typed).hasMatch()) // a T.C. Kimlik No is complete: its check digits tell
            checkIdentityNumber();
    });
}

void LoginForm::checkIdentityNumber() {
    if (m_identityNumber->text().isEmpty())
        return;
    if (const auto number = service::normalisedIdentityNumber(m_identityNumber->text()); !number)
        m_area.showError(number.error());
    else if (m_area.errorPanel()->shown() == ErrorCode::IdentityNumberInvalid)
        m_area.clearError();
}

void LoginForm::fixIdentityNumber(const QString& identityNumber) {
    m_identityNumber->setText(identityNumber);
    m_identityNumber->setReadOnly(true);
}

bool LoginForm::isFilled() const {
    return m_captcha->isAnswered() && !m_identityNumber->text().trimmed().isEmpty() &&
           !m_accessPassword->text().isEmpty();
}

void LoginForm::newPicture() {
    m_captcha->renew();
}

service::LoginRequest LoginForm::request(const QString& identityNumber) const {
    return {m_captcha->challengeId(), m_captcha->answer(), identityNumber, m_accessPassword->secret()};
}

void LoginForm::logIn(std::function<void(const service::Session&)> done) {
    const Result<QString> identityNumber = service::normalisedIdentityNumber(m_identityNumber->text());
    if (!identityNumber) {
        m_area.showError(identityNumber.error());
        m_identityNumber->setFocus();
        return;
    }
    m_area.run(
        tr("Logging in…"), WorkArea::Retry::Never,
        [this, number = *identityNumber] { return m_journey.logIn(request(number)); },
        [this, done = std::move(done)](const service::Session& session) {
            m_accessPassword->forget();
            done(session);
        },
        // A picture serves once, whatever was wrong.
        [this](const Error& error) { m_captcha->renew([this, error] { m_area.showError(error); }); });
}

} // namespace yenile::ui
