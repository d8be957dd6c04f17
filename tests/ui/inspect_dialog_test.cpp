// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/inspect_dialog.h"
#include "ui/inspect/signature_panel.h"

#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPdfWriter>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace Qt::StringLiterals;

namespace {

/// A document that opens with "gizli".
QString lockedPdf(const QTemporaryDir& folder) {
    const QString plain = folder.filePath(u"plain.pdf"_s);
    const QString locked = folder.filePath(u"locked.pdf"_s);
    {
        QPdfWriter writer(plain);
        QPainter(&writer).drawText(100, 100, u"Taahhütname"_s);
    }
    REQUIRE(QProcess::execute(
                u"qpdf"_s, {u"--encrypt"_s, u"gizli"_s, u"sahip"_s, u"256"_s, u"--"_s, plain, locked}) == 0);
    return locked;
}

} // namespace

TEST_CASE("a document that wants a password is asked for it, until it is the right one") {
    const QTemporaryDir folder;
    ui::InspectDialog dialog({});
    dialog.setVisible(true);
    dialog.inspect(lockedPdf(folder));
    auto* const password = dialog.findChild<QLineEdit*>(u"documentPassword"_s);
    auto* const open = dialog.findChild<QPushButton*>(u"openWithPassword"_s);
    REQUIRE(password);
    REQUIRE(open);
    constexpr int longest = 60'000; // ms; a reader starts
    const auto says = [&](const QString& text) {
        return [&dialog, text] {
            for (const QLabel* label : dialog.findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(text))
                    return true;
            return false;
        };
    };
    REQUIRE(QTest::qWaitFor([&] { return password->isVisible(); }, longest));
    CHECK(says(sentence(Error{ErrorCode::PdfEncrypted, {}, {}}))());

    password->setText(u"Gizli"_s);
    open->click();
    REQUIRE(QTest::qWaitFor(says(sentence(Error{ErrorCode::PdfPasswordWrong, {}, {}})), longest));
    CHECK(password->isVisible());

    password->setText(u"gizli"_s);
    open->click();
    REQUIRE(QTest::qWaitFor([&] { return !password->isVisible(); }, longest));
    CHECK(QTest::qWaitFor(says(ui::InspectDialog::tr("The file has no signature.")), longest));
}

TEST_CASE("what came after a signature is told with it, the first ten of it") {
    using namespace signature;
    SignatureReport report;
    report.changesAfter.push_back(
        {.place = {DocumentPlace::Part::Content, 3}, .cause = u"object 46 changed"_s});
    for (int page = 1; page <= 11; ++page)
        report.changesAfter.push_back({.kind = LaterChange::Kind::Annotation,
                                       .place = {DocumentPlace::Part::Annotation, page},
                                       .act = LaterChange::Act::Added,
                                       .coversText = page == 1});
    const ui::SignaturePanel panel(report);
    QString shown;
    for (const QLabel* label : panel.findChildren<QLabel*>())
        shown += label->text() + u'\n';
    INFO(shown.toStdString());
    CHECK(shown.contains(u"• not allowed: the content of page 3 was changed\n"));
    CHECK(shown.contains(u"• an annotation on page 1 was added, over text that was signed\n"));
    CHECK(shown.contains(u"• an annotation on page 9 was added\n• and 2 more\n"));
    CHECK_FALSE(shown.contains(u"46"));
}
