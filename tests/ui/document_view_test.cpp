// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/document_view.h"

#include <QAccessible>
#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QPainter>
#include <QPdfWriter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <catch2/catch.hpp>

using namespace yenile;

namespace {

constexpr int patience = 60000; // longer than anything may take

QByteArray pdfWithPages(int count, const QPageSize& size = QPageSize(QPageSize::A4)) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(size);
    writer.setPageMargins({});
    QPainter painter(&writer);
    for (int page = 1; page <= count; ++page) {
        if (page > 1)
            writer.newPage();
        painter.drawText(QPointF(writer.width() / 2.0, writer.height() / 2.0), QString::number(page));
    }
    painter.end();
    return buffer.data();
}

} // namespace

TEST_CASE("a document counts as read when its end was on the screen") {
    ui::DocumentView view;
    view.resize(400, 300);
    view.show();
    view.open(pdfWithPages(3), QStringLiteral("Three pages"));
    REQUIRE(
        QTest::qWaitFor([&] { return view.verticalScrollBar()->maximum() > 0 && view.isDrawn(); }, patience));
    CHECK_FALSE(view.wasReadToEnd());
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / 2);
    REQUIRE(QTest::qWaitFor([&] { return view.isDrawn(); }, patience));
    CHECK_FALSE(view.wasReadToEnd());
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
    CHECK(QTest::qWaitFor([&] { return view.wasReadToEnd(); }, patience));
}

TEST_CASE("a document that fits on the screen is read as soon as it is drawn") {
    ui::DocumentView view;
    view.resize(400, 900);
    view.show();
    view.open(pdfWithPages(1), QStringLiteral("One page"));
    CHECK(QTest::qWaitFor([&] { return view.wasReadToEnd(); }, patience));
}

TEST_CASE("a document longer than a scroll bar counts is shown to its end") {
    ui::DocumentView view;
    view.resize(400, 300);
    view.show();
    const QPageSize strip(QSizeF(3, 14400), QPageSize::Point, {}, QPageSize::ExactMatch);
    view.open(pdfWithPages(2000, strip), QStringLiteral("Strips"));
    const QScrollBar& bar = *view.verticalScrollBar();
    REQUIRE(QTest::qWaitFor([&] { return bar.maximum() > 0 && view.isDrawn(); }, patience));
    CHECK_FALSE(view.wasReadToEnd());
    view.goToPage(1998);
    CHECK(bar.value() > bar.maximum() / 2);
    CHECK_FALSE(view.wasReadToEnd());
    view.verticalScrollBar()->setValue(bar.maximum());
    CHECK(QTest::qWaitFor([&] { return view.wasReadToEnd(); }, patience));
}

TEST_CASE("the keyboard goes through a document as the mouse does") {
    ui::DocumentView view;
    view.resize(400, 300);
    view.show();
    view.open(pdfWithPages(2), QStringLiteral("Two pages"));
    REQUIRE(QTest::qWaitFor([&] { return view.verticalScrollBar()->maximum() > 0; }, patience));
    QTest::keyClick(&view, Qt::Key_PageDown);
    CHECK(view.verticalScrollBar()->value() > 0);
    QTest::keyClick(&view, Qt::Key_End);
    CHECK(QTest::qWaitFor([&] { return view.wasReadToEnd(); }, patience));
}

TEST_CASE("a search shows the place and says how many there are") {
    ui::DocumentView view;
    view.resize(400, 300);
    view.show();
    QSignalSpy shown(&view, &ui::DocumentView::matchShown);
    view.open(pdfWithPages(5), QStringLiteral("Five pages"));
    view.search(QStringLiteral("4")); // before the text is there
    REQUIRE(QTest::qWaitFor([&] { return shown.size() >= 2; }, patience));
    CHECK(shown.last() == QVariantList{1, 1});
    CHECK(view.verticalScrollBar()->value() > view.verticalScrollBar()->maximum() / 2);
    CHECK(view.selectedText() == QLatin1String("4"));
    view.copySelection();
    CHECK(QApplication::clipboard()->text() == QLatin1String("4"));
    view.search(QStringLiteral("nothing of the kind"));
    CHECK(shown.last() == QVariantList{0, 0});
    CHECK(view.selectedText().isEmpty());
}

TEST_CASE("words are selected with the mouse") {
    ui::DocumentView view;
    view.resize(400, 300);
    view.show();
    view.open(pdfWithPages(1), QStringLiteral("One page"));
    view.zoomToPage();
    REQUIRE(QTest::qWaitFor([&] { return !view.text().words(0).isEmpty() && view.isDrawn(); }, patience));
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, view.viewport()->rect().center());
    QTest::mouseMove(view.viewport(), view.viewport()->rect().center() + QPoint(30, 0));
    CHECK(QTest::qWaitFor([&] { return view.selectedText() == QLatin1String("1"); }, patience));
}

TEST_CASE("a screen reader reads the text of a document, finds its place and selects in it") {
    ui::DocumentView view;
    view.resize(400, 300);
    view.show();
    view.open(pdfWithPages(3), QStringLiteral("Three pages"));
    REQUIRE(QTest::qWaitFor([&] { return view.text().all().size() == 5 && view.isDrawn(); }, patience));
    QAccessibleInterface* const seen = QAccessible::queryAccessibleInterface(&view);
    REQUIRE(seen);
    CHECK(seen->role() == QAccessible::Document);
    CHECK(seen->text(QAccessible::Name) == QLatin1String("Three pages"));
    QAccessibleTextInterface* const text = seen->textInterface();
    REQUIRE(text);
    CHECK(text->text(0, text->characterCount()) == QLatin1String("1\n2\n3"));
    int start = -1;
    int end = -1;
    CHECK(text->textAtOffset(2, QAccessible::WordBoundary, &start, &end) == QLatin1String("2"));
    CHECK(start == 2);
    text->setCursorPosition(4);
    CHECK(text->cursorPosition() == 4);
    CHECK(view.verticalScrollBar()->value() > view.verticalScrollBar()->maximum() / 2);
    CHECK(text->offsetAtPoint(text->characterRect(4).center()) == 4);
    text->addSelection(4, 5);
    CHECK(view.selectedText() == QLatin1String("3"));
    text->selection(0, &start, &end);
    CHECK((start == 4 && end == 5));
    text->removeSelection(0);
    CHECK(text->selectionCount() == 0);
}

TEST_CASE("what is no PDF is told and never counts as read") {
    ui::DocumentView view;
    view.resize(400, 300);
    view.show();
    ErrorCode shown = ErrorCode::Internal;
    QObject::connect(&view, &ui::DocumentView::failed, [&](const Error& error) { shown = error.code; });
    view.open(QByteArrayLiteral("no document at all"), QStringLiteral("Nothing"));
    CHECK(QTest::qWaitFor([&] { return shown == ErrorCode::PdfDamaged; }, patience));
    CHECK_FALSE(view.wasReadToEnd());
}
