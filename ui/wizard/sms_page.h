// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/page.h"

#include <QTimer>

class QLineEdit;
class QPushButton;

namespace yenile::ui {

/// Step 4, SMS Onay Kodu: the code, how long it is valid, how many tries are left, and a new code if allowed.
class SmsPage : public Page {
    Q_OBJECT
public:
    explicit SmsPage(WizardContext& context);

protected:
    void enter() override;
    void submit() override;
    [[nodiscard]] bool isReady() const override;

private:
    void confirmWhenComplete();
    void resend();
    void showState();
    void countDown();
    [[nodiscard]] service::ConfirmationState state() const;
    [[nodiscard]] QString code() const;

    QLabel* m_sentTo;
    QLineEdit* m_code;
    QLabel* m_timeLeft;
    QLabel* m_triesLeft;
    QPushButton* m_resend;
    QTimer m_second;
    std::optional<int> m_tries; ///< after a wrong code, as the service answered
};

} // namespace yenile::ui
