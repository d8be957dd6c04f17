// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/wizard_driver.h"

#include "ui/documents/document_view.h"
#include "ui/documents/documents_pane.h"
#include "ui/token/pin_dialog.h"
#include "ui/widgets/error_panel.h"
#include "ui/wizard/captcha_box.h"
#include "ui/wizard/login_again_dialog.h"
#include "ui/wizard/page.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QScrollBar>
#include <QTimer>

namespace yenile::tests {

using ui::PageId;

namespace {

ui::Page& pageOf(const ui::Wizard& wizard) {
    return *static_cast<ui::Page*>(wizard.currentPage());
}

QAbstractButton* onwards(const ui::Wizard& wizard) {
    const auto which = wizard.currentPage()->isCommitPage() ? QWizard::CommitButton : QWizard::NextButton;
    return wizard.button(which);
}

} // namespace

WizardDriver::WizardDriver(ui::Wizard& wizard, renewal::Journey& journey, Applicant& applicant)
    : m_wizard(wizard), m_journey(journey), m_applicant(applicant) {
    qApp->installEventFilter(this);
}

bool WizardDriver::waitForPage(PageId page) {
    return QTest::qWaitFor([&] { return this->page() == page; }, patience) && waitForIdle();
}

bool WizardDriver::waitForIdle() {
    return QTest::qWaitFor([&] { return !pageOf(m_wizard).area().isBusy(); }, patience);
}

std::optional<ErrorCode> WizardDriver::shownError() const {
    return pageOf(m_wizard).area().errorPanel()->shown();
}

bool WizardDriver::waitForError(ErrorCode code) {
    return QTest::qWaitFor([&] { return shownError() == code && !pageOf(m_wizard).area().isBusy(); },
                           patience);
}

bool WizardDriver::canGoOn() {
    return QTest::qWaitFor([&] { return onwards(m_wizard)->isEnabled(); }, m_applicant.hesitation);
}

bool WizardDriver::goOn() {
    if (!canGoOn())
        return false;
    QTest::mouseClick(onwards(m_wizard), Qt::LeftButton);
    return true;
}

void WizardDriver::goBack() {
    QTest::mouseClick(m_wizard.button(QWizard::BackButton), Qt::LeftButton);
}

void WizardDriver::click(const QString& name) {
    widget<QAbstractButton>(name).click();
}

void WizardDriver::closeAnyway() {
    QTimer confirmation; // the question runs an event loop of its own
    QObject::connect(&confirmation, &QTimer::timeout, this, [] {
        if (auto* const question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget()))
            question->button(QMessageBox::Close)->click();
    });
    confirmation.start(20);
    m_wizard.reject();
}

void WizardDriver::type(const QString& name, const QString& text) {
    auto& line = widget<QLineEdit>(name);
    line.clear();
    QTest::keyClicks(&line, text);
}

bool WizardDriver::fillLogin() {
    auto* const captcha = m_wizard.currentPage()->findChild<ui::CaptchaBox*>();
    if (!QTest::qWaitFor(
            [&] { return !captcha->challengeId().isEmpty() && !pageOf(m_wizard).area().isBusy(); }, patience))
        return false;
    type(QStringLiteral("captchaAnswer"), m_applicant.captcha(captcha->challengeId()));
    type(QStringLiteral("identityNumber"), m_applicant.identityNumber);
    type(QStringLiteral("accessPassword"), m_applicant.accessPassword());
    return true;
}

/// Whatever the form asks for: security words, a phone number, and a text where one is required.
bool WizardDriver::fillForm() {
    if (!QTest::qWaitFor(
            [&] { return m_wizard.currentPage()->findChild<QCheckBox*>(QStringLiteral("declaration")); },
            patience))
        return false;
    for (auto* const line : m_wizard.currentPage()->findChildren<QLineEdit*>()) {
        const QString name = line->objectName();
        if (!line->text().isEmpty() || !name.startsWith(QLatin1String("field.")))
            continue;
        const bool secret = line->echoMode() == QLineEdit::Password;
        QTest::keyClicks(line, secret ? m_applicant.securityWord : m_applicant.phone);
    }
    widget<QCheckBox>(QStringLiteral("declaration")).setChecked(true);
    return true;
}

bool WizardDriver::fillSmsCode() {
    type(QStringLiteral("smsCode"), m_applicant.smsCode(m_journey.application().id));
    return true;
}

bool WizardDriver::readDocuments() {
    auto* const pane = m_wizard.currentPage()->findChild<ui::DocumentsPane*>();
    if (!QTest::qWaitFor([&] { return pane->current() >= 0; }, patience))
        return false;
    for (int index = 0; index < 2; ++index) {
        pane->showDocument(index);
        ui::DocumentView* const view = pane->view(index);
        const bool read = QTest::qWaitFor(
            [&] {
                view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum());
                return view->wasReadToEnd();
            },
            patience);
        if (!read)
            return false;
    }
    return true;
}

bool WizardDriver::fill(PageId page) {
    switch (page) {
    case PageId::Login:
        return fillLogin();
    case PageId::Form:
        return fillForm();
    case PageId::SmsCode:
        return fillSmsCode();
    case PageId::Method:
        if (!onwards(m_wizard)->isEnabled()) // nothing is chosen for the person
            click(QStringLiteral("methodElectronic"));
        return true;
    case PageId::Review:
        return readDocuments();
    default:
        return true;
    }
}

/// A page that needs nobody goes on by itself; from the next one the way back leads to it.
bool WizardDriver::isBehind(PageId page) const {
    const QList<int> visited = m_wizard.visitedIds();
    return page != this->page() && visited.contains(static_cast<int>(page)) &&
           m_wizard.button(QWizard::BackButton)->isEnabled();
}

bool WizardDriver::goOnFrom(PageId page, PageId target) {
    if (page == PageId::Submission) // goes on by itself
        return true;
    if (!fill(page))
        return false;
    if (page == PageId::SmsCode) // as soon as the code is there
        return true;
    auto* const choose =
        m_wizard.currentPage()->findChild<QAbstractButton*>(QStringLiteral("chooseCertificate"));
    if (target == PageId::Certificate && choose && choose->isVisible()) {
        choose->click();
        return true;
    }
    return goOn();
}

bool WizardDriver::walkTo(PageId page) {
    while (this->page() != page) {
        if (!waitForIdle())
            return false;
        const PageId here = this->page();
        if (here == page)
            break;
        if (isBehind(page)) {
            goBack();
            continue;
        }
        if (!goOnFrom(here, page) ||
            !QTest::qWaitFor([&] { return this->page() != here || shownError(); }, patience) ||
            this->page() == here)
            return false;
    }
    if (page == PageId::Submission) // gone when it is idle
        return true;
    if (!waitForIdle())
        return false;
    return this->page() == page || walkTo(page); // it went on while it was waited for
}

bool WizardDriver::eventFilter(QObject* object, QEvent* event) {
    if (event->type() != QEvent::Show)
        return QObject::eventFilter(object, event);
    // Once the dialog runs.
    if (auto* const dialog = qobject_cast<ui::PinDialog*>(object))
        QMetaObject::invokeMethod(this, [this, dialog] { answerPin(dialog); }, Qt::QueuedConnection);
    if (auto* const dialog = qobject_cast<ui::LoginAgainDialog*>(object)) {
        ++m_loginsAgain;
        QMetaObject::invokeMethod(this, [this, dialog] { answerLoginAgain(dialog); }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(object, event);
}

void WizardDriver::answerLoginAgain(QDialog* dialog) {
    if (m_applicant.loginsRefused > 0) {
        --m_applicant.loginsRefused;
        return dialog->reject();
    }
    const QString picture = dialog->findChild<ui::CaptchaBox*>()->challengeId();
    if (picture.isEmpty() || dialog->findChild<ui::WorkArea*>()->isBusy()) { // it is on its way
        QTimer::singleShot(20, dialog, [this, dialog] { answerLoginAgain(dialog); });
        return;
    }
    const auto line = [dialog](const char* name) {
        return dialog->findChild<QLineEdit*>(QLatin1String(name));
    };
    QTest::keyClicks(line("captchaAnswer"), m_applicant.captcha(picture));
    QTest::keyClicks(line("accessPassword"), m_applicant.accessPassword());
    dialog->findChild<QAbstractButton*>(QStringLiteral("loginAgainAccept"))->click();
}

void WizardDriver::answerPin(QWidget* dialog) {
    ++m_pinsAsked;
    if (m_applicant.pins.isEmpty()) {
        static_cast<QDialog*>(dialog)->reject();
        return;
    }
    QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("pin")), m_applicant.pins.takeFirst());
    if (auto* const sure = dialog->findChild<QCheckBox*>(QStringLiteral("pinLastTry")))
        sure->setChecked(true);
    Q_EMIT pinTyped();
    dialog->findChild<QAbstractButton*>(QStringLiteral("pinAccept"))->click();
}

} // namespace yenile::tests
