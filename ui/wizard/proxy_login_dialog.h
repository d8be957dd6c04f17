// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDialog>

class QLineEdit;

namespace yenile::ui {

class SecretEdit;

/// Asks for the account at the network's proxy. It is kept in memory only.
class ProxyLoginDialog : public QDialog {
    Q_OBJECT
public:
    ProxyLoginDialog(const QString& proxy, bool refused, QWidget* parent = nullptr);

private:
    void take();

    QLineEdit* m_user;
    SecretEdit* m_password;
};

/// Opens over the active window. True if an account was entered; it is set then.
[[nodiscard]] Async<bool> askForProxyAccount(const QString& proxy, bool refused);

} // namespace yenile::ui
