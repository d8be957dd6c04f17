// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/token/card_pin_window.h"

#include "core/base/file.h"
#include "core/base/shown_day.h"
#include "core/renewal/end_watch.h"
#include "core/renewal/reminder.h"
#include "pkcs11/cards.h"
#include "pkcs11/diagnosis.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/work_area.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace yenile::ui {

using pkcs11::PinTask;

namespace {

/// From when to when each certificate of the card signs.
QString lifeOf(const pkcs11::Token& card, const QDateTime& now) {
    QStringList lines;
    for (const pkcs11::TokenCertificate& found : card.certificates) {
        const signature::Certificate& certificate = found.certificate;
        if (certificate.isCa())
            continue;
        const QString name = certificate.commonName();
        const QString begin = shownDayAndTime(certificate.notBefore());
        const QString end = shownDayAndTime(certificate.notAfter());
        lines << (now < certificate.notBefore()
                      ? CardPinWindow::tr(
                            "The certificate of %1 can be used from %2 (until %3). Until then sign "
                            "with the present card.")
                            .arg(name, begin, end)
                      : CardPinWindow::tr("The certificate of %1 can be used until %2.").arg(name, end));
    }
    return lines.isEmpty() ? CardPinWindow::tr("There is no certificate on this card.") : lines.join(u'\n');
}

QString stateOf(const pkcs11::PinState& pin) {
    if (!pin.initialised)
        return CardPinWindow::tr("This card has no PIN yet. Set it with the PUK.");
    if (pin.pukLocked)
        return sentence({ErrorCode::PukLocked, {}, {}});
    if (pin.locked)
        return CardPinWindow::tr("The PIN is locked. Set another one with the PUK.");
    if (pin.finalTry)
        return CardPinWindow::tr(
            "One try is left for the PIN. If you are not sure of it, set another one with "
            "the PUK.");
    return pin.toBeChanged ? CardPinWindow::tr("The card wants its PIN to be changed.")
                           : CardPinWindow::tr("The card has a PIN.");
}

} // namespace

CardPinWindow::CardPinWindow(const settings::Settings& settings, pkcs11::TokenMonitor& tokens,
                             const Clock& clock, QWidget* parent)
    : QDialog(parent), m_settings(settings), m_tokens(tokens), m_clock(clock), m_entry(this),
      m_area(new WorkArea(WorkArea::Scrolling::WhenNeeded, this)), m_choice(new QComboBox(this)),
      m_life(style::textLabel({}, this)), m_state(style::textLabel({}, this)),
      m_done(new Panel(style::Tone::Good, this)), m_change(new QPushButton(tr("&Change the PIN…"), this)),
      m_unblock(new QPushButton(tr("&Set the PIN with the PUK…"), this)),
      m_remind(new QPushButton(tr("Save &reminders for the calendar…"), this)) {
    setObjectName(QStringLiteral("cardPinWindow"));
    setWindowTitle(tr("PIN of the card"));
    style::resizeOnScreen(*this, style::columns(this, 80), style::gap(this, 52));
    m_choice->setObjectName(QStringLiteral("pinCard"));
    m_choice->setAccessibleName(tr("Card"));
    m_life->setObjectName(QStringLiteral("cardLife"));
    m_state->setObjectName(QStringLiteral("cardPinState"));
    m_done->setObjectName(QStringLiteral("pinWasSet"));
    m_change->setObjectName(QStringLiteral("changePin"));
    m_unblock->setObjectName(QStringLiteral("unblockPin"));
    m_remind->setObjectName(QStringLiteral("saveReminders"));
    for (QWidget* const each :
         std::initializer_list<QWidget*>{m_choice, m_life, m_state, m_done, m_change, m_unblock, m_remind})
        m_area->body()->addWidget(each);
    m_area->body()->addStretch();
    auto* const buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    auto* const column = new QVBoxLayout(this);
    column->addWidget(m_area, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &CardPinWindow::showCard);
    connect(m_change, &QPushButton::clicked, this, [this] { set(PinTask::Change); });
    connect(m_unblock, &QPushButton::clicked, this, [this] { set(PinTask::Unblock); });
    connect(m_remind, &QPushButton::clicked, this, &CardPinWindow::saveReminders);
    m_done->hide();
    look();
}

void CardPinWindow::look() {
    m_area->run(
        tr("Looking at the cards…"), WorkArea::Retry::Offer, [this] { return m_tokens.refresh(); },
        [this](const pkcs11::TokenSnapshot& snapshot) { showCards(snapshot); });
}

void CardPinWindow::showCards(const pkcs11::TokenSnapshot& snapshot) {
    const int before = m_choice->currentIndex();
    m_cards.clear();
    m_choice->clear();
    for (const pkcs11::Card& card : pkcs11::cards(snapshot))
        if (card.isCandidate) {
            m_cards.push_back(card.token);
            m_choice->addItem(tr("%1 in reader %2").arg(card.token.label, card.token.reader));
        }
    if (before > 0 && before < m_choice->count())
        m_choice->setCurrentIndex(before);
    if (m_cards.empty())
        m_area->showError(whyNoCandidate(snapshot), [this] { look(); });
    showCard();
}

const pkcs11::Token* CardPinWindow::chosen() const {
    const int index = m_choice->currentIndex();
    return index < 0 || m_cards.empty() ? nullptr : &m_cards[static_cast<size_t>(index)];
}

void CardPinWindow::showCard() {
    const pkcs11::Token* const card = chosen();
    m_choice->setVisible(card);
    m_life->setText(card ? lifeOf(*card, m_clock.now()) : QString());
    m_state->setText(card ? stateOf(card->pin) : QString());
    m_change->setEnabled(card && card->pin.initialised && !card->pin.locked);
    m_unblock->setEnabled(card && !card->pin.pukLocked);
    m_remind->setEnabled(card);
}

void CardPinWindow::set(PinTask task) {
    m_done->hide();
    m_area->run(
        tr("Setting the PIN…"), WorkArea::Retry::Never,
        [this, task, card = *chosen()] { return m_tokens.setPin(card, task, m_entry); },
        [this] {
            m_done->setText(tr("The PIN was set. From now on the card asks for the new one."));
            m_done->show();
            look();
        });
}

void CardPinWindow::saveReminders() {
    renewal::EndWatch watch(m_settings);
    (void)watch.note(certificatesOn(m_tokens.snapshot()));
    const Result<std::vector<int>> days = watch.days();
    if (!days)
        return m_area->showError(days.error());
    const QDateTime now = m_clock.now();
    const std::vector<renewal::Reminder> reminders = watch.reminders(*days, now);
    if (reminders.empty())
        return m_area->showError({ErrorCode::NoCertificate, {}, {}});
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save reminders for the calendar"),
        QDir::home().filePath(tr("certificate") + QStringLiteral(".ics")), tr("Calendar (*.ics)"));
    if (file.isEmpty())
        return;
    if (const Result<void> written = writeFile(file, renewal::toCalendar(reminders, now)); !written)
        m_area->showError(written.error());
}

void CardPinWindow::reject() {
    if (!m_area->isBusy())
        QDialog::reject();
}

} // namespace yenile::ui
