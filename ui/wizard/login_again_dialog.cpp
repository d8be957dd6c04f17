// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/login_again_dialog.h"

#include "ui/widgets/style.h"
#include "ui/widgets/work_area.h"
#include "ui/wizard/login_form.h"
#include "ui/wizard/provider_buttons.h"
#include "ui/wizard/provider_login_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace yenile::ui {

LoginAgainDialog::LoginAgainDialog(renewal::Journey& journey, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("loginAgain"));
    setWindowTitle(tr("Log in again"));
    setMinimumWidth(style::columns(this, 60));
    auto* const column = new QVBoxLayout(this);
    auto* const area = new WorkArea(WorkArea::Scrolling::Never, this);
    auto* const form = new LoginForm(journey, *area, this);
    form->fixIdentityNumber(journey.identityNumber());
    column->addWidget(style::textLabel(sentence({ErrorCode::SessionExpired, {}, {}}) + QLatin1Char(' ') +
                                           remedy({ErrorCode::SessionExpired, {}, {}}),
                                       this));
    area->body()->addWidget(form);
    auto* const providers = new ProviderButtons(this);
    providers->showProviders(journey.serviceInfo().loginProviders.value_or(service::LoginProviders()));
    area->body()->addWidget(providers);
    column->addWidget(area, 1);
    auto* const buttons = new QDialogButtonBox(this);
    auto* const logIn = buttons->addButton(tr("Log in"), QDialogButtonBox::AcceptRole);
    logIn->setObjectName(QStringLiteral("loginAgainAccept"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);

    const auto update = [=] { logIn->setEnabled(form->isFilled() && !area->isBusy()); };
    connect(form, &LoginForm::changed, this, update);
    connect(area, &WorkArea::busyChanged, this, update);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this,
            [this, form] { form->logIn([this](const service::Session&) { accept(); }); });
    connect(providers, &ProviderButtons::chosen, this,
            [this, &journey](const service::LoginProvider& provider) {
                if (ProviderLoginDialog(journey, provider, journey.identityNumber(), this).exec() == Accepted)
                    accept();
            });
    update();
    form->newPicture();
}

} // namespace yenile::ui
