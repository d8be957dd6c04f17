// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/wizard.h"

#include "ui/doctor/report_dialog.h"
#include "ui/help/help_dialog.h"
#include "ui/inspect/inspect_dialog.h"
#include "ui/settings/settings_window.h"
#include "ui/token/card_pin_window.h"
#include "ui/wizard/certificate_page.h"
#include "ui/wizard/done_page.h"
#include "ui/wizard/flow.h"
#include "ui/wizard/form_page.h"
#include "ui/wizard/language_box.h"
#include "ui/wizard/login_page.h"
#include "ui/wizard/method_page.h"
#include "ui/wizard/orders_page.h"
#include "ui/wizard/readiness_page.h"
#include "ui/wizard/review_page.h"
#include "ui/wizard/sms_page.h"
#include "ui/wizard/step_list.h"
#include "ui/wizard/submission_page.h"
#include "ui/wizard/wet_ink_page.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>

#include <utility>

namespace yenile::ui {

Wizard::Wizard(settings::Settings& settings, renewal::Journey& journey, pkcs11::TokenMonitor& tokens,
               QWidget* parent)
    : QWizard(parent), m_context{settings, journey, tokens}, m_steps(new StepList(this)) {
    setObjectName(QStringLiteral("wizard"));
    setWindowTitle(QStringLiteral("Yenile"));
    setWindowIcon(QIcon(QStringLiteral(":/yenile/icons/yenile-256.png")));
    setWizardStyle(ClassicStyle);
    setOptions(NoBackButtonOnStartPage | NoCancelButtonOnLastPage);
    setButtonText(BackButton, tr("< &Back"));
    setButtonText(NextButton, tr("&Next >"));
    setButtonText(FinishButton, tr("&Finish"));
    setButtonText(CancelButton, tr("Close"));
    setSideWidget(m_steps);
    addPages();
    addMenu();
    setAcceptDrops(true);
    style::resizeOnScreen(*this, style::columns(this, 150), style::gap(this, 88));
    connect(this, &QWizard::currentIdChanged, this, &Wizard::showPage);
    connect(&m_steps->language(), &LanguageBox::languageChosen, this, &Wizard::languageChosen);
}

void Wizard::addPages() {
    auto* const readiness = new ReadinessPage(m_context);
    connect(readiness, &ReadinessPage::seen, this, &Wizard::seen);
    connect(readiness, &ReadinessPage::serviceMet, readiness, &Page::showAnnouncements);
    connect(readiness, &ReadinessPage::serviceMet, this, &Wizard::showService);
    connect(readiness, &ReadinessPage::serviceMet, this, [this] {
        if (std::exchange(m_beginsAtLogin, false) && currentPageId() == PageId::Readiness)
            next();
    });
    for (Page* const page : std::initializer_list<Page*>{
             readiness, new LoginPage(m_context), new OrdersPage(m_context), new FormPage(m_context),
             new SmsPage(m_context), new MethodPage(m_context), new ReviewPage(m_context),
             new CertificatePage(m_context), new SubmissionPage(m_context), new WetInkPage(m_context),
             new DonePage(m_context)}) {
        setPage(static_cast<int>(page->id()), page);
        connect(&page->area(), &WorkArea::busyChanged, this, &Wizard::showWhetherLanguageCanChange);
    }
    setStartId(static_cast<int>(PageId::Readiness));
}

void Wizard::addMenu() {
    QAction* const settings = m_steps->menu().addAction(tr("Settings…"));
    settings->setObjectName(QStringLiteral("openSettings"));
    connect(settings, &QAction::triggered, this, &Wizard::showSettings);
    QAction* const pin = m_steps->menu().addAction(tr("PIN of the card…"));
    pin->setObjectName(QStringLiteral("openPin"));
    connect(pin, &QAction::triggered, this, &Wizard::showPin);
    QAction* const report = m_steps->menu().addAction(tr("Save a report…"));
    report->setObjectName(QStringLiteral("openReport"));
    connect(report, &QAction::triggered, this, [this] { saveReport(this); });
    QAction* const help = m_steps->menu().addAction(tr("Help"));
    help->setObjectName(QStringLiteral("openHelp"));
    help->setShortcut(QKeySequence::HelpContents); // F1
    connect(help, &QAction::triggered, this, [this] { showHelp(this); });
    addAction(help);
    qApp->installEventFilter(this);
}

/// Over the window where it was asked for: a dialog lets nothing be used but what belongs to it.
void Wizard::showHelp(QWidget* over) {
    for (auto* const old : findChildren<HelpDialog*>())
        old->close();
    auto* const dialog = new HelpDialog(currentPageId(), over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

/// F1 in a dialog does not reach the menu.
bool Wizard::eventFilter(QObject* object, QEvent* event) {
    auto* const window = qobject_cast<QDialog*>(object);
    if (event->type() != QEvent::KeyPress || !window || window == this || SupportDesk::of(window) != this ||
        !static_cast<QKeyEvent*>(event)->matches(QKeySequence::HelpContents))
        return QWizard::eventFilter(object, event);
    if (!qobject_cast<HelpDialog*>(window))
        showHelp(window);
    return true;
}

void Wizard::showSettings() {
    SettingsWindow(m_context.settings, this).exec();
}

void Wizard::showPin() {
    CardPinWindow(m_context.settings, m_context.tokens, *m_context.journey.setup().clock, this).exec();
}

const service::Contact& Wizard::contact() const {
    return m_context.journey.serviceInfo().contact;
}

void Wizard::saveReport(QWidget* over) {
    const QString person = m_context.journey.identityNumber();
    ReportDialog({.settings = m_context.settings,
                  .tokens = m_context.tokens,
                  .clock = *m_context.journey.setup().clock,
                  .identityNumber = person.isEmpty() ? std::nullopt : std::optional(person)},
                 over)
        .exec();
}

void Wizard::showPage(int id) {
    if (id < 0)
        return;
    m_steps->showPage(static_cast<PageId>(id));
    showService();
    pageAt(id).showAnnouncements();
    pageAt(id).updateButtons(); // it may have begun its work before it was shown
    showWhetherLanguageCanChange();
}

void Wizard::showService() {
    m_steps->showService(m_context.journey.serviceInfo().name);
}

Page& Wizard::pageAt(int id) const {
    return *static_cast<Page*>(page(id));
}

/// Not while something is on its way that the new wizard would wait for in vain.
void Wizard::showWhetherLanguageCanChange() {
    m_steps->language().setEnabled(currentId() >= 0 && currentPageId() != PageId::Submission &&
                                   !pageAt(currentId()).area().isBusy());
}

QList<int> Wizard::openPages() const {
    QList<int> pages = visitedIds();
    for (qsizetype index = pages.size() - 2; index >= 0; --index)
        if (flow::isPointOfNoReturn(static_cast<PageId>(pages[index])))
            return pages.sliced(index + 1);
    return pages;
}

void Wizard::takeOver(Wizard& other) {
    const WizardContext& from = other.m_context;
    m_context.resume = from.resume;
    m_context.order = from.order;
    m_context.takenUp = from.takenUp;
    m_context.method = from.method;
    if (from.certificate && !from.certificate->remote) // that asks by dialogs of the other wizard
        m_context.certificate = from.certificate;
    m_context.outcome = from.outcome;
    m_context.documentsRead = from.documentsRead;
    setGeometry(other.geometry());
    const QList<int> pages = other.openPages();
    setStartId(pages.first());
    restart();
    for (const int id : pages) {
        Page& old = other.pageAt(id);
        old.storeDraft();
        if (id != pages.first())
            pageAt(currentId()).goOnAsBefore();
        pageAt(id).takeOver(old);
    }
}

void Wizard::beginAtLogin() {
    m_beginsAtLogin = true;
}

bool Wizard::leavesNothingBehind() const {
    const PageId page = currentPageId();
    return page == PageId::Readiness || page == PageId::Login || page == PageId::WetInk ||
           page == PageId::Done;
}

void Wizard::inspect(const QString& file) {
    auto* const dialog = new InspectDialog(m_context.journey.setup().inspection, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->inspect(file);
    dialog->open();
}

void Wizard::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> files = event->mimeData()->urls();
    if (files.size() == 1 && files.front().isLocalFile())
        event->acceptProposedAction();
}

void Wizard::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    inspect(event->mimeData()->urls().front().toLocalFile());
}

void Wizard::done(int result) {
    (void)m_context.journey.logOut(); // whoever ends the program waits for it
    QWizard::done(result);
}

void Wizard::reject() {
    auto* const page = static_cast<Page*>(currentPage());
    if (!leavesNothingBehind()) {
        const auto answer = QMessageBox::question(
            this, tr("Close Yenile?"),
            tr("The application is not submitted yet. When you start Yenile again, you can continue from "
               "here. What you typed is kept, except for the security word, and what is signed is sent."),
            QMessageBox::Close | QMessageBox::Cancel, QMessageBox::Cancel);
        if (answer != QMessageBox::Close)
            return;
        page->storeDraft();
    }
    if (page->mayClose())
        return QWizard::reject();
    // The signing thread comes to its end first.
    connect(&page->area(), &WorkArea::busyChanged, this, [this] { QWizard::reject(); });
}

} // namespace yenile::ui
