// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/renewal/journey.h"

#include <QWidget>

class QLineEdit;

namespace yenile::ui {

class CaptchaBox;
class SecretEdit;
class WorkArea;

/// The entries of the login, for the page and for logging in again.
class LoginForm : public QWidget {
    Q_OBJECT
public:
    LoginForm(renewal::Journey& journey, WorkArea& area, QWidget* parent = nullptr);

    /// For logging in again, as the same person.
    void fixIdentityNumber(const QString& identityNumber);
    [[nodiscard]] bool isFilled() const;
    void newPicture();
    /// Logs in, then calls `done`. If it fails, all entries stay except the answer to the picture.
    void logIn(std::function<void(const service::Session&)> done);

Q_SIGNALS:
    void changed();

private:
    void checkIdentityNumber();
    [[nodiscard]] service::LoginRequest request(const QString& identityNumber) const;

    renewal::Journey& m_journey;
    WorkArea& m_area;
    CaptchaBox* m_captcha;
    QLineEdit* m_identityNumber;
    SecretEdit* m_accessPassword;
};

} // namespace yenile::ui
