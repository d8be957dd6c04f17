// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/http.h"
#include "tests/support/signing_service.h"
#include "tests/ui/wizard_bench.h"
#include "ui/remote/factor_dialog.h"
#include "ui/token/certificate_list.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtConcurrent>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;
using ui::PageId;

namespace {

/// The person before the dialogs of remote signing: their browser approves, and they know PIN and code.
class Approver : public QObject {
public:
    explicit Approver(const TestCa& ca)
        : m_trust{.authorities = {QSslCertificate(ca.root().certificatePem())}, .systemAuthorities = false} {
        qApp->installEventFilter(this);
    }
    ~Approver() override { m_browser.waitForFinished(); }

    bool refuses = false;
    int pages = 0;
    int questions = 0;

protected:
    bool eventFilter(QObject* object, QEvent* event) override {
        if (event->type() == QEvent::Show && object->objectName() == u"browserDialog")
            QTimer::singleShot(0, object, [this, object] { visit(object); });
        if (event->type() == QEvent::Show && object->objectName() == u"factorDialog")
            QTimer::singleShot(0, object, [this, object] { answer(object); });
        return false;
    }

private:
    void visit(QObject* dialog) {
        ++pages;
        if (refuses)
            return dialog->findChild<QPushButton*>(u"browserCancel"_s)->click();
        const QUrl address(dialog->findChild<QLineEdit*>(u"browserAddress"_s)->text());
        m_browser = QtConcurrent::run([address, trust = m_trust] {
            const auto page = network::askFully({.url = address, .reach = network::Reach::Anywhere}, trust,
                                                {.redirects = 0});
            if (page)
                (void)network::askFully(
                    {.url = QUrl::fromEncoded(page->field("Location")), .reach = network::Reach::Anywhere});
        });
    }
    void answer(QObject* dialog) {
        ++questions;
        dialog->findChild<QLineEdit*>(u"factor.0"_s)->setText(u"1234"_s);
        dialog->findChild<QLineEdit*>(u"factor.1"_s)->setText(u"567890"_s);
        dialog->findChild<QPushButton*>(u"factorAccept"_s)->click();
    }

    network::ServerTrust m_trust;
    QFuture<void> m_browser;
};

/// An applicant without a card, before the page where certificates are chosen.
struct Desk {
    explicit Desk(const SigningServiceOptions& options = {}, bool isTaken = true)
        : bench({.settings = {{u"signature/remoteSignatures"_s, isTaken ? u"true"_s : u"false"_s}},
                 .applicant = {}}),
          signing(bench.service.ca(), options), approver(bench.service.ca()) {
        qunsetenv("DISPLAY"); // no browser of this computer opens
        qunsetenv("WAYLAND_DISPLAY");
        bench.furtherSettings = {{settings::Key::RemoteService, signing.address().toString()},
                                 {settings::Key::RemoteClient, u"yenile-test"_s}};
    }

    WizardBench bench;
    SigningService signing;
    Approver approver;
};

bool isListed(WizardDriver& wizard) {
    return QTest::qWaitFor(
        [&] {
            auto* const list = wizard.wizard().currentPage()->findChild<ui::CertificateList*>();
            return list && list->hasUsable();
        },
        patience);
}

} // namespace

TEST_CASE("what a remote signing service calls its questions is shown letter by letter") {
    const QString markup = u"<img src=\"http://127.0.0.1/\"><b>&PIN</b>"_s;
    const ui::FactorDialog dialog({.service = markup,
                                   .factors = {{.id = u"1"_s, .label = markup, .description = markup}},
                                   .challenges = {markup},
                                   .description = u"document"_s});
    int shown = 0;
    for (const QLabel* const label : dialog.findChildren<QLabel*>()) {
        shown += label->text().contains(u"<b>") ? 1 : 0;
        CHECK(label->textFormat() == Qt::PlainText);
    }
    CHECK(shown == 4);
}

TEST_CASE("whoever has no card signs in the wizard with a key at a remote signing service") {
    const auto options = GENERATE(SigningServiceOptions{}, SigningServiceOptions{.inBrowser = false});
    Desk desk(options);
    WizardDriver& wizard = desk.bench.open();
    REQUIRE(wizard.walkTo(PageId::Certificate));
    wizard.click(u"signRemotely"_s);
    REQUIRE(isListed(wizard));
    REQUIRE(wizard.walkTo(PageId::Done));
    CHECK(desk.signing.signatures() == 3);
    CHECK(desk.approver.pages == (options.inBrowser ? 2 : 1));
    CHECK(desk.approver.questions == (options.inBrowser ? 0 : 1));
    CHECK(wizard.pinsAsked() == 0);
}

TEST_CASE("whoever does not go on in the browser finds the page as it was") {
    Desk desk;
    desk.approver.refuses = true;
    WizardDriver& wizard = desk.bench.open();
    REQUIRE(wizard.walkTo(PageId::Certificate));
    wizard.click(u"signRemotely"_s);
    REQUIRE(wizard.waitForError(ErrorCode::Cancelled));
    CHECK(wizard.widget<QPushButton>(u"signRemotely"_s).isEnabled());
    desk.approver.refuses = false;
    wizard.click(u"signRemotely"_s);
    CHECK(isListed(wizard));
}

TEST_CASE("a certificate at a remote signing service that cannot be used says why") {
    Desk desk({.isEnabled = false});
    WizardDriver& wizard = desk.bench.open();
    REQUIRE(wizard.walkTo(PageId::Certificate));
    wizard.click(u"signRemotely"_s);
    CHECK(wizard.waitForError(ErrorCode::RemoteCredentialDisabled));
}

TEST_CASE("remote signing is not offered where the registration service does not take it") {
    Desk desk({}, false);
    WizardDriver& wizard = desk.bench.open();
    REQUIRE(wizard.walkTo(PageId::Certificate));
    CHECK(!wizard.widget<QPushButton>(u"signRemotely"_s).isVisible());
    CHECK(desk.signing.requests().empty());
}
