// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/token/pin_pad_dialog.h"

#include "ui/widgets/style.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace yenile::ui {

PinPadDialog::PinPadDialog(const pkcs11::PinRequest& request, std::chrono::milliseconds limit,
                           std::function<void()> giveUp, QWidget* parent)
    : QDialog(parent), m_giveUp(std::move(giveUp)), m_end(limit), m_left(style::textLabel({}, this)),
      m_bar(new QProgressBar(this)) {
    setObjectName(QStringLiteral("pinPadDialog"));
    setWindowTitle(tr("PIN of your card"));
    setMinimumWidth(style::columns(this, 56));
    auto* const column = new QVBoxLayout(this);
    column->setSpacing(style::gap(this, 1.2));
    QLabel* const title = style::textLabel(tr("Enter the PIN on the reader's key pad now"), this);
    style::makeHeading(title, 1.15);
    column->addWidget(title);
    column->addWidget(style::quietLabel(
        tr("Some card drivers open a window of their own instead: then enter it there."), this));
    if (!request.description.isEmpty()) // else a PIN is set
        column->addWidget(style::textLabel(
            request.count > 1
                ? tr("Document %1 of %2: %3").arg(request.number).arg(request.count).arg(request.description)
                : tr("Document: %1").arg(request.description),
            this));
    column->addWidget(
        style::textLabel(tr("Card: %1\nReader: %2").arg(request.tokenLabel, request.reader), this));
    m_left->setObjectName(QStringLiteral("pinPadTimeLeft"));
    m_bar->setRange(0, static_cast<int>(limit.count()));
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Time left to enter the PIN"));
    column->addWidget(m_left);
    column->addWidget(m_bar);
    auto* const buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)
        ->setObjectName(QStringLiteral("pinPadCancel"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    auto* const clock = new QTimer(this);
    connect(clock, &QTimer::timeout, this, &PinPadDialog::showTime);
    clock->start(200);
    showTime();
}

void PinPadDialog::showTime() {
    const qint64 left = m_end.remainingTime();
    const auto seconds = static_cast<int>((left + 999) / 1000);
    m_left->setText(tr("Time left: %1 seconds").arg(seconds));
    m_bar->setValue(static_cast<int>(left));
}

void PinPadDialog::reject() {
    if (const auto giveUp = std::exchange(m_giveUp, {}))
        giveUp();
    QDialog::reject();
}

} // namespace yenile::ui
