// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/await.h"
#include "core/base/file.h"
#include "core/base/shown_day.h"
#include "core/renewal/outbox.h"
#include "resources/translations.h"
#include "tests/support/held_link.h"
#include "tests/ui/wizard_bench.h"
#include "ui/documents/document_dialog.h"
#include "ui/token/certificate_list.h"
#include "ui/widgets/panel.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QFocusEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTableWidget>
#include <QTextBrowser>
#include <QTimer>

#include <catch2/catch.hpp>

using namespace yenile;
using tests::WizardBench;
using tests::WizardDriver;
using ui::PageId;

namespace {

QString text(WizardDriver& wizard, const char* name) {
    return wizard.widget<QLineEdit>(QLatin1String(name)).text();
}

void type(WizardDriver& wizard, const char* name, const QString& text) {
    wizard.type(QLatin1String(name), text);
}

bool isOffered(WizardDriver& wizard) {
    auto* const list = wizard.wizard().currentPage()->findChild<ui::CertificateList*>();
    return list && list->hasUsable();
}

bool showsReason(WizardDriver& wizard, ErrorCode code) {
    const QString start = sentence({code, {QStringLiteral("|")}, {}}).section(QLatin1Char('|'), 0, 0);
    for (const QLabel* const label : wizard.wizard().currentPage()->findChildren<QLabel*>())
        if (label->text().contains(start))
            return true;
    return false;
}

void checkIsDone(WizardBench& bench, WizardDriver& wizard) {
    REQUIRE(wizard.walkTo(PageId::Done));
    CHECK(renewal::Outbox(bench.outbox()).pending().empty());
    const auto told = [&](const char* text) {
        const auto labels = wizard.wizard().currentPage()->findChildren<QLabel*>();
        return std::ranges::count_if(labels,
                                     [&](const QLabel* l) { return l->text() == QLatin1String(text); });
    };
    CHECK(QTest::qWaitFor([&] { return told("unaltered") == 3 && told("certificate trusted") == 3; },
                          tests::patience));
    const QDir folder(bench.copies() + QLatin1Char('/') + bench.journey->application().id);
    for (const char* name : {"application.pdf", "undertaking.pdf", "application.json", "application.asice",
                             "receipt.json", "receipt.p7s"}) {
        INFO(name);
        CHECK(folder.exists(QLatin1String(name)));
    }
}

} // namespace

TEST_CASE("an applicant goes from the first page to the receipt and enters the PIN once") {
    WizardBench bench;
    bench.insertCertificate();
    WizardDriver& wizard = bench.open();
    checkIsDone(bench, wizard);
    CHECK(wizard.pinsAsked() == 1);
    CHECK(bench.journey->application().state == service::ApplicationState::Submitted);
    QTest::mouseClick(wizard.wizard().button(QWizard::FinishButton), Qt::LeftButton);
    CHECK_FALSE(wizard.wizard().isVisible());
    (void)await(bench.journey->logOut()); // begun already
    CHECK(bench.service.waitForNoSession());
}

TEST_CASE("what the service announces is told until the login") {
    WizardBench bench({{{QStringLiteral("service/maintenanceNotice"), QStringLiteral("<b>Away</b> tonight")},
                        {QStringLiteral("service/deprecatedOn"), QStringLiteral("2026-12-01")},
                        {QStringLiteral("service/sunsetOn"), QStringLiteral("2027-07-01")}},
                       {}});
    WizardDriver& wizard = bench.open();
    const auto isSaid = [&](const QString& words) {
        return std::ranges::any_of(wizard.wizard().currentPage()->findChildren<QLabel*>(), [&](auto* label) {
            return label->isVisible() && label->text().contains(words);
        });
    };
    CHECK(QTest::qWaitFor([&] { return isSaid(shownDay(QDate(2027, 7, 1).startOfDay())); }, tests::patience));
    const auto isTold = [&] {
        const auto* const notice =
            wizard.wizard().currentPage()->findChild<QWidget*>(QStringLiteral("maintenanceNotice"));
        return notice->isVisible() && notice->accessibleName() == QStringLiteral("<b>Away</b> tonight");
    };
    CHECK(QTest::qWaitFor(isTold, tests::patience));
    REQUIRE(wizard.walkTo(PageId::Login));
    CHECK(isTold());
    REQUIRE(wizard.walkTo(PageId::Orders));
    CHECK_FALSE(isTold());
}

TEST_CASE("the first page says in a sentence whether everything is ready") {
    const bool ready = GENERATE(true, false);
    WizardBench bench;
    if (ready)
        bench.insertCertificate();
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Readiness));
    const auto& summary = wizard.widget<ui::Panel>(QStringLiteral("summary"));
    const QString start = ready ? QStringLiteral("Everything is ready") : QStringLiteral("You can start");
    CHECK(QTest::qWaitFor([&] { return summary.isVisible() && summary.accessibleName().startsWith(start); },
                          tests::patience));
}

TEST_CASE("who closes the wizard is logged out") {
    WizardBench bench;
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Form));
    CHECK(bench.service.sessions() == 1);
    wizard.closeAnyway();
    CHECK_FALSE(wizard.wizard().isVisible());
    (void)await(bench.journey->logOut()); // begun already
    CHECK(bench.service.waitForNoSession());
}

TEST_CASE("an applicant without a card gets the documents for paper") {
    WizardBench bench;
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Method));
    wizard.click(QStringLiteral("methodWetInk"));
    REQUIRE(wizard.goOn());
    REQUIRE(wizard.waitForPage(PageId::WetInk));
    CHECK(bench.journey->application().state == service::ApplicationState::AwaitingPaper);
    const QDir folder(bench.copies() + QLatin1Char('/') + bench.journey->application().id);
    for (const char* name : {"application.pdf", "undertaking.pdf"}) {
        const Result<QByteArray> content = readFile(folder.filePath(QLatin1String(name)));
        REQUIRE(content);
        CHECK(content->startsWith("%PDF-"));
    }
    QTest::mouseClick(wizard.wizard().button(QWizard::FinishButton), Qt::LeftButton);
    CHECK_FALSE(wizard.wizard().isVisible());
}

TEST_CASE("a wrong answer to the picture costs a new picture and nothing else") {
    WizardBench bench;
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Login));
    REQUIRE(wizard.fillLogin());
    type(wizard, "captchaAnswer", QStringLiteral("00000"));
    REQUIRE(wizard.goOn());
    CHECK(wizard.waitForError(ErrorCode::CaptchaIncorrect));
    CHECK(text(wizard, "identityNumber") == bench.applicant.identityNumber);
    CHECK_FALSE(text(wizard, "accessPassword").isEmpty());
    CHECK(text(wizard, "captchaAnswer").isEmpty());
    CHECK(wizard.walkTo(PageId::Orders));
}

TEST_CASE("a wrong access password is told without telling which of the two was wrong") {
    WizardBench bench;
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Login));
    REQUIRE(wizard.fillLogin());
    type(wizard, "accessPassword", QStringLiteral("NOT-THE-ONE"));
    REQUIRE(wizard.goOn());
    CHECK(wizard.waitForError(ErrorCode::LoginIncorrect));
    CHECK(wizard.walkTo(PageId::Orders));
}

TEST_CASE("a T.C. Kimlik No with a slip is told as soon as it is complete, and untold when it is mended") {
    WizardBench bench;
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Login));
    REQUIRE(wizard.fillLogin());
    auto& line = wizard.widget<QLineEdit>(QStringLiteral("identityNumber"));
    type(wizard, "identityNumber", QStringLiteral("1000000014"));
    CHECK_FALSE(wizard.shownError());
    QTest::keyClicks(&line, QStringLiteral("7"));
    CHECK(wizard.shownError() == ErrorCode::IdentityNumberInvalid);
    QTest::keyClick(&line, Qt::Key_Backspace);
    QTest::keyClicks(&line, QStringLiteral("6"));
    CHECK_FALSE(wizard.shownError());
}

TEST_CASE("a number that is none is told when the field is left") {
    WizardBench bench;
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Login));
    REQUIRE(wizard.fillLogin());
    type(wizard, "identityNumber", QStringLiteral("10000000147"));
    QFocusEvent left(QEvent::FocusOut, Qt::TabFocusReason);
    QApplication::sendEvent(&wizard.widget<QLineEdit>(QStringLiteral("identityNumber")), &left);
    CHECK(wizard.waitForError(ErrorCode::IdentityNumberInvalid));
}

TEST_CASE("where several fields of the form are wrong, each is one click away") {
    WizardBench bench;
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Form));
    type(wizard, "field.phone", QStringLiteral("1"));
    type(wizard, "field.securityWord", QStringLiteral("x"));
    REQUIRE(wizard.fillForm());
    REQUIRE(wizard.goOn());
    auto& problems = wizard.widget<QLabel>(QStringLiteral("problems"));
    CHECK(QTest::qWaitFor([&] { return problems.isVisible(); }, tests::patience));
    CHECK(problems.text().count(QLatin1String("<a ")) == 2);
    Q_EMIT problems.linkActivated(QStringLiteral("securityWord"));
    CHECK(wizard.wizard().focusWidget() == &wizard.widget<QLineEdit>(QStringLiteral("field.securityWord")));
    type(wizard, "field.phone", bench.applicant.phone);
    type(wizard, "field.securityWord", bench.applicant.securityWord);
    REQUIRE(wizard.goOn());
    CHECK(wizard.waitForPage(PageId::SmsCode));
}

TEST_CASE("without a card neither way of signing is chosen for the person") {
    WizardBench bench;
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Method));
    CHECK_FALSE(wizard.widget<QRadioButton>(QStringLiteral("methodElectronic")).isChecked());
    CHECK_FALSE(wizard.widget<QRadioButton>(QStringLiteral("methodWetInk")).isChecked());
    bench.applicant.hesitation = 0;
    CHECK_FALSE(wizard.canGoOn());
}

TEST_CASE("the undertaking can be read where the way of signing is chosen") {
    WizardBench bench;
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Method));
    QString title;
    QTimer::singleShot(0, qApp, [&] {
        auto* const dialog = qobject_cast<ui::DocumentDialog*>(QApplication::activeModalWidget());
        REQUIRE(dialog);
        title = dialog->windowTitle();
        dialog->reject();
    });
    wizard.click(QStringLiteral("readUndertaking"));
    CHECK(title == QStringLiteral("Certificate Holder Undertaking"));
}

TEST_CASE("who applies for a first certificate is told so, and why ink is the way") {
    WizardBench bench;
    bench.service.makeOrdersFirst();
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Orders));
    CHECK(wizard.widget<QTableWidget>(QStringLiteral("orders")).item(0, 2)->text() ==
          QStringLiteral("Application for a first certificate"));
    REQUIRE(wizard.walkTo(PageId::Method));
    CHECK_FALSE(wizard.widget<QRadioButton>(QStringLiteral("methodElectronic")).isEnabled());
    CHECK(wizard.widget<QRadioButton>(QStringLiteral("methodWetInk")).isChecked());
    CHECK(wizard.widget<QLabel>(QStringLiteral("methodElectronic.note")).text() ==
          QStringLiteral("This is your first certificate, so you do not have one to sign with yet."));
    REQUIRE(wizard.goOn());
    CHECK(wizard.waitForPage(PageId::WetInk));
}

TEST_CASE("a wrong SMS code counts the tries down, and the right one goes on") {
    WizardBench bench;
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::SmsCode));
    const QString right = bench.service.smsCode(bench.journey->application().id);
    type(wizard, "smsCode",
         right == QStringLiteral("000000") ? QStringLiteral("000001") : QStringLiteral("000000"));
    CHECK(wizard.waitForError(ErrorCode::SmsCodeIncorrect));
    CHECK(wizard.walkTo(PageId::Method));
}

TEST_CASE("a code that is pasted with its whole message is understood") {
    WizardBench bench;
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::SmsCode));
    const QString code = bench.service.smsCode(bench.journey->application().id);
    QApplication::clipboard()->setText(QStringLiteral("B123: kodunuz %1. 10 dakika geçerli.").arg(code));
    wizard.widget<QLineEdit>(QStringLiteral("smsCode")).setFocus();
    QTest::keyClick(&wizard.widget<QLineEdit>(QStringLiteral("smsCode")), Qt::Key_V, Qt::ControlModifier);
    CHECK(wizard.waitForPage(PageId::Method));
}

TEST_CASE("who has one order and one certificate is not asked for them, but sees both ways of signing") {
    WizardBench bench;
    bench.insertCertificate();
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Login));
    REQUIRE(wizard.fillLogin());
    REQUIRE(wizard.goOn());
    REQUIRE(wizard.waitForPage(PageId::Form)); // one order
    REQUIRE(wizard.fillForm());
    REQUIRE(wizard.goOn());
    REQUIRE(wizard.waitForPage(PageId::SmsCode));
    REQUIRE(wizard.fillSmsCode());
    REQUIRE(wizard.waitForPage(PageId::Method));
    CHECK(wizard.widget<QRadioButton>(QStringLiteral("methodElectronic"))
              .isChecked()); // by the card in the reader
    CHECK(wizard.widget<QRadioButton>(QStringLiteral("methodWetInk")).isEnabled());
    REQUIRE(wizard.goOn());
    REQUIRE(wizard.waitForPage(PageId::Review));
    REQUIRE(wizard.readDocuments());
    wizard.goBack();
    CHECK(wizard.page() == PageId::Method);
    REQUIRE(wizard.goOn());
    REQUIRE(wizard.waitForPage(PageId::Review));
    REQUIRE(wizard.goOn());
    CHECK(wizard.waitForPage(PageId::Done)); // one certificate
    CHECK(wizard.pinsAsked() == 1);
}

TEST_CASE("after a wrong PIN it is asked for again, and only then") {
    WizardBench bench;
    bench.insertCertificate();
    bench.applicant.pins.prepend(QStringLiteral("000000"));
    WizardDriver& wizard = bench.open();
    checkIsDone(bench, wizard);
    CHECK(wizard.pinsAsked() == 2);
}

TEST_CASE("who gives up at the PIN can go on later without filling in anything again") {
    WizardBench bench;
    bench.insertCertificate();
    bench.applicant.pins.clear();
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Certificate));
    REQUIRE(wizard.goOn());
    REQUIRE(wizard.waitForPage(PageId::Submission));
    CHECK(wizard.waitForError(ErrorCode::Cancelled));
    bench.applicant.pins = {bench.token.pin()};
    wizard.click(QStringLiteral("tryAgain"));
    REQUIRE(wizard.waitForPage(PageId::Done));
}

TEST_CASE("who stops while it is sent is told that it is kept, and goes on without a PIN") {
    WizardBench bench;
    bench.insertCertificate();
    tests::HeldLink link(bench.service.address());
    bench.address = link.address();
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Certificate));
    std::atomic<bool> isHeld = false;
    link.holdAfter(20'000, [&] { isHeld = true; });
    REQUIRE(wizard.goOn());
    REQUIRE(QTest::qWaitFor([&] { return isHeld.load(); }, tests::patience));
    wizard.click(QStringLiteral("submissionStop"));
    CHECK(wizard.waitForError(ErrorCode::SubmissionStopped));
    CHECK(renewal::Outbox(bench.outbox()).pending().size() == 1);
    link.release();
    wizard.click(QStringLiteral("tryAgain"));
    checkIsDone(bench, wizard);
    CHECK(wizard.pinsAsked() == 1);
}

TEST_CASE("someone else's certificate is listed with the reason, and the right one is found when it comes") {
    WizardBench bench;
    tests::LeafProfile other;
    other.identityNumber = QStringLiteral("10000000078");
    bench.insertCertificate(other);
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Certificate));
    CHECK_FALSE(isOffered(wizard));
    CHECK(showsReason(wizard, ErrorCode::CertificateOfSomeoneElse));
    bench.insertCertificate();
    wizard.click(QStringLiteral("lookAgain"));
    REQUIRE(QTest::qWaitFor([&] { return isOffered(wizard); }, tests::patience));
    checkIsDone(bench, wizard);
}

TEST_CASE("with an expired certificate the way back leads to paper") {
    WizardBench bench;
    tests::LeafProfile expired;
    expired.notBefore = QDateTime::currentDateTimeUtc().addDays(-800);
    expired.notAfter = QDateTime::currentDateTimeUtc().addDays(-1);
    bench.insertCertificate(expired);
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Certificate));
    CHECK_FALSE(isOffered(wizard));
    CHECK(showsReason(wizard, ErrorCode::CertificateExpired));
    wizard.goBack();
    REQUIRE(wizard.waitForPage(PageId::Review));
    wizard.goBack();
    REQUIRE(wizard.waitForPage(PageId::Method));
    wizard.click(QStringLiteral("methodWetInk"));
    REQUIRE(wizard.goOn());
    CHECK(wizard.waitForPage(PageId::WetInk));
}

TEST_CASE("while it is signed there is no way back") {
    WizardBench bench;
    bench.insertCertificate();
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Review));
    REQUIRE(wizard.readDocuments());
    REQUIRE(wizard.goOn());
    CHECK(wizard.page() == PageId::Submission);
    CHECK_FALSE(wizard.wizard().button(QWizard::BackButton)->isEnabled());
    CHECK(wizard.waitForPage(PageId::Done));
}

TEST_CASE("an empty card is told, and a certificate is found when it comes") {
    WizardBench bench;
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Certificate));
    CHECK(wizard.waitForError(ErrorCode::NoCertificate));
    bench.insertCertificate();
    wizard.click(QStringLiteral("lookAgain"));
    checkIsDone(bench, wizard);
}

TEST_CASE("while the service is down the form stays as it was typed") {
    WizardBench bench;
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Form));
    REQUIRE(wizard.fillForm());
    REQUIRE(bench.service.stop() == 0);
    REQUIRE(wizard.goOn());
    CHECK(wizard.waitForError(ErrorCode::ServiceUnreachable));
    CHECK(wizard.page() == PageId::Form);
    bench.service.start();
    REQUIRE(wizard.goOn());
    CHECK(wizard.waitForPage(PageId::SmsCode));
}

TEST_CASE("a session that runs out costs a login in place, and nothing that was typed, read or signed") {
    WizardBench bench;
    bench.insertCertificate();
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Form));
    REQUIRE(wizard.fillForm());
    bench.service.endSessions();
    REQUIRE(wizard.goOn());
    REQUIRE(wizard.waitForPage(PageId::SmsCode));
    CHECK(wizard.loginsAgain() == 1);
    CHECK(bench.service.messages().size() == 1); // approved once
    wizard.goBack();
    CHECK(text(wizard, "field.securityWord").isEmpty()); // approved: it stays nowhere
    CHECK(wizard.widget<QCheckBox>(QStringLiteral("declaration")).isChecked());
    REQUIRE(wizard.walkTo(PageId::SmsCode));

    bench.service.endSessions();
    REQUIRE(wizard.fillSmsCode());
    REQUIRE(wizard.waitForPage(PageId::Method));
    REQUIRE(wizard.goOn());
    REQUIRE(wizard.waitForPage(PageId::Review));
    CHECK(wizard.loginsAgain() == 2);
    REQUIRE(wizard.readDocuments());
    bench.service.endSessions();
    REQUIRE(wizard.goOn());
    REQUIRE(wizard.waitForPage(PageId::Done));
    CHECK(wizard.loginsAgain() == 3);
    CHECK(wizard.pinsAsked() == 1);
}

TEST_CASE("who does not log in again at once finds everything as it was, and the way to go on") {
    WizardBench bench;
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Form));
    REQUIRE(wizard.fillForm());
    bench.service.endSessions();
    bench.applicant.loginsRefused = 1;
    REQUIRE(wizard.goOn());
    REQUIRE(wizard.waitForError(ErrorCode::SessionExpired));
    CHECK(text(wizard, "field.securityWord") == bench.applicant.securityWord);
    CHECK(wizard.widget<QCheckBox>(QStringLiteral("declaration")).isChecked());
    wizard.click(QStringLiteral("tryAgain"));
    CHECK(wizard.waitForPage(PageId::SmsCode));
    CHECK(wizard.loginsAgain() == 2);
}

TEST_CASE("a service that is down at the start is found when it comes back") {
    WizardBench bench;
    REQUIRE(bench.service.stop() == 0);
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.goOn());
    REQUIRE(QTest::qWaitFor([&] { return wizard.page() == PageId::Login; }, tests::patience));
    CHECK(wizard.waitForError(ErrorCode::ServiceUnreachable));
    bench.service.start();
    wizard.click(QStringLiteral("tryAgain"));
    CHECK(wizard.walkTo(PageId::Orders));
}

TEST_CASE("a bundle that was signed but not sent is sent after the next login") {
    WizardBench bench;
    bench.insertCertificate();
    {
        WizardDriver& wizard = bench.open();
        REQUIRE(wizard.walkTo(PageId::Certificate));
        REQUIRE(bench.service.stop() == 0);
        REQUIRE(wizard.goOn());
        REQUIRE(wizard.waitForPage(PageId::Submission));
        REQUIRE(wizard.waitForError(ErrorCode::ServiceUnreachable));
        REQUIRE(renewal::Outbox(bench.outbox()).pending().size() == 1);
    }
    bench.service.start();
    WizardDriver& wizard = bench.open();
    checkIsDone(bench, wizard);
    CHECK(wizard.pinsAsked() == 0);
}

TEST_CASE("a form that was begun is filled in again at the next start, the security word excepted") {
    WizardBench bench;
    {
        WizardDriver& wizard = bench.open();
        REQUIRE(wizard.walkTo(PageId::Form));
        REQUIRE(wizard.fillForm());
        wizard.closeAnyway();
    }
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Form));
    const auto line = [&](const char* name) {
        return wizard.wizard().currentPage()->findChild<QLineEdit*>(QLatin1String(name));
    };
    REQUIRE(QTest::qWaitFor([&] { return line("field.securityWord"); }, tests::patience));
    CHECK(text(wizard, "field.phone").remove(QLatin1Char(' ')) == QLatin1String("+905321112242"));
    CHECK(text(wizard, "field.securityWord").isEmpty());
    REQUIRE(wizard.fillForm());
    REQUIRE(wizard.goOn());
    CHECK(wizard.waitForPage(PageId::SmsCode));
}

TEST_CASE("an application that was confirmed goes on at the next start without its form") {
    WizardBench bench;
    bench.insertCertificate();
    REQUIRE(bench.open().walkTo(PageId::Method));
    const QString application = bench.journey->application().id;
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Orders));
    REQUIRE(wizard.goOn());
    REQUIRE(wizard.waitForPage(PageId::Method));
    CHECK(bench.journey->application().id == application);
    checkIsDone(bench, wizard);
}

TEST_CASE("an application that was submitted shows its receipt again, and stores it") {
    WizardBench bench;
    bench.insertCertificate();
    checkIsDone(bench, bench.open());
    const QDir folder(bench.copies() + QLatin1Char('/') + bench.journey->application().id);
    REQUIRE(QFile::remove(folder.filePath(service::receiptName)));
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Orders));
    REQUIRE(wizard.goOn());
    REQUIRE(wizard.waitForPage(PageId::Done));
    CHECK(wizard.pinsAsked() == 0);
    CHECK(folder.exists(service::receiptName));
    const auto& status = wizard.widget<QLabel>(QStringLiteral("statusSteps"));
    CHECK(
        QTest::qWaitFor([&] { return status.isVisible() && status.text().contains(QLatin1String("Next: ")); },
                        tests::patience));
}

TEST_CASE("where an application stands that was begun can be asked before it is chosen") {
    WizardBench bench;
    REQUIRE(bench.open().walkTo(PageId::Method));
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Orders));
    wizard.click(QStringLiteral("orderStatus"));
    auto* const dialog = wizard.wizard().findChild<QDialog*>(QStringLiteral("statusDialog"));
    REQUIRE(dialog);
    const auto* const steps = dialog->findChild<QLabel*>(QStringLiteral("statusSteps"));
    CHECK(QTest::qWaitFor([&] { return steps->text().contains(QLatin1String("not submitted")); },
                          tests::patience));
    dialog->close();
}

TEST_CASE("what is signed with the documents can be read beside them, in words") {
    WizardBench bench;
    bench.insertCertificate();
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Review));
    const QString words = wizard.widget<QTextBrowser>(QStringLiteral("record")).toPlainText();
    for (const QString& said : {bench.journey->application().id, bench.applicant.identityNumber,
                                QStringLiteral("+905321112242"), QStringLiteral("AYŞE")})
        CHECK(words.contains(said));
    CHECK_FALSE(words.contains(bench.applicant.securityWord));
}

TEST_CASE("a bundle that the service refuses after the login leaves the way to the orders open") {
    WizardBench bench;
    bench.insertCertificate();
    REQUIRE(bench.open().walkTo(PageId::Review));
    REQUIRE(renewal::Outbox(bench.outbox())
                .store(bench.journey->application().id, QStringLiteral("https://old.example"), "no bundle",
                       QDateTime::currentDateTimeUtc()));
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Submission));
    CHECK(wizard.waitForError(ErrorCode::ContainerDamaged));
    CHECK(renewal::Outbox(bench.outbox()).pending().empty());
    REQUIRE(wizard.goOn());
    REQUIRE(wizard.waitForPage(PageId::Orders));
    checkIsDone(bench, wizard);
}

TEST_CASE("an application that was begun can be begun anew") {
    WizardBench bench;
    REQUIRE(bench.open().walkTo(PageId::Method));
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Orders));
    wizard.click(QStringLiteral("orderAnew"));
    REQUIRE(wizard.goOn());
    REQUIRE(wizard.waitForPage(PageId::Form));
    CHECK(wizard.walkTo(PageId::Method));
}

TEST_CASE("the language can be changed on the way, and what was typed, read and chosen stays") {
    WizardBench bench;
    bench.insertCertificate();
    WizardDriver* wizard = &bench.open();
    const auto speak = [&](const char* language) { wizard = &bench.speak(QLatin1String(language)); };
    REQUIRE(wizard->walkTo(PageId::Login));
    REQUIRE(wizard->fillLogin());
    speak("tr");
    CHECK(wizard->wizard().currentPage()->title() == QString::fromUtf8("Kullanıcı Girişi"));
    REQUIRE(wizard->waitForIdle());
    CHECK(text(*wizard, "identityNumber") == bench.applicant.identityNumber);
    CHECK_FALSE(text(*wizard, "accessPassword").isEmpty());
    CHECK(text(*wizard, "captchaAnswer").isEmpty());

    REQUIRE(wizard->walkTo(PageId::Form));
    REQUIRE(wizard->fillForm());
    speak("en");
    REQUIRE(QTest::qWaitFor([&] { return wizard->canGoOn(); }, tests::patience)); // the declaration, too
    CHECK(text(*wizard, "field.securityWord") == bench.applicant.securityWord);
    REQUIRE(wizard->goOn());
    REQUIRE(wizard->waitForPage(PageId::SmsCode));
    speak("tr");
    wizard->goBack();
    REQUIRE(wizard->waitForPage(PageId::Form));
    REQUIRE(wizard->walkTo(PageId::Review));
    REQUIRE(wizard->readDocuments());
    speak("en");
    REQUIRE(wizard->goOn()); // without reading them once more
    REQUIRE(wizard->waitForPage(PageId::Done));
    speak("tr");
    CHECK(wizard->page() == PageId::Done);
    CHECK(wizard->pinsAsked() == 0); // by the new one
    installLanguage(QStringLiteral("en"));
}
