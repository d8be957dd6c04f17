// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shown_day.h"
#include "ui/wizard/field_editor.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <catch2/catch.hpp>

using namespace yenile;
using service::FieldKind;

namespace {

service::FormField field(FieldKind kind) {
    service::FormField field;
    field.name = QStringLiteral("x");
    field.kind = kind;
    field.label = {QStringLiteral("Alan"), QStringLiteral("Field")};
    field.required = true;
    return field;
}

class OnScreen {
public:
    explicit OnScreen(const service::FormField& field) : m_editor(field) { m_editor.show(); }

    ui::FieldEditor& editor() { return m_editor; }
    QLineEdit& line(const QString& name = QStringLiteral("field.x")) {
        auto* const found = m_editor.findChild<QLineEdit*>(name);
        REQUIRE(found);
        return *found;
    }
    QString problem() {
        auto* const label = m_editor.findChild<QLabel*>(QStringLiteral("problem.x"));
        REQUIRE(label);
        return label->isVisible() ? label->text() : QString();
    }
    /// As with the tabulator key, without need of a window manager.
    static void leave(QLineEdit& line) { QTest::keyClick(&line, Qt::Key_Return); }

private:
    ui::FieldEditor m_editor;
};

} // namespace

TEST_CASE("a phone number is told to be wrong when it is left, not while it is typed") {
    OnScreen phone(field(FieldKind::Phone));
    QTest::keyClicks(&phone.line(), QStringLiteral("212 111"));
    CHECK(phone.problem().isEmpty());
    OnScreen::leave(phone.line());
    CHECK(phone.problem() == sentence({ErrorCode::PhoneInvalid, {}, {}}));
    phone.line().clear();
    QTest::keyClicks(&phone.line(), QStringLiteral("05321112242"));
    CHECK(phone.problem().isEmpty());
}

TEST_CASE("a phone number in any spelling is shown readably and sent in one form") {
    OnScreen phone(field(FieldKind::Phone));
    QTest::keyClicks(&phone.line(), QStringLiteral("(0532) 111-22-42"));
    OnScreen::leave(phone.line());
    CHECK(phone.line().text() == QStringLiteral("+90 532 111 22 42"));
    CHECK(phone.editor().value() == QStringLiteral("+905321112242"));
}

TEST_CASE("a phone number becomes readable while it is typed, and the cursor stays between its digits") {
    OnScreen phone(field(FieldKind::Phone));
    QTest::keyClicks(&phone.line(), QStringLiteral("05321"));
    CHECK(phone.line().text() == QStringLiteral("+90 532 1"));
    QTest::keyClicks(&phone.line(), QStringLiteral("11224"));
    phone.line().setCursorPosition(6); // "+90 53|2 ..."
    QTest::keyClicks(&phone.line(), QStringLiteral("9"));
    CHECK(phone.line().text() == QStringLiteral("+90 539 211 12 24"));
    CHECK(phone.line().cursorPosition() == 7);
    QTest::keyClick(&phone.line(), Qt::Key_Backspace);
    CHECK(phone.line().text() == QStringLiteral("+90 532 111 22 4"));
    phone.line().clear();
    QTest::keyClicks(&phone.line(), QStringLiteral("+49 170"));
    CHECK(phone.line().text() == QStringLiteral("+49 170"));
}

TEST_CASE("the rules of the security word are ticked while it is typed") {
    service::FormField word = field(FieldKind::SecurityWord);
    word.repeat = true;
    word.minimumLength = 6;
    word.pattern = QStringLiteral("[a-z]+");
    word.patternHint = {QStringLiteral("Yalnız harf"), QStringLiteral("Letters only")};
    OnScreen editor(word);
    auto* const rules = editor.editor().findChild<QWidget*>(QStringLiteral("rules.x"));
    REQUIRE(rules);
    const auto open = [&] { return rules->accessibleDescription().count(QLatin1String("Not met yet")); };
    CHECK(open() == 3);
    QTest::keyClicks(&editor.line(), QStringLiteral("karan"));
    CHECK(open() == 2); // letters
    QTest::keyClicks(&editor.line(), QStringLiteral("fil"));
    CHECK(open() == 1);
    QTest::keyClicks(&editor.line(QStringLiteral("field.x.repeat")), QStringLiteral("karanfil"));
    CHECK(open() == 0);
    QTest::keyClicks(&editor.line(), QStringLiteral("1"));
    CHECK(open() == 2);
}

TEST_CASE("the security word is hidden and must be entered twice alike") {
    service::FormField word = field(FieldKind::SecurityWord);
    word.repeat = true;
    OnScreen editor(word);
    QLineEdit& again = editor.line(QStringLiteral("field.x.repeat"));
    CHECK(editor.line().echoMode() == QLineEdit::Password);
    QTest::keyClicks(&editor.line(), QStringLiteral("karanfil"));
    OnScreen::leave(editor.line());
    CHECK(editor.problem().isEmpty()); // the other half is still to come
    QTest::keyClicks(&again, QStringLiteral("karanfi"));
    OnScreen::leave(again);
    CHECK(editor.problem() == sentence({ErrorCode::SecurityWordsDiffer, {}, {}}));
    QTest::keyClicks(&again, QStringLiteral("l"));
    CHECK(editor.editor().check());
}

TEST_CASE("what cannot be changed is text, not an entry") {
    service::FormField name = field(FieldKind::Text);
    name.readOnly = true;
    name.value = QStringLiteral("AYŞE");
    OnScreen editor(name);
    CHECK(editor.editor().findChildren<QLineEdit*>().isEmpty());
    CHECK(editor.editor().value() == QStringLiteral("AYŞE"));
    CHECK(editor.editor().check());
}

TEST_CASE("a check box answers true or false") {
    OnScreen editor(field(FieldKind::Checkbox));
    auto* const box = editor.editor().findChild<QCheckBox*>(QStringLiteral("field.x"));
    REQUIRE(box);
    CHECK(editor.editor().value() == QStringLiteral("false"));
    box->setChecked(true);
    CHECK(editor.editor().value() == QStringLiteral("true"));
}

TEST_CASE("a value that the population register confirmed says so, with the day") {
    service::FormField known = field(FieldKind::Text);
    known.readOnly = true;
    known.value = QStringLiteral("AYŞE");
    CHECK(!ui::FieldEditor(known).findChild<QLabel*>(QStringLiteral("verified.x")));
    known.verifiedOn = QDate(2026, 1, 4);
    const ui::FieldEditor editor(known);
    const auto* const verified = editor.findChild<QLabel*>(QStringLiteral("verified.x"));
    REQUIRE(verified);
    CHECK(verified->text().contains(QStringLiteral("MERNİS")));
    CHECK(verified->text().contains(shownDay(QDate(2026, 1, 4))));
}

TEST_CASE("what a field is for is shown where it stands, by keyboard, and told to a screen reader") {
    service::FormField phone = field(FieldKind::Phone);
    phone.help = {QStringLiteral("Kod buraya gelir."), QStringLiteral("The code is sent there.")};
    OnScreen shown(phone);
    auto* const link = shown.editor().findChild<QAbstractButton*>(QStringLiteral("help.x"));
    REQUIRE(link);
    CHECK(link->accessibleDescription() == phone.help.text());
    CHECK(shown.line().accessibleDescription() == phone.help.text());
    CHECK((link->focusPolicy() & Qt::TabFocus) != 0);
    const auto isShown = [&] {
        for (const QLabel* const label : shown.editor().findChildren<QLabel*>())
            if (label->text() == phone.help.text())
                return label->isVisible();
        return false;
    };
    CHECK_FALSE(isShown());
    for (const auto key : {Qt::Key_Return, Qt::Key_Space}) {
        QTest::keyClick(link, key);
        CHECK(isShown() == (key == Qt::Key_Return));
    }
}
