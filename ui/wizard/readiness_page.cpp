// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/readiness_page.h"

#include "core/base/shown_day.h"
#include "core/base/when_done.h"
#include "core/renewal/end_watch.h"
#include "doctor/token_checks.h"
#include "pkcs11/cards.h"
#include "ui/doctor/check_row.h"
#include "ui/inspect/inspect_dialog.h"
#include "ui/token/driver_choice.h"
#include "ui/widgets/card_frame.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace yenile::ui {

using doctor::Check;
using doctor::CheckKind;

ReadinessPage::ReadinessPage(WizardContext& shared)
    : Page(PageId::Readiness, shared), m_pending(new Panel(style::Tone::Caution, this)),
      m_summary(new Panel(style::Tone::Good, this)) {
    setTitle(tr("Readiness"));
    setIntroduction(
        tr("Yenile renews your qualified electronic certificate. First it checks that you have everything "
           "you need. You can continue in any case: without a card you sign the form by hand."));
    setNextText(tr("&Start"));
    m_pending->setObjectName(QStringLiteral("pendingBundle"));
    body()->addWidget(m_pending);
    m_summary->setObjectName(QStringLiteral("summary"));
    m_summary->hide();
    body()->addWidget(m_summary);
    addRows();
    addButtons();
    body()->addStretch();
    connect(&context().tokens, &pkcs11::TokenMonitor::changed, this, &ReadinessPage::showTokens);
}

void ReadinessPage::addRows() {
    const auto addCard = [this](std::initializer_list<CheckKind> kinds) {
        auto* const card = new CardFrame({}, this);
        for (const CheckKind kind : kinds) {
            m_rows[kind] = new CheckRow(kind, card);
            card->column()->addWidget(m_rows[kind]);
        }
        body()->addWidget(card);
    };
    addCard({CheckKind::Service, CheckKind::Clock});
    addCard({CheckKind::CardService, CheckKind::Reader, CheckKind::Card, CheckKind::Driver, CheckKind::Token,
             CheckKind::Certificate, CheckKind::Key});
}

void ReadinessPage::addButtons() {
    auto* const again = new QPushButton(tr("Check again"), this);
    again->setObjectName(QStringLiteral("checkAgain"));
    auto* const driver = new QPushButton(tr("Choose a driver file…"), this);
    driver->setObjectName(QStringLiteral("chooseDriver"));
    driver->setEnabled(!context().settings.isManaged(settings::Key::Drivers));
    auto* const signedFile = new QPushButton(tr("Check a signed file…"), this);
    signedFile->setObjectName(QStringLiteral("checkSignedFile"));
    auto* const row = new QHBoxLayout;
    for (QPushButton* const button : {again, driver, signedFile}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch();
    body()->addLayout(row);
    connect(again, &QPushButton::clicked, this, &ReadinessPage::lookAgain);
    connect(signedFile, &QPushButton::clicked, this,
            [this] { InspectDialog::chooseAndInspect(journey().setup().inspection, this); });
    connect(driver, &QPushButton::clicked, this, [this] {
        if (const Result<bool> chosen = chooseDriver(context().settings, context().tokens, this); !chosen)
            area().showError(chosen.error());
        else if (*chosen)
            lookAgain();
    });
}

void ReadinessPage::enter() {
    offerToResume();
    m_isToLook = true;
}

void ReadinessPage::paintEvent(QPaintEvent* event) {
    Page::paintEvent(event);
    beginToLook();
}

void ReadinessPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    beginToLook(); // a wizard in another language passes this page: later ones need the cards, too
}

/// Card and service are asked once the page is on the screen, which would come later for them.
void ReadinessPage::beginToLook() {
    const auto look = [this] {
        Q_EMIT seen();
        lookAgain();
    };
    if (std::exchange(m_isToLook, false))
        QMetaObject::invokeMethod(this, look, Qt::QueuedConnection);
}

void ReadinessPage::offerToResume() {
    context().resume = journey().hasSignedBundle();
    m_pending->setText(tr("An application that you signed was not sent completely. It is sent after you log "
                          "in. You do not have to type or sign anything again."));
    m_pending->setVisible(context().resume);
}

void ReadinessPage::lookAgain() {
    for (const auto& [kind, row] : m_rows)
        row->showWaiting();
    m_checks.clear();
    summarise();
    askService();
    whenDone(context().tokens.refresh(), this, [this](Result<pkcs11::TokenSnapshot> found) {
        if (found)
            return showTokens(*found);
        showTokens({{}, {found.error()}});
    });
}

void ReadinessPage::show(const Check& check) {
    m_rows[check.kind]->showCheck(check);
    m_checks[check.kind] = check;
    summarise();
}

/// What all the rows mean for the person. Where the service is away, its row says what to do.
void ReadinessPage::summarise() {
    const auto isFine = [this](CheckKind kind) {
        const auto check = m_checks.find(kind);
        return check != m_checks.end() && check->second.known && !check->second.problem;
    };
    const bool canSign = isFine(CheckKind::Certificate) && isFine(CheckKind::Key) && isFine(CheckKind::Clock);
    m_summary->setVisible(isFine(CheckKind::Service) && m_checks.contains(CheckKind::Key));
    m_summary->setTone(canSign ? style::Tone::Good : style::Tone::Neutral);
    m_summary->setText(canSign ? tr("Everything is ready. Press \"Start\".")
                               : tr("You can start. To sign with your card, first see to the marked lines."));
}

void ReadinessPage::showTokens(const pkcs11::TokenSnapshot& snapshot) {
    const pkcs11::DriverSearch search = pkcs11::findDrivers(context().settings);
    for (const Check& check : doctor::tokenChecks({.snapshot = snapshot,
                                                   .search = search,
                                                   .clock = *journey().setup().clock,
                                                   .renewalDays = journey().serviceInfo().renewalDays,
                                                   .usbReaders = doctor::usbReaders()}))
        show(check);
    noteEnds();
}

/// So that their end can be told of in time, also without the card. Nothing depends on it.
void ReadinessPage::noteEnds() {
    (void)renewal::EndWatch(context().settings)
        .note(certificatesOn(context().tokens.snapshot()), journey().serviceInfo().reminderDays);
}

/// That the service will want a newer client, where it has announced that. (What else it announces stands
/// above.)
QString ReadinessPage::sunsetWarning() const {
    const auto sunset = journey().sunset();
    return sunset ? tr("From %1 on the registration service needs a newer Yenile. "
                       "Install it before then, or ask whoever looks after this computer.")
                        .arg(shownDay(*sunset))
                  : QString();
}

void ReadinessPage::askService() {
    whenDone(journey().fetchServiceInfo(), this, [this](Result<service::ServiceInfo> info) {
        Check check{CheckKind::Service, true, std::nullopt, {}, {}};
        Check clock{CheckKind::Clock, info.has_value(), std::nullopt, {}, {}};
        if (info) {
            Q_EMIT serviceMet();
            noteEnds();
            check.detail = info->name;
            check.warning = sunsetWarning();
            clock.detail = tr("Right");
            if (const Result<void> right = journey().checkClock(); !right)
                clock.problem = right.error();
        } else {
            check.problem = info.error();
            clock.detail = tr("Can be checked when the service answers.");
        }
        show(check);
        show(clock);
    });
}

} // namespace yenile::ui
