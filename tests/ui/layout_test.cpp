// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/translations.h"
#include "tests/ui/layout_check.h"
#include "tests/ui/wizard_bench.h"
#include "ui/documents/documents_pane.h"
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

/// Where there is room for longer ones.
void checkLines(const QWidget& window) {
    const tests::Line line = tests::longestLine(window);
    INFO(line.text.toStdString());
    CHECK(line.letters <= 70);
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
        checkLines(wizard.wizard());
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
TEST_CASE("in a font like that of Windows every page is whole, and no line is longer than 70 letters") {
    const QFont before = QApplication::font();
    const QFont similar(QStringLiteral("Open Sans"), before.pointSize()); // both follow Frutiger
    REQUIRE(QFontInfo(similar).family() == similar.family());
    QApplication::setFont(similar);
    checkPages("tr", electronic);
    checkPages("en", electronic);
    checkPinDialog("tr");
    QApplication::setFont(before);
}
TEST_CASE("with text of one and a half times the size every page fits a screen of 1366 by 768") {
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * 1.5);
    QApplication::setFont(large);
    checkPages("tr", electronic, QSize(1350, 720));
    QApplication::setFont(before);
}
TEST_CASE("on a large screen every page is whole, and no line of text is longer than 70 letters") {
    checkPages("tr", electronic, QSize(1920, 1080));
    checkPages("en", electronic, QSize(1920, 1080));
}
TEST_CASE("the two ways of signing stand side by side and fill their page, on small and large screens") {
    WizardBench bench;
    bench.insertCertificate();
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Method));
    for (const QSize size : {smallest, QSize(1366, 768), QSize(1920, 1080)}) {
        wizard.wizard().resize(size);
        QTest::qWait(50);
        const QWidget& page = *wizard.wizard().currentPage();
        const auto place = [&](const char* name) {
            const QWidget& card = *wizard.widget<QAbstractButton>(QLatin1String(name)).parentWidget();
            return QRect(card.mapTo(&page, QPoint()), card.size());
        };
        const QRect electronicWay = place("methodElectronic");
        const QRect paperWay = place("methodWetInk");
        INFO(size.width() << " by " << size.height());
        CHECK(electronicWay.top() == paperWay.top());
        CHECK(electronicWay.right() < paperWay.left());
        CHECK(std::abs(electronicWay.width() - paperWay.width()) <= 1);
        CHECK(electronicWay.bottom() > page.height() * 3 / 4);
    }
}
TEST_CASE("the documents have nearly all of their page") {
    WizardBench bench;
    bench.insertCertificate();
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(PageId::Review));
    wizard.wizard().resize(1366, 768);
    QTest::qWait(50);
    const QWidget& page = *wizard.wizard().currentPage();
    CHECK(wizard.widget<ui::DocumentsPane>({}).height() > page.height() * 3 / 4);
}
TEST_CASE("the question for the PIN tells everything, at the last try too") {
    checkPinDialog("tr");
    checkPinDialog("en");
}
