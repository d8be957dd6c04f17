// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "tests/support/openid_provider.h"
#include "tests/ui/wizard_bench.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTimer>
#include <QtConcurrent>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;
using ui::PageId;

namespace {

/// A person before the wizard, on a computer where no browser opens by itself.
class House {
public:
    House() : provider(m_ca), bench({provider.settings(m_folder), {}}) {
        qunsetenv("DISPLAY");
        qunsetenv("WAYLAND_DISPLAY");
        bench.providers = {{QSslCertificate::fromData(m_ca.root().certificatePem()), false},
                           network::Reach::Anywhere};
    }

    /// Presses the provider's button, and does that with the dialog once it shows the address.
    void logIn(WizardDriver& wizard, const std::function<void(QDialog&, const QUrl&)>& act) const {
        QTimer look;
        QObject::connect(&look, &QTimer::timeout, &look, [&] {
            auto* const dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
            if (!dialog || dialog->objectName() != u"providerLogin")
                return;
            const QString address = dialog->findChild<QLineEdit*>(u"browserAddress"_s)->text();
            if (address.isEmpty())
                return;
            look.stop();
            act(*dialog, QUrl(address));
        });
        look.start(10);
        wizard.click(u"provider-e-kimlik"_s);
    }
    QFuture<QByteArray> visit(const QUrl& address) const {
        return QtConcurrent::run([this, address] { return openInTestBrowser(address, m_ca); });
    }

private:
    TestCa m_ca;
    QTemporaryDir m_folder;

public:
    OpenIdProvider provider;
    WizardBench bench;
};

} // namespace

TEST_CASE("an applicant logs in in the browser, by the address that is shown where none opens") {
    House house;
    WizardDriver& wizard = house.bench.open();
    REQUIRE(wizard.walkTo(PageId::Login));
    REQUIRE(wizard.waitForIdle());
    QFuture<QByteArray> page;
    house.logIn(wizard, [&](QDialog& dialog, const QUrl& address) {
        CHECK(dialog.findChild<QLabel*>(u"providerText"_s)->text() ==
              sentence({ErrorCode::BrowserNotOpened, {}, {}}));
        CHECK(dialog.findChild<QPushButton*>(u"browserAgain"_s)->isEnabled());
        page = house.visit(address);
    });
    CHECK(wizard.waitForPage(PageId::Orders));
    CHECK(page.result().contains("Yenile"));
    CHECK(house.bench.journey->identityNumber() == u"10000000146");
}

TEST_CASE("a login in the browser that is given up, or refused, leaves the page as it was") {
    House house;
    WizardDriver& wizard = house.bench.open();
    REQUIRE(wizard.walkTo(PageId::Login));
    REQUIRE(wizard.waitForIdle());
    wizard.type(u"identityNumber"_s, u"10000000146"_s);
    house.provider.behave({.refusal = u"access_denied"_s});
    bool toldWhy = false;
    house.logIn(wizard, [&](QDialog& dialog, const QUrl& address) {
        (void)house.visit(address);
        toldWhy = QTest::qWaitFor(
            [&] { return !dialog.findChild<QPushButton*>(u"browserAgain"_s)->isEnabled(); }, tests::patience);
        dialog.findChild<QPushButton*>(u"providerCancel"_s)->click();
    });
    CHECK(toldWhy);
    CHECK(wizard.page() == PageId::Login);
    CHECK(wizard.widget<QLineEdit>(u"identityNumber"_s).text() == u"10000000146");
    CHECK(house.bench.service.sessions() == 0);
}
