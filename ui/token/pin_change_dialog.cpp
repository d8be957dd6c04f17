// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/token/pin_change_dialog.h"

#include "ui/widgets/secret_edit.h"
#include "ui/widgets/style.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace yenile::ui {

using pkcs11::PinChangeRequest;
using pkcs11::PinTask;

namespace {

QStringList cautionsFor(const PinChangeRequest& request) {
    const bool isChange = request.task == PinTask::Change;
    if (request.isLastTry())
        return {isChange
                    ? PinChangeDialog::tr("This is the last try. If the PIN is wrong, the card is locked.")
                    : PinChangeDialog::tr(
                          "This is the last try. If the PUK is wrong, the card is useless from then on.")};
    if (!isChange)
        return {PinChangeDialog::tr(
            "After too many wrong PUKs the card is useless. Where your certification authority unlocks cards "
            "on its own page, do it there.")};
    if (request.pin.countLow)
        return {PinChangeDialog::tr(
            "A wrong PIN was entered before. After too many wrong tries the card is locked.")};
    return {};
}

} // namespace

PinChangeDialog::PinChangeDialog(const PinChangeRequest& request, QWidget* parent)
    : CardDialog(request.task == PinTask::Change ? tr("Change the PIN") : tr("Set the PIN with the PUK"),
                 parent) {
    setObjectName(QStringLiteral("pinChangeDialog"));
    addCard(request.tokenLabel, request.reader, request.lastProblem);
    m_set =
        newButton(request.pin.protectedPath ? tr("Continue") : tr("Set the PIN"), QStringLiteral("pinSet"));
    addEntries(request);
    addCautions(cautionsFor(request));
    if (request.isLastTry())
        m_sure = addConsent(tr("I am sure; use the last try"));
    finish();
}

void PinChangeDialog::addEntries(const PinChangeRequest& request) {
    if (request.pin.protectedPath) {
        column()->addWidget(style::textLabel(
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
        column()->addWidget(style::quietLabel(tr("The PIN has %1 to %2 characters.")
                                                  .arg(request.pin.minimumLength)
                                                  .arg(request.pin.maximumLength),
                                              this));
    m_shortest = qMax(1, request.pin.minimumLength);
    m_present->setFocus();
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
