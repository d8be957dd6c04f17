// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/page.h"

class QLabel;

namespace yenile::ui {

class LoginForm;
class ProviderButtons;

/// Step 1, Kullanıcı Girişi.
class LoginPage : public Page {
    Q_OBJECT
public:
    explicit LoginPage(WizardContext& context);

protected:
    void enter() override;
    void submit() override;
    [[nodiscard]] bool isReady() const override;

private:
    void goOn();
    void begin();

    void logInThrough(const service::LoginProvider& provider);

    LoginForm* m_form;
    ProviderButtons* m_providers;
    QLabel* m_help;
};

} // namespace yenile::ui
