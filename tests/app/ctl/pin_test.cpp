// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/app/ctl/desk.h"
#include "tests/app/ctl/terminal.h"

#include <catch2/catch.hpp>

using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

Ended setPin(const Desk& desk, const QString& how, const QByteArray& lines, const QStringList& more = {}) {
    return run({QStringList{u"pin"_s, how, u"--json"_s, u"--settings"_s, desk.path(u"settings.ini"_s),
                            u"--pin-fd"_s, u"0"_s} +
                    more,
                lines});
}

} // namespace

TEST_CASE("a PIN is changed, and set by the PUK, and the card signs with the new one") {
    const Desk desk;
    const Ended changed = setPin(desk, u"change"_s, "999999\n654321\n123456\n654321\n");
    INFO(changed.output.toStdString() << changed.errors.toStdString());
    REQUIRE(changed.exitCode == 0);
    CHECK(changed.json().value(u"card").toString() == desk.card.label());
    CHECK(desk.sign({u"notes.txt"_s}, u"old.asice"_s, "123456\n").problem() == "PinIncorrect");
    CHECK(desk.sign({u"notes.txt"_s}, u"new.asice"_s, "654321\n").exitCode == 0);

    const Ended set = setPin(desk, u"unblock"_s, "87654321\n135790\n", {u"--card"_s, desk.card.label()});
    INFO(set.output.toStdString() << set.errors.toStdString());
    CHECK(set.exitCode == 0);
    CHECK(desk.sign({u"notes.txt"_s}, u"newest.asice"_s, "135790\n").exitCode == 0);
}

TEST_CASE("what keeps a PIN from being set is told by its name") {
    const Desk desk;
    CHECK(setPin(desk, u"change"_s, "999999\n654321\n").problem() == "PinIncorrect");
    CHECK(setPin(desk, u"unblock"_s, "00000000\n654321\n").problem() == "PukIncorrect");
    CHECK(setPin(desk, u"change"_s, "123456\n12\n").problem() == "PinLengthInvalid");
    CHECK(setPin(desk, u"change"_s, "123456\n").problem() == "AnswersIncomplete");
    const Ended elsewhere = setPin(desk, u"change"_s, "123456\n654321\n", {u"--card"_s, u"nowhere"_s});
    CHECK(elsewhere.problem() == "UsageInvalid");
    CHECK(elsewhere.exitCode == 2);
    CHECK(desk.sign({u"notes.txt"_s}, u"still.asice"_s, "123456\n").exitCode == 0);
}

TEST_CASE("at a terminal a new PIN is typed twice, and shown never") {
    const Desk desk;
    TerminalRun terminal;
    terminal.start(
        {{u"pin"_s, u"change"_s, u"--settings"_s, desk.path(u"settings.ini"_s), u"--language"_s, u"en"_s}});
    terminal.waitFor("Present PIN of the card");
    terminal.terminal().type("123456\n");
    const auto type = [&](const QByteArray& question, const QByteArray& answer) {
        terminal.waitFor(question);
        terminal.terminal().type(answer);
    };
    const QByteArray differ = yenile::sentence({yenile::ErrorCode::NewPinsDiffer, {}, {}}).toUtf8();
    type("New PIN:", "654321\n");
    type("New PIN once more:", "754321\n");
    type(differ + "\nNew PIN:", "654321\n");
    type("New PIN once more:", "654321\n");
    CHECK(terminal.exitCode() == 0);
    CHECK_FALSE(terminal.terminal().shown().contains("654321"));
    CHECK(desk.sign({u"notes.txt"_s}, u"new.asice"_s, "654321\n").exitCode == 0);
}
