// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDialog>

class QLineEdit;

namespace yenile::ui {

class SecretEdit;

/// The proxy of the network wants to know who one is. What is entered is kept in memory only.
class ProxyLoginDialog : public QDialog {
    Q_OBJECT
public:
    ProxyLoginDialog(const QString& proxy, bool refused, QWidget* parent = nullptr);

private:
    void take();

    QLineEdit* m_user;
    SecretEdit* m_password;
};

/// Over the window that is in use; true: an account was entered and is set.
[[nodiscard]] Async<bool> askForProxyAccount(const QString& proxy, bool refused);

} // namespace yenile::ui
