// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/base/shown_day.h"
#include "tests/support/softhsm.h"
#include "ui/token/card_pin_window.h"
#include "ui/token/pin_change_dialog.h"
#include "ui/wizard/link_question.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;
using pkcs11::PinTask;

namespace {

constexpr int patience = 60000;

template <typename Widget>
Widget& child(QWidget& window, const char* name) {
    auto* const found = window.findChild<Widget*>(QLatin1String(name));
    REQUIRE(found);
    return *found;
}

pkcs11::PinChangeRequest request(PinTask task, const pkcs11::PinState& pin) {
    return {.task = task, .tokenLabel = u"AKIS_1A2B"_s, .reader = u"Reader"_s, .pin = pin, .lastProblem = {}};
}

bool says(QWidget& window, const char* text) {
    const auto labels = window.findChildren<QLabel*>();
    return std::ranges::any_of(labels,
                               [&](const QLabel* l) { return l->text().contains(QLatin1String(text)); });
}

void fill(QWidget& dialog, const std::initializer_list<std::pair<const char*, const char*>>& entries) {
    for (const auto& [name, text] : entries)
        QTest::keyClicks(&child<QLineEdit>(dialog, name), QLatin1String(text));
}

} // namespace

TEST_CASE("a new PIN is taken when it was typed twice and can be one of this card") {
    ui::PinChangeDialog dialog(request(PinTask::Change, {.minimumLength = 6, .maximumLength = 8}));
    const auto& set = child<QPushButton>(dialog, "pinSet");
    fill(dialog, {{"presentPin", "123456"}, {"newPin", "654321"}, {"newPinAgain", "65432"}});
    CHECK_FALSE(set.isEnabled());
    fill(dialog, {{"newPinAgain", "1"}});
    CHECK(set.isEnabled());
    CHECK(dialog.pins().present.bytes() == "123456");
    CHECK(dialog.pins().next.bytes() == "654321");
    CHECK(says(dialog, "6 to 8 characters"));
}

TEST_CASE("the last try of a PUK is used by whoever is sure alone, and is told to be the last") {
    ui::PinChangeDialog dialog(request(PinTask::Unblock, {.minimumLength = 4, .pukFinalTry = true}));
    const auto& set = child<QPushButton>(dialog, "pinSet");
    fill(dialog, {{"puk", "87654321"}, {"newPin", "1234"}, {"newPinAgain", "1234"}});
    CHECK_FALSE(set.isEnabled());
    child<QCheckBox>(dialog, "pinLastTry").setChecked(true);
    CHECK(set.isEnabled());
    CHECK(says(dialog, "useless from then on"));
}

TEST_CASE("with a key pad nothing is typed on the screen") {
    ui::PinChangeDialog dialog(request(PinTask::Change, {.protectedPath = true}));
    CHECK(dialog.findChildren<QLineEdit*>().isEmpty());
    CHECK(child<QPushButton>(dialog, "pinSet").isEnabled());
    CHECK(dialog.pins().present.isEmpty());
    CHECK(says(dialog, "key pad"));
}

TEST_CASE("a card that was put in tells from when it can be used, and its PIN is set by the PUK") {
    SoftHsmToken card(u"Yeni Kart"_s);
    LeafProfile profile;
    profile.notBefore = QDateTime::currentDateTimeUtc().addDays(10);
    profile.notAfter = QDateTime::currentDateTimeUtc().addDays(1000);
    card.store(TestCa().issue(profile));
    const QTemporaryDir folder;
    settings::Settings settings({folder.filePath(u"policy.ini"_s), folder.filePath(u"user.ini"_s)});
    REQUIRE(settings.set(settings::Key::OutboxFolder, folder.filePath(u"outbox"_s)));
    pkcs11::TokenMonitor tokens({SoftHsmToken::driver()});
    ui::CardPinWindow window(settings, tokens, Clock::system());
    window.show();
    auto& unblock = child<QPushButton>(window, "unblockPin");
    REQUIRE(QTest::qWaitFor([&] { return unblock.isEnabled(); }, patience));
    const QString life = child<QLabel>(window, "cardLife").text();
    CHECK(life.contains(u"can be used from "_s + shownDayAndTime(profile.notBefore)));
    CHECK(life.contains(u"Until then sign with the present card"_s));

    QTimer person; // the dialog runs an event loop of its own
    QObject::connect(&person, &QTimer::timeout, &window, [&] {
        auto* const dialog = qobject_cast<ui::PinChangeDialog*>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        person.stop();
        fill(*dialog, {{"puk", "87654321"}, {"newPin", "135790"}, {"newPinAgain", "135790"}});
        child<QPushButton>(*dialog, "pinSet").click();
    });
    person.start(5);
    QTest::mouseClick(&unblock, Qt::LeftButton);
    CHECK(QTest::qWaitFor([&] { return window.findChild<QWidget*>(u"pinWasSet"_s)->isVisible(); }, patience));
    CHECK(QTest::qWaitFor([&] { return unblock.isEnabled(); }, patience));
}

TEST_CASE("a link to an unknown service is followed when the person says so, and its address is shown") {
    const QTemporaryDir folder;
    settings::Settings settings({folder.filePath(u"policy.ini"_s), folder.filePath(u"user.ini"_s)});
    const QString link = u"yenile:login?service=https%3A%2F%2Fkayıt.example"_s;
    QString shown;
    bool accepts = false;
    QTimer person;
    QObject::connect(&person, &QTimer::timeout, &person, [&] {
        auto* const box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box)
            return;
        shown = box->text();
        if (accepts)
            child<QPushButton>(*box, "linkAccept").click();
        else
            box->reject();
    });
    person.start(5);
    CHECK(ui::allowedService(link, settings).error().code == ErrorCode::Cancelled);
    CHECK(shown.contains(u"https://xn--kayt-nza.example"_s));
    accepts = true;
    CHECK(ui::allowedService(link, settings) == QUrl(u"https://kayıt.example"_s));
    shown.clear();
    CHECK(ui::allowedService(link, settings)); // asked once
    CHECK(shown.isEmpty());
    CHECK(ui::allowedService(u"yenile:login?service=http://kayit.example"_s, settings).error().code ==
          ErrorCode::LinkInvalid);
    REQUIRE(writeFile(folder.filePath(u"strict.ini"_s), "[service]\naddress=https://kayit.example\n"));
    settings::Settings strict({folder.filePath(u"strict.ini"_s), folder.filePath(u"nobodys.ini"_s)});
    CHECK(ui::allowedService(link, strict).error().code == ErrorCode::LinkForbidden);
}
