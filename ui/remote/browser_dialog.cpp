#include "ui/remote/browser_dialog.h"

#include "core/oauth/browser.h"
#include "ui/widgets/style.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

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
    if (!address.isEmpty())
        addAddress(column, address);
    auto* const buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)
        ->setObjectName(QStringLiteral("browserCancel"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

void BrowserDialog::addAddress(QVBoxLayout* column, const QUrl& address) {
    const QString text = address.toString(QUrl::FullyEncoded);
    column->addWidget(
        style::quietLabel(tr("If no page opened, open this address in a browser of this computer:"), this));
    auto* const line = new QLineEdit(text, this);
    line->setObjectName(QStringLiteral("browserAddress"));
    line->setAccessibleName(tr("Address"));
    line->setReadOnly(true);
    line->setCursorPosition(0);
    column->addWidget(line);
    auto* const again = new QPushButton(tr("&Open it again"), this);
    auto* const copy = new QPushButton(tr("&Copy the address"), this);
    auto* const row = new QHBoxLayout;
    for (QPushButton* const button : {again, copy}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch();
    column->addLayout(row);
    connect(again, &QPushButton::clicked, this, [address] { (void)oauth::openInBrowser(address); });
    connect(copy, &QPushButton::clicked, this, [text] { QGuiApplication::clipboard()->setText(text); });
}

} // namespace yenile::ui
