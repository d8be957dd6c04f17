#include "ui/token/pin_dialog.h"

#include "ui/widgets/error_panel.h"
#include "ui/widgets/secret_edit.h"

#include <QCheckBox>
#include <QDialogButtonBox>
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

PinDialog::PinDialog(const pkcs11::PinRequest& request, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("pinDialog"));
    setWindowTitle(tr("PIN of your card"));
    setMinimumWidth(style::columns(this, 56));
    auto* const column = new QVBoxLayout(this);
    column->setSpacing(style::gap(this, 1.2));
    QLabel* const title = style::textLabel(heading(request), this);
    style::makeHeading(title, 1.15);
    column->addWidget(title);
    column->addWidget(style::textLabel(tr("Document: %1").arg(request.description), this));
    column->addWidget(
        style::textLabel(tr("Card: %1\nReader: %2").arg(request.tokenLabel, request.reader), this));
    if (request.lastProblem) {
        auto* const panel = new ErrorPanel(this);
        panel->showError(*request.lastProblem);
        column->addWidget(panel);
    }

    auto* const buttons = new QDialogButtonBox(this);
    m_sign = buttons->addButton(request.pin.protectedPath ? tr("Continue") : tr("Sign"),
                                QDialogButtonBox::AcceptRole);
    m_sign->setObjectName(QStringLiteral("pinAccept"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    addEntry(request.pin);
    addTries(request);
    updateButton();
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // Qt would give no more than two thirds of the screen's height, and what is to be read could be cut off.
    resize(minimumWidth(), column->totalHeightForWidth(minimumWidth()));
}

void PinDialog::addEntry(const pkcs11::PinState& pin) {
    if (pin.protectedPath) {
        layout()->addWidget(style::textLabel(
            tr("Your reader has a key pad. After \"Continue\", enter the PIN there."), this));
        return;
    }
    m_pin = new SecretEdit(this);
    m_pin->setObjectName(QStringLiteral("pin"));
    m_pin->setAccessibleName(tr("PIN"));
    m_pin->setMaxLength(pin.maximumLength > 0 ? pin.maximumLength : 64);
    auto* const label = new QLabel(tr("&PIN"), this);
    label->setBuddy(m_pin);
    layout()->addWidget(label);
    layout()->addWidget(m_pin);
    // Software tokens allow almost any length, which is not worth a word.
    constexpr int worthSaying = 32;
    if (pin.minimumLength > 0 && pin.maximumLength <= worthSaying)
        layout()->addWidget(style::quietLabel(lengthRule(pin), this));
    m_shortest = qMax(1, pin.minimumLength);
    connect(m_pin, &QLineEdit::textChanged, this, &PinDialog::updateButton);
    m_pin->setFocus();
}

void PinDialog::addTries(const pkcs11::PinRequest& request) {
    const QStringList cautions = cautionsFor(request);
    if (cautions.isEmpty())
        return;
    auto* const panel = new Panel(style::Tone::Caution, this);
    panel->setText(cautions.join(u'\n'));
    layout()->addWidget(panel);
    if (!request.pin.finalTry)
        return;
    m_sure = new QCheckBox(tr("I am sure of the PIN; use the last try"), this);
    m_sure->setObjectName(QStringLiteral("pinLastTry"));
    layout()->addWidget(m_sure);
    connect(m_sure, &QCheckBox::toggled, this, &PinDialog::updateButton);
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
