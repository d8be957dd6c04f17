// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/draft_box.h"
#include "core/renewal/reminder.h"
#include "tests/core/renewal/journey_bench.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTimeZone>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::renewal;
using namespace Qt::StringLiterals;

TEST_CASE("a form that was begun is found again, by its order alone") {
    const QTemporaryDir folder;
    const QMap<QString, QString> typed{{u"phone"_s, u"532 111"_s}, {u"notPublished"_s, u"true"_s}};
    REQUIRE(DraftBox(folder.path()).store(u"S-1"_s, typed));
    CHECK(DraftBox(folder.path()).find(u"S-1"_s) == typed);
    CHECK(DraftBox(folder.path()).find(u"S-2"_s).isEmpty());
    REQUIRE(DraftBox(folder.path()).remove(u"S-1"_s));
    REQUIRE(DraftBox(folder.path()).remove(u"S-1"_s));
    CHECK(QDir(folder.path()).entryList(QDir::Files).isEmpty());
}

TEST_CASE("nobody else may read a form that was begun, and its order's name leads out of no folder") {
    const QTemporaryDir folder;
    REQUIRE(DraftBox(folder.path()).store(u"../../S-1"_s, {{u"phone"_s, u"532"_s}}));
    const QFileInfoList files = QDir(folder.path()).entryInfoList(QDir::Files);
    REQUIRE(files.size() == 1);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    CHECK_FALSE(files.front().permissions() & others);
}

TEST_CASE(
    "what was typed stands in the form at the next run, the security word excepted, until it is approved") {
    const tests::JourneyBench bench;
    const QString orderId = [&] {
        const auto journey = bench.begin();
        bench.logIn(*journey);
        const service::OrderList list = tests::must(journey->orders());
        (void)tests::must(journey->openForm(list.orders.front().id));
        service::FormAnswers typed = tests::JourneyBench::answers(); // with a security word
        typed.values[u"phone"_s] = u"+905551112233"_s;
        journey->storeDraft(typed);
        return list.orders.front().id;
    }();
    const auto valueOf = [](const service::ApplicationForm& form, service::FieldKind kind) {
        for (const service::FormSection& section : form.sections)
            for (const service::FormField& field : section.fields)
                if (field.kind == kind)
                    return field.value;
        return u"no such field"_s;
    };
    const auto journey = bench.begin();
    bench.logIn(*journey);
    const service::ApplicationForm form = tests::must(journey->openForm(orderId));
    CHECK(valueOf(form, service::FieldKind::Phone) == u"+905551112233"_s);
    CHECK(valueOf(form, service::FieldKind::SecurityWord).isEmpty());
    bench.approve(*journey);
    CHECK(valueOf(tests::must(journey->openForm(orderId)), service::FieldKind::Phone) != u"+905551112233"_s);
}

TEST_CASE("a reminder is a calendar entry whose lines are short and whose text is escaped") {
    const QDateTime now(QDate(2026, 11, 23), QTime(9, 30), QTimeZone::utc());
    const QByteArray calendar = toCalendar({{.id = u"6J44@yenile"_s,
                                             .title = u"İmzalı belgeleri verin"_s,
                                             .text = u"Başvuru 6J44; iki belge, "_s + QString(100, u'ş'),
                                             .day = QDate(2026, 11, 30)}},
                                           now);
    CHECK(calendar.startsWith("BEGIN:VCALENDAR\r\n"));
    CHECK(calendar.endsWith("END:VCALENDAR\r\n"));
    CHECK(calendar.contains("DTSTAMP:20261123T093000Z\r\n"));
    CHECK(calendar.contains("DTSTART;VALUE=DATE:20261130\r\nDTEND;VALUE=DATE:20261201\r\n"));
    for (const QByteArray& line : calendar.split('\n')) {
        CHECK(line.size() <= 76); // the carriage return does not count
        CHECK(QString::fromUtf8(line).toUtf8() == line);
    }
    const QByteArray unfolded = QByteArray(calendar).replace("\r\n ", "");
    CHECK(unfolded.contains(u"DESCRIPTION:Başvuru 6J44\\; iki belge\\, ş"_s.toUtf8()));
    CHECK(unfolded.contains(QString(100, u'ş').toUtf8()));
}
