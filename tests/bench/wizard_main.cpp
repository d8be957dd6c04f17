// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/translations.h"
#include "tests/bench/slow_link.h"
#include "tests/bench/watchdog.h"
#include "tests/ui/wizard_bench.h"
#include "ui/documents/document_view.h"
#include "ui/documents/documents_pane.h"
#include "ui/widgets/desktop_wishes.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QBuffer>
#include <QFile>
#include <QPainter>
#include <QPdfWriter>
#include <QScrollBar>
#include <QTextStream>

/// How long the window does not react, with a card that signs slowly, a service that answers slowly and a
/// long document: a renewal from the first page to the receipt, watched from another thread.
namespace {

using namespace yenile;
using namespace std::chrono_literals;
using tests::WizardDriver;
using ui::PageId;

constexpr auto signatureTakes = 3s;
constexpr auto answerTakes = 5s;
constexpr int pages = 300;

QByteArray longDocument() {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    QPainter painter(&writer);
    const QRect area(0, 0, writer.width(), writer.height());
    for (int page = 1; page <= pages; ++page) {
        if (page > 1)
            writer.newPage();
        painter.drawText(area, Qt::TextWordWrap,
                         QStringLiteral("Sayfa %1. ").arg(page) +
                             QStringLiteral("Sertifika sahibi taahhüt eder. ").repeated(80));
    }
    painter.end();
    return buffer.data();
}

/// In place of the short ones: opened, searched, scrolled through.
bool readLongDocument(WizardDriver& driver, const QByteArray& content) {
    auto* const pane = driver.wizard().currentPage()->findChild<ui::DocumentsPane*>();
    renewal::Document document;
    document.info.title.tr = QStringLiteral("Uzun belge");
    document.content = content;
    pane->setDocuments({document});
    ui::DocumentView& view = *pane->view(0);
    const auto isRead = [&] { return view.text().all().contains(QStringLiteral("Sayfa %1.").arg(pages)); };
    if (!QTest::qWaitFor([&] { return view.isDrawn(); }, tests::patience))
        return false;
    if (!QTest::qWaitFor(isRead, tests::patience))
        return false;
    view.search(QStringLiteral("taahhüt"));
    view.zoomIn();
    QScrollBar* const bar = view.verticalScrollBar();
    for (int place = 0; place < 20; ++place) {
        bar->setValue(bar->maximum() / 20 * place);
        QTest::qWait(50);
    }
    bar->setValue(bar->maximum());
    return QTest::qWaitFor([&] { return view.wasReadToEnd(); }, tests::patience);
}

bool renew(tests::WizardBench& bench, tests::Watchdog& watchdog, const QByteArray& document) {
    watchdog.enter(QStringLiteral("first window"));
    WizardDriver& driver = bench.open();
    const auto to = [&](PageId page, const char* step) {
        watchdog.enter(QLatin1String(step));
        return driver.walkTo(page);
    };
    if (!to(PageId::Login, "readiness, to login") || !to(PageId::Form, "login, to form") ||
        !to(PageId::SmsCode, "form, to SMS code") || !to(PageId::Review, "SMS code, to documents"))
        return false;
    watchdog.enter(QStringLiteral("document of %1 pages").arg(pages));
    if (!readLongDocument(driver, document))
        return false;
    watchdog.enter(QStringLiteral("signing and sending"));
    return driver.goOn() && driver.waitForPage(PageId::Done);
}

} // namespace

int main(int argc, char* argv[]) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ui::style::apply(application, {});
    installLanguage(QStringLiteral("tr"));

    tests::ServiceOptions options;
    options.settings.insert(QStringLiteral("sms/lifetimeSeconds"), QStringLiteral("600"));
    tests::WizardBench bench(options);
    bench.insertCertificate();
    const QString faults = bench.service.file(QStringLiteral("faults"));
    QFile script(faults);
    if (!script.open(QIODevice::WriteOnly))
        return 1;
    script.write("C_Sign delay " + QByteArray::number(std::chrono::milliseconds(signatureTakes).count()) +
                 '\n');
    script.close();
    qputenv("YENILE_FAULTS", faults.toUtf8());
    bench.driver = QApplication::applicationDirPath() + QStringLiteral("/yenile-faulty-driver.so");
    tests::SlowLink link(static_cast<quint16>(bench.service.address().port()), answerTakes);
    bench.address = bench.service.address();
    bench.address.setPort(link.port());

    const QByteArray document = longDocument();
    tests::Watchdog watchdog;
    const bool done = renew(bench, watchdog, document);
    QTextStream out(stdout);
    out << "step                              not reacting   of that at work\n";
    for (const auto& [step, block] : watchdog.longest())
        if (!step.isEmpty())
            out << QStringLiteral("%1 %2 ms %3 ms\n")
                       .arg(step, -32)
                       .arg(double(block.elapsed.count()) / 1000, 10, 'f', 1)
                       .arg(double(block.worked.count()) / 1000, 12, 'f', 1);
    out << (done ? "the receipt came\n" : "the receipt never came\n");
    return done ? 0 : 1;
}
