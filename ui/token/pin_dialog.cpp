// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/token/pin_dialog.h"

#include "ui/widgets/secret_edit.h"
#include "ui/widgets/style.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace yenile::ui {

namespace {

QString heading(const pkcs11::PinRequest& request) {
    return request.count > 1 ? PinDialog::tr("Signature %1 of %2").arg(request.number).arg(request.count)
                             : PinDialog::tr("Signature");
}

QString lengthRule(const pkcs11::PinState& pin) {
    return pin.minimumLength == pin.maximumLength
               ? PinDialog::tr("The PIN has %1 characters.").arg(pin.minimumLength)
               : PinDialog::tr("The PIN has %1 to %2 characters.")
                     .arg(pin.minimumLength)
                     .arg(pin.maximumLength);
}

/// What is to be known before a PIN is entered.
QStringList cautionsFor(const pkcs11::PinRequest& request) {
    QStringList cautions;
    if (request.pin.finalTry)
        cautions << PinDialog::tr("This is the last try. If the PIN is wrong, the card is locked.");
    else if (request.pin.countLow)
        cautions << PinDialog::tr(
            "A wrong PIN was entered before. After too many wrong tries the card is locked.");
    else if (!request.tellsOfTries)
        cautions << PinDialog::tr(
            "This card does not tell how many tries are left. After too many wrong PINs it "
            "is locked.");
    if (request.pin.toBeChanged)
        cautions << PinDialog::tr(
            "The card asks for a new PIN. It may sign with the present one; if it does not, change the PIN "
            "first (Menu → PIN of the card).");
    return cautions;
}

} // namespace

PinDialog::PinDialog(const pkcs11::PinRequest& request, QWidget* parent)
    : CardDialog(heading(request), parent) {
    setObjectName(QStringLiteral("pinDialog"));
    column()->addWidget(style::textLabel(tr("Document: %1").arg(request.description), this));
    addCard(request.tokenLabel, request.reader, request.lastProblem);
    m_sign = newButton(request.pin.protectedPath ? tr("Continue") : tr("Sign"), QStringLiteral("pinAccept"));
    addPin(request.pin);
    addCautions(cautionsFor(request));
    if (request.pin.finalTry)
        m_sure = addConsent(tr("I am sure of the PIN; use the last try"));
    finish();
}

void PinDialog::addPin(const pkcs11::PinState& pin) {
    if (pin.protectedPath) {
        column()->addWidget(style::textLabel(
            tr("Your reader has a key pad. After \"Continue\", enter the PIN there."), this));
        return;
    }
    m_pin = addEntry(tr("&PIN"), QStringLiteral("pin"), pin.maximumLength > 0 ? pin.maximumLength : 64);
    // Software tokens allow almost any length, which is not worth a word.
    constexpr int worthSaying = 32;
    if (pin.minimumLength > 0 && pin.maximumLength <= worthSaying)
        column()->addWidget(style::quietLabel(lengthRule(pin), this));
    m_shortest = qMax(1, pin.minimumLength);
    m_pin->setFocus();
}

/// A PIN that the card cannot have is not sent; the wish to use the last try is a condition of its own.
void PinDialog::updateButton() {
    const bool longEnough = !m_pin || m_pin->text().toUtf8().size() >= m_shortest;
    m_sign->setEnabled(longEnough && (!m_sure || m_sure->isChecked()));
}

Secret PinDialog::pin() const {
    return m_pin ? m_pin->secret() : Secret();
}

} // namespace yenile::ui
