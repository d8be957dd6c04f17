// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/wizard_bench.h"
#include "ui/help/help_dialog.h"

#include <QApplication>
#include <QFileInfo>
#include <QTextBrowser>

#include <catch2/catch.hpp>

using namespace yenile;
using tests::WizardBench;
using tests::WizardDriver;
using ui::HelpDialog;
using ui::PageId;

namespace {

/// What help is shown after F1 in that window; it is closed again.
std::string helpIn(WizardDriver& driver, QWidget& window) {
    window.activateWindow();
    (void)QTest::qWaitForWindowActive(&window);
    QTest::keyClick(&window, Qt::Key_F1);
    auto* const help = driver.wizard().findChild<HelpDialog*>();
    if (!help)
        return {};
    const QUrl shown = help->findChild<QTextBrowser*>(QStringLiteral("helpText"))->source();
    delete help;
    return QFileInfo(shown.path()).baseName().toStdString();
}

} // namespace

TEST_CASE("F1 opens the help for the page, on every page and in the dialog for the PIN") {
    WizardBench bench;
    bench.insertCertificate();
    WizardDriver& driver = bench.open();
    std::string whileSigning;
    QObject::connect(&driver, &WizardDriver::pinTyped, &driver, [&] {
        if (whileSigning.empty())
            whileSigning = helpIn(driver, *QApplication::activeModalWidget());
    });
    for (const auto& [page, file] :
         {std::pair{PageId::Readiness, "readiness"}, std::pair{PageId::Login, "login"},
          std::pair{PageId::Orders, "order"}, std::pair{PageId::Form, "form"},
          std::pair{PageId::SmsCode, "sms"}, std::pair{PageId::Method, "method"},
          std::pair{PageId::WetInk, "wet-ink"}, std::pair{PageId::Review, "review"},
          std::pair{PageId::Certificate, "certificate"}, std::pair{PageId::Done, "done"}}) {
        if (page == PageId::WetInk)
            driver.click(QStringLiteral("methodWetInk"));
        if (page == PageId::Review) {
            driver.goBack();
            driver.click(QStringLiteral("methodElectronic"));
        }
        REQUIRE(driver.walkTo(page));
        CHECK(helpIn(driver, driver.wizard()) == file);
    }
    CHECK(whileSigning == "submission");
}
