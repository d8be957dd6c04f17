#include "ui/token/pin_change_dialog.h"

#include "ui/widgets/error_panel.h"
#include "ui/widgets/secret_edit.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace yenile::ui {

using pkcs11::PinChangeRequest;
using pkcs11::PinTask;

namespace {

QString cautionFor(const PinChangeRequest& request) {
    const bool isChange = request.task == PinTask::Change;
    if (request.isLastTry())
        return isChange
                   ? PinChangeDialog::tr("This is the last try. If the PIN is wrong, the card is locked.")
                   : PinChangeDialog::tr(
                         "This is the last try. If the PUK is wrong, the card is useless from then on.");
    if (!isChange)
        return PinChangeDialog::tr(
            "After too many wrong PUKs the card is useless. Where your certification authority unlocks cards "
            "on its own page, do it there.");
    return request.pin.countLow
               ? PinChangeDialog::tr(
                     "A wrong PIN was entered before. After too many wrong tries the card is locked.")
               : QString();
}

} // namespace

PinChangeDialog::PinChangeDialog(const PinChangeRequest& request, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("pinChangeDialog"));
    setWindowTitle(tr("PIN of your card"));
    setMinimumWidth(style::columns(this, 56));
    auto* const column = new QVBoxLayout(this);
    column->setSpacing(style::gap(this, 1.2));
    QLabel* const title = style::textLabel(
        request.task == PinTask::Change ? tr("Change the PIN") : tr("Set the PIN with the PUK"), this);
    style::makeHeading(title, 1.15);
    column->addWidget(title);
    column->addWidget(
        style::textLabel(tr("Card: %1\nReader: %2").arg(request.tokenLabel, request.reader), this));
    if (request.lastProblem) {
        auto* const panel = new ErrorPanel(this);
        panel->showError(*request.lastProblem);
        column->addWidget(panel);
    }
    auto* const buttons = new QDialogButtonBox(this);
    m_set = buttons->addButton(request.pin.protectedPath ? tr("Continue") : tr("Set the PIN"),
                               QDialogButtonBox::AcceptRole);
    m_set->setObjectName(QStringLiteral("pinSet"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    addEntries(request);
    addCautions(request);
    updateButton();
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(minimumWidth(), column->totalHeightForWidth(minimumWidth())); // as in PinDialog
}

void PinChangeDialog::addEntries(const PinChangeRequest& request) {
    if (request.pin.protectedPath) {
        layout()->addWidget(style::textLabel(
            tr("Your reader has a key pad. After \"Continue\", enter there what it asks for."), this));
        return;
    }
    constexpr int longestPuk = 64;
    const int longest = request.pin.maximumLength > 0 ? request.pin.maximumLength : longestPuk;
    m_present = request.task == PinTask::Change
                    ? addEntry(tr("&Present PIN"), QStringLiteral("presentPin"), longest)
                    : addEntry(tr("P&UK"), QStringLiteral("puk"), longestPuk);
    m_next = addEntry(tr("&New PIN"), QStringLiteral("newPin"), longest);
    m_again = addEntry(tr("New PIN &once more"), QStringLiteral("newPinAgain"), longest);
    constexpr int worthSaying = 32; // software tokens allow almost any length
    if (request.pin.minimumLength > 0 && request.pin.maximumLength <= worthSaying)
        layout()->addWidget(style::quietLabel(tr("The PIN has %1 to %2 characters.")
                                                  .arg(request.pin.minimumLength)
                                                  .arg(request.pin.maximumLength),
                                              this));
    m_shortest = qMax(1, request.pin.minimumLength);
    m_present->setFocus();
}

SecretEdit* PinChangeDialog::addEntry(const QString& label, const QString& name, int longest) {
    auto* const edit = new SecretEdit(this);
    edit->setObjectName(name);
    edit->setAccessibleName(QString(label).remove(u'&'));
    edit->setMaxLength(longest);
    auto* const text = new QLabel(label, this);
    text->setBuddy(edit);
    layout()->addWidget(text);
    layout()->addWidget(edit);
    connect(edit, &QLineEdit::textChanged, this, &PinChangeDialog::updateButton);
    return edit;
}

void PinChangeDialog::addCautions(const PinChangeRequest& request) {
    if (const QString caution = cautionFor(request); !caution.isEmpty()) {
        auto* const panel = new Panel(style::Tone::Caution, this);
        panel->setText(caution);
        layout()->addWidget(panel);
    }
    if (!request.isLastTry())
        return;
    m_sure = new QCheckBox(tr("I am sure; use the last try"), this);
    m_sure->setObjectName(QStringLiteral("pinLastTry"));
    layout()->addWidget(m_sure);
    connect(m_sure, &QCheckBox::toggled, this, &PinChangeDialog::updateButton);
}

/// What the card cannot take is not sent.
void PinChangeDialog::updateButton() {
    const bool isComplete =
        !m_present || (!m_present->text().isEmpty() && m_next->text() == m_again->text() &&
                       m_next->text().toUtf8().size() >= m_shortest);
    m_set->setEnabled(isComplete && (!m_sure || m_sure->isChecked()));
}

pkcs11::PinChangeEntry::Pins PinChangeDialog::pins() const {
    if (!m_present)
        return {};
    return {m_present->secret(), m_next->secret()};
}

} // namespace yenile::ui
