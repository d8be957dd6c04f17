// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/proxy_login_dialog.h"

#include "core/network/proxy.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/secret_edit.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPromise>
#include <QPushButton>
#include <QVBoxLayout>

#include <memory>

namespace yenile::ui {

ProxyLoginDialog::ProxyLoginDialog(const QString& proxy, bool refused, QWidget* parent)
    : QDialog(parent), m_user(new QLineEdit(this)), m_password(new SecretEdit(this)) {
    setObjectName(QStringLiteral("proxyLogin"));
    setWindowTitle(tr("Log in to the network"));
    setMinimumWidth(style::columns(this, 60));
    m_user->setObjectName(QStringLiteral("proxyUser"));
    m_password->setObjectName(QStringLiteral("proxyPassword"));

    auto* const column = new QVBoxLayout(this);
    column->addWidget(style::textLabel(
        tr("The proxy %1 asks you to log in before it lets you onto the internet. Enter the name and the "
           "password that you use in your institution's network. They are kept until you close Yenile.")
            .arg(proxy),
        this));
    if (refused) {
        auto* const problem = new Panel(style::Tone::Caution, this);
        problem->setText(tr("The proxy did not accept this name and password."));
        column->addWidget(problem);
    }
    auto* const form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setVerticalSpacing(style::gap(this));
    form->addRow(tr("&Name"), m_user);
    form->addRow(tr("&Password"), m_password);
    column->addLayout(form);
    column->addStretch();

    auto* const buttons = new QDialogButtonBox(this);
    auto* const logIn = buttons->addButton(tr("Log in"), QDialogButtonBox::AcceptRole);
    logIn->setObjectName(QStringLiteral("proxyLogIn"));
    logIn->setEnabled(false);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(m_user, &QLineEdit::textChanged, this,
            [logIn](const QString& user) { logIn->setEnabled(!user.trimmed().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &ProxyLoginDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ProxyLoginDialog::take() {
    network::setProxyAccount({m_user->text().trimmed(), m_password->secret()});
    accept();
}

Async<bool> askForProxyAccount(const QString& proxy, bool refused) {
    const auto answer = std::make_shared<QPromise<Result<bool>>>();
    answer->start();
    QMetaObject::invokeMethod(qApp, [=] { // whoever needs the account may be another thread
        auto* const dialog = new ProxyLoginDialog(proxy, refused, QApplication::activeWindow());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(dialog, &QDialog::finished, dialog, [answer](int result) {
            answer->addResult(result == QDialog::Accepted);
            answer->finish();
        });
        dialog->open();
    });
    return answer->future();
}

} // namespace yenile::ui
