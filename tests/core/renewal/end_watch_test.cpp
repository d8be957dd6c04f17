// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/renewal/end_watch.h"
#include "core/renewal/linked_service.h"
#include "core/renewal/reminder.h"
#include "tests/support/test_ca.h"

#include <QTemporaryDir>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::renewal;
using namespace yenile::tests;
using namespace Qt::StringLiterals;
using settings::Key;

namespace {

/// Settings of somebody in a folder of one's own, and perhaps of an administrator.
struct Home {
    explicit Home(const QByteArray& policy = {}) {
        REQUIRE(writeFile(path(u"policy.ini"_s), policy));
        reload();
        REQUIRE(settings->set(Key::OutboxFolder, path(u"outbox"_s)));
    }
    void reload() {
        settings = std::make_unique<settings::Settings>(
            settings::Sources{path(u"policy.ini"_s), path(u"user.ini"_s)});
    }
    [[nodiscard]] QString path(const QString& name) const { return folder.filePath(name); }
    [[nodiscard]] EndWatch watch() const { return EndWatch(*settings); }

    QTemporaryDir folder;
    std::unique_ptr<settings::Settings> settings;
};

/// A qualified certificate that ends in so many days.
signature::Certificate endingIn(const TestCa& ca, int days) {
    LeafProfile profile;
    profile.notBefore = QDateTime::currentDateTimeUtc().addDays(-700);
    profile.notAfter = QDateTime::currentDateTimeUtc().addDays(days);
    return ca.issue(profile).certificate;
}

QDateTime daysFromNow(int days) {
    return QDateTime::currentDateTimeUtc().addDays(days);
}

const std::vector<int> usual{90, 60, 45, 30, 15};

} // namespace

TEST_CASE("The end of a certificate is told once at each of the days, and of missed days the last alone") {
    const Home home;
    const TestCa ca;
    REQUIRE(home.watch().note({endingIn(ca, 100)}));
    const auto dueIn = [&](int days) {
        EndWatch watch = home.watch(); // each day another process
        QList<int> told;
        for (const DueEnd& end : watch.due(watch.days().value(), daysFromNow(days))) {
            told << end.day;
            REQUIRE(watch.told(end));
        }
        return told;
    };
    CHECK(dueIn(0).isEmpty());
    CHECK(dueIn(10) == QList<int>{90});
    CHECK(dueIn(10).isEmpty());
    CHECK(dueIn(11).isEmpty());
    CHECK(dueIn(75) == QList<int>{30}); // 60 and 45 went by while the computer was off
    CHECK(dueIn(85) == QList<int>{15});
    CHECK(dueIn(99).isEmpty());
    CHECK(dueIn(101).isEmpty()); // it has ended
}

TEST_CASE("Who has renewed is told no more of the old certificate") {
    const Home home;
    const TestCa ca;
    REQUIRE(home.watch().note({endingIn(ca, 20)}));
    CHECK(home.watch().due(usual, daysFromNow(0)).size() == 1);
    REQUIRE(home.watch().note({endingIn(ca, 1000)}));
    CHECK(home.watch().due(usual, daysFromNow(0)).empty());
}

TEST_CASE("The days are the settings', else the service's, else those of the standard") {
    Home home;
    const TestCa ca;
    CHECK(home.watch().days() == usual);
    REQUIRE(home.watch().note({endingIn(ca, 20)}, std::vector<int>{7, 40}));
    CHECK(home.watch().days() == std::vector<int>{40, 7});
    REQUIRE(home.settings->set(Key::ReminderDays, QStringList{u"10"_s, u"20"_s}));
    CHECK(home.watch().days() == std::vector<int>{20, 10});
    REQUIRE(home.settings->set(Key::ReminderDays, QStringList{u"soon"_s}));
    CHECK(home.watch().days().error().code == ErrorCode::SettingInvalid);
}

TEST_CASE("Where the administrator wants no reminders nothing is remembered") {
    const Home home("[reminder]\nenabled=false\n");
    REQUIRE(home.watch().note({endingIn(TestCa(), 20)}));
    CHECK(home.watch().due(usual, daysFromNow(0)).empty());
    CHECK_FALSE(QFile::exists(home.path(u"outbox/watch/ends.json"_s)));
}

TEST_CASE("What is remembered is for its owner alone, and of no seal and no authority") {
    const Home home;
    const TestCa ca;
    LeafProfile plain;
    plain.qcCompliance = false;
    plain.nesStatement = false;
    REQUIRE(home.watch().note({ca.root().certificate, ca.issuer().certificate, ca.issue(plain).certificate}));
    CHECK_FALSE(QFile::exists(home.path(u"outbox/watch/ends.json"_s)));
    REQUIRE(home.watch().note({endingIn(ca, 20)}));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    CHECK_FALSE(QFile::permissions(home.path(u"outbox/watch/ends.json"_s)) & others);
}

TEST_CASE("The calendar has an entry on each of the days that is still to come") {
    const Home home;
    EndWatch watch = home.watch();
    REQUIRE(watch.note({endingIn(TestCa(), 50)}));
    const std::vector<Reminder> reminders = watch.reminders(usual, daysFromNow(0));
    REQUIRE(reminders.size() == 3);
    const QDate end = daysFromNow(50).toLocalTime().date();
    CHECK(reminders[0].day == end.addDays(-45));
    CHECK(reminders[2].day == end.addDays(-15));
    const QByteArray calendar = toCalendar(reminders, daysFromNow(0));
    CHECK(calendar.count("BEGIN:VEVENT\r\n") == 3);
    CHECK(calendar.count("BEGIN:VCALENDAR\r\n") == 1);
}

TEST_CASE(
    "A link leads where the settings or the person say, and nowhere else where the administrator decides") {
    const QUrl service(u"https://kayit.example"_s);
    const QUrl other(u"https://evil.example"_s);
    SECTION("nobody has said anything") {
        Home home;
        CHECK(trustIn(service, *home.settings) == LinkTrust::Unknown);
        REQUIRE(allowLinksTo(service, *home.settings));
        home.reload();
        CHECK(trustIn(service, *home.settings) == LinkTrust::Trusted);
        CHECK(home.settings->text(Key::ServiceAddress) == u"https://kayit.example"_s); // the first one
        CHECK(trustIn(other, *home.settings) == LinkTrust::Unknown);
        REQUIRE(allowLinksTo(other, *home.settings));
        CHECK(trustIn(other, *home.settings) == LinkTrust::Trusted);
        CHECK(home.settings->text(Key::ServiceAddress) == u"https://kayit.example"_s);
    }
    SECTION("the administrator names the services of links") {
        const Home home("[service]\nlinkedServices=https://kayit.example/, https://kayit2.example\n");
        CHECK(trustIn(service, *home.settings) == LinkTrust::Trusted);
        CHECK(trustIn(QUrl(u"https://kayit2.example"_s), *home.settings) == LinkTrust::Trusted);
        CHECK(trustIn(other, *home.settings) == LinkTrust::Forbidden);
    }
    SECTION("the administrator names the service") {
        const Home home("[service]\naddress=https://kayit.example\n");
        CHECK(trustIn(service, *home.settings) == LinkTrust::Trusted);
        CHECK(trustIn(other, *home.settings) == LinkTrust::Forbidden);
    }
}
