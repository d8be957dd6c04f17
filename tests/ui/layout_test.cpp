// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/translations.h"
#include "tests/ui/layout_check.h"
#include "tests/ui/wizard_bench.h"
#include "ui/token/pin_dialog.h"

#include <QAbstractButton>
#include <QApplication>

#include <catch2/catch.hpp>

using namespace yenile;
using tests::WizardBench;
using tests::WizardDriver;
using ui::PageId;

namespace {

/// Fits on the smallest screen that is provided for, 1024 by 600.
constexpr QSize smallest(900, 600);

void checkLayout(const QWidget& window) {
    QTest::qWait(50); // until what has just appeared is laid out
    QStringList problems;
    (void)QTest::qWaitFor( // and what comes in the middle of it, as answers do
        [&] { return (problems = tests::layoutProblems(window)).isEmpty(); }, 5000);
    INFO(problems.join(QLatin1Char('\n')).toStdString());
    CHECK(problems.isEmpty());
}

void checkPage(WizardDriver& wizard, PageId page) {
    REQUIRE(wizard.walkTo(page));
    INFO("page " << static_cast<int>(page));
    checkLayout(wizard.wizard());
    if (page != PageId::Form)
        return;
    for (auto* const help : wizard.wizard().currentPage()->findChildren<QAbstractButton*>())
        if (help->objectName().startsWith(QLatin1String("help.")))
            help->click();
    checkLayout(wizard.wizard());
}

void checkPages(const char* language, std::initializer_list<PageId> pages, QSize screen = smallest) {
    installLanguage(QLatin1String(language));
    WizardBench bench;
    bench.insertCertificate();
    WizardDriver& wizard = bench.open();
    wizard.wizard().resize(screen);
    for (const PageId page : pages) {
        if (page == PageId::WetInk)
            wizard.click(QStringLiteral("methodWetInk"));
        checkPage(wizard, page);
    }
    CHECK(wizard.wizard().width() <= screen.width());
    CHECK(wizard.wizard().height() <= screen.height());
    installLanguage(QStringLiteral("en"));
}

constexpr std::initializer_list<PageId> electronic{PageId::Readiness, PageId::Login,       PageId::Orders,
                                                   PageId::Form,      PageId::SmsCode,     PageId::Method,
                                                   PageId::Review,    PageId::Certificate, PageId::Done};
constexpr std::initializer_list<PageId> paper{PageId::Method, PageId::WetInk};

void checkPinDialog(const char* language) {
    installLanguage(QLatin1String(language));
    pkcs11::PinRequest request;
    request.tokenLabel = QStringLiteral("AKIS_1A2B");
    request.reader = QStringLiteral("ACS ACR39U ICC Reader 00 00");
    request.description = QStringLiteral("Sertifika Sahibi Taahhütnamesi");
    request.number = 2;
    request.count = 3;
    request.pin.countLow = true;
    request.pin.finalTry = true;
    request.lastProblem = Error{ErrorCode::PinIncorrect, {}, {}};
    ui::PinDialog dialog(request);
    dialog.show();
    checkLayout(dialog);
    installLanguage(QStringLiteral("en"));
}

} // namespace

TEST_CASE("on the smallest screen every Turkish text is whole and every control has a name") {
    checkPages("tr", electronic);
}
TEST_CASE("on the smallest screen every English text is whole and every control has a name") {
    checkPages("en", electronic);
}
TEST_CASE("on the smallest screen the way on paper is whole in Turkish") {
    checkPages("tr", paper);
}
TEST_CASE("on the smallest screen the way on paper is whole in English") {
    checkPages("en", paper);
}
TEST_CASE("with text of one and a half times the size every page fits a screen of 1366 by 768") {
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * 1.5);
    QApplication::setFont(large);
    checkPages("tr", electronic, QSize(1350, 720));
    QApplication::setFont(before);
}
TEST_CASE("the question for the PIN tells everything, at the last try too") {
    checkPinDialog("tr");
    checkPinDialog("en");
}
