// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/remote/browser_dialog.h"

#include "ui/widgets/browser_address.h"
#include "ui/widgets/style.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace yenile::ui {

BrowserDialog::BrowserDialog(const QString& service, const QUrl& address, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("browserDialog"));
    setWindowTitle(tr("Remote signing"));
    setMinimumWidth(style::columns(this, 60));
    auto* const column = new QVBoxLayout(this);
    column->setSpacing(style::gap(this, 1.2));
    QLabel* const title = style::textLabel(address.isEmpty() ? tr("%1 waits for your approval").arg(service)
                                                             : tr("%1 asks you in your browser").arg(service),
                                           this);
    style::makeHeading(title, 1.15);
    column->addWidget(title);
    column->addWidget(style::textLabel(
        address.isEmpty() ? tr("Approve on your device. This window then closes by itself.")
                          : tr("Log in there and approve. This window then closes by itself."),
        this));
    if (!address.isEmpty()) {
        auto* const row = new BrowserAddress(this);
        row->setAddress(address);
        column->addWidget(row);
    }
    auto* const buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)
        ->setObjectName(QStringLiteral("browserCancel"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

} // namespace yenile::ui
