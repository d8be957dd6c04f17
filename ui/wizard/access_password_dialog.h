// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/renewal/journey.h"

#include <QDialog>

class QDialogButtonBox;
class QLineEdit;
class QPushButton;

namespace yenile::ui {

class CaptchaBox;
class Panel;
class WorkArea;

/// "I don't know my access password": asks for a new one. The answer is the same whoever asks.
class AccessPasswordDialog : public QDialog {
    Q_OBJECT
public:
    explicit AccessPasswordDialog(renewal::Journey& journey, QWidget* parent = nullptr);

private:
    void send();
    void showSent();

    renewal::Journey& m_journey;
    WorkArea* m_area;
    CaptchaBox* m_captcha;
    QLineEdit* m_identityNumber;
    QDialogButtonBox* m_buttons;
    QPushButton* m_send;
};

} // namespace yenile::ui
