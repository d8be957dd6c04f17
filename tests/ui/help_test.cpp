// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/wizard_bench.h"
#include "ui/help/help_dialog.h"

#include <QApplication>
#include <QTextBrowser>

#include <catch2/catch.hpp>

using namespace yenile;
using tests::WizardBench;
using tests::WizardDriver;
using ui::HelpDialog;
using ui::PageId;

namespace {

/// What help is shown after F1 in that window; it is closed again.
QString helpIn(WizardDriver& driver, QWidget& window) {
    window.activateWindow();
    (void)QTest::qWaitForWindowActive(&window);
    QTest::keyClick(&window, Qt::Key_F1);
    auto* const help = driver.wizard().findChild<HelpDialog*>();
    if (!help)
        return {};
    const QString file = help->findChild<QTextBrowser*>(QStringLiteral("helpText"))->source().path();
    delete help;
    return u':' + file;
}

} // namespace

TEST_CASE("F1 opens the help for the page, on every page and in the dialog for the PIN") {
    WizardBench bench;
    bench.insertCertificate();
    WizardDriver& driver = bench.open();
    QString whileSigning;
    QObject::connect(&driver, &WizardDriver::pinTyped, &driver, [&] {
        if (whileSigning.isEmpty())
            whileSigning = helpIn(driver, *QApplication::activeModalWidget());
    });
    for (const PageId page :
         {PageId::Readiness, PageId::Login, PageId::Orders, PageId::Form, PageId::SmsCode, PageId::Method,
          PageId::WetInk, PageId::Review, PageId::Certificate, PageId::Done}) {
        if (page == PageId::WetInk)
            driver.click(QStringLiteral("methodWetInk"));
        if (page == PageId::Review) {
            driver.goBack();
            driver.click(QStringLiteral("methodElectronic"));
        }
        REQUIRE(driver.walkTo(page));
        CHECK(helpIn(driver, driver.wizard()).toStdString() == HelpDialog::fileOf(page).toStdString());
    }
    CHECK(whileSigning.toStdString() == HelpDialog::fileOf(PageId::Submission).toStdString());
}
