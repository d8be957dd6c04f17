// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "tests/app/ctl/desk.h"
#include "tests/app/ctl/terminal.h"

#include <catch2/catch.hpp>

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QStandardPaths>
#include <QThread>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

/// A card whose certificate ends in so many days, and programs of one's own beside a wizard that only says
/// that it was opened.
class Reminded : public Bench {
public:
    explicit Reminded(int days) {
        LeafProfile profile;
        profile.notAfter = QDateTime::currentDateTimeUtc().addDays(days);
        card.store(ca().issue(profile));
        REQUIRE(QDir().mkpath(path(u"bin"_s)));
        for (const char* const program : {"yenilectl", "yenilectl-commands.so", "yenilectl-notice.so",
                                          "yenile-token", "yenile-driver-gate.so"})
            REQUIRE(QFile::copy(u"" YENILE_BIN_DIR "/"_s + QLatin1String(program),
                                path(u"bin/"_s + QLatin1String(program))));
        const QString wizard = write(u"bin/yenile"_s, "#!/bin/sh\ntouch \"$(dirname \"$0\")/opened\"\n");
        REQUIRE(QFile::setPermissions(wizard, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    [[nodiscard]] QString settings(const QByteArray& more = {}) const {
        return write(u"settings.ini"_s, "[token]\ndrivers=" + SoftHsmToken::driver().toUtf8() +
                                            "\n[submission]\noutboxFolder=" + path(u"outbox"_s).toUtf8() +
                                            "\n[ui]\nlanguage=en\n" + more);
    }
    /// On a desktop of its own, where somebody does that to the notice.
    [[nodiscard]] Ended remindOnDesktop(const QString& action) const {
        return run({{u"--auto-servernum"_s, u"dbus-run-session"_s, u"--"_s,
                     u"" YENILE_SOURCE_DIR "/tests/app/ctl/watch-notice"_s, path(u"bin/yenilectl"_s),
                     settings(), path({}), action}},
                   u"xvfb-run"_s);
    }
    /// What the desktop showed.
    [[nodiscard]] QString shown() const { return QString::fromUtf8(readFile(path(u"shown"_s)).value()); }

    SoftHsmToken card;
};

} // namespace

TEST_CASE("a notice on the desktop tells that a certificate ends, once, and opens the wizard") {
    if (QStandardPaths::findExecutable(u"dunst"_s).isEmpty() ||
        QStandardPaths::findExecutable(u"xvfb-run"_s).isEmpty())
        skip("no notification daemon");
    const Reminded reminded(30);
    const Ended first = reminded.remindOnDesktop(u"action"_s);
    INFO(first.output.toStdString() << first.errors.toStdString());
    REQUIRE(first.exitCode == 0);
    for (const QString& words :
         {u"Renew your certificate"_s, u"AYŞE YILMAZ"_s, u"Days left: 30"_s, u"Open Yenile"_s})
        CHECK(reminded.shown().contains(words));
    QDeadlineTimer deadline(60'000);
    while (!QFile::exists(reminded.path(u"bin/opened"_s)) && !deadline.hasExpired())
        QThread::msleep(5);
    CHECK(QFile::exists(reminded.path(u"bin/opened"_s)));
    CHECK(reminded.remindOnDesktop(u"close"_s).exitCode == 0);
    CHECK_FALSE(reminded.shown().contains(u"AYŞE"_s));
}

TEST_CASE("without a desktop nothing counts as told, and switched off nothing is done") {
    const Reminded reminded(30);
    const QMap<QString, QString> nowhere{{u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s}};
    const auto remind = [&](const QByteArray& more) {
        return run({{u"remind"_s, u"--json"_s, u"--settings"_s, reminded.settings(more)}, {}, nowhere});
    };
    for (int i = 0; i < 2; ++i) {
        const Ended untold = remind({});
        CHECK(untold.problem() == "NoticeNotShown");
        CHECK(untold.json()[u"ends"][0][u"daysLeft"].toInt() == 30);
    }
    CHECK(remind("[reminder]\nenabled=false\n").exitCode == 0);
}

TEST_CASE("on request the days are written into a calendar, with the card and later without it") {
    const Reminded reminded(50);
    const auto write = [&](const QString& name) {
        return run({{u"remind"_s, u"--calendar"_s, reminded.path(name), u"--settings"_s, reminded.settings()},
                    {},
                    name == u"later.ics"_s ? withoutCard(reminded.path({})) : QMap<QString, QString>()});
    };
    REQUIRE(write(u"now.ics"_s).exitCode == 0);
    REQUIRE(write(u"later.ics"_s).exitCode == 0);
    for (const QString& name : {u"now.ics"_s, u"later.ics"_s})
        CHECK(reminded.read(name).count("BEGIN:VEVENT") == 3); // 45, 30, 15
}
