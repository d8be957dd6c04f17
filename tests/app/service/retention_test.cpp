// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/retention.h"

#include "app/service/crypto.h"
#include "app/service/messages/spool_folder.h"
#include "app/service/state/access.h"
#include "app/service/state/orders.h"
#include "app/service/state/statuses.h"
#include "core/base/file.h"
#include "tests/app/service/api.h"
#include "tests/app/service/operator.h"
#include "tests/support/memory_search.h"

#include <catch2/catch.hpp>

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QThread>
#include <QTimeZone>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::registration;

namespace {

const QDateTime noon(QDate(2026, 1, 5), QTime(12, 0), QTimeZone::utc());

/// A service's state without the service, at a time that the test sets.
struct State {
    QTemporaryDir folder;
    FixedClock clock{noon};
    registration::ServiceSettings settings;
    Database database{prepared(settings, folder.path())};
    AuditLog audit{database, "key"};
    Courier courier{database, clock, "key", {}};
    QDir spool{folder.filePath(QStringLiteral("spool"))};
    Eraser eraser{database, audit, courier, spool, clock};
    Retention retention{settings.retention, database, clock};

    static const registration::ServiceSettings& prepared(registration::ServiceSettings& settings,
                                                         const QString& path) {
        settings.state = QDir(path);
        return settings;
    }

    /// A person with an order of today.
    void addPerson(const QString& id) const {
        addApplicant(database, {id, id, QStringLiteral("A"), QStringLiteral("B"), id + u'@', {}});
        addOrder(database, {id, id, clock.now().date(), QStringLiteral("Kurum"), {}, {}, {}});
    }
    /// By that person's order.
    void addApplicationOf(const QString& person, bool isHandedIn) const {
        ApplicationRow row;
        row.id = QStringLiteral("of ") + person;
        row.order = person;
        row.applicant = person;
        row.madeAt = clock.now();
        database.transaction([&] {
            addApplication(database, row);
            audit.add(QStringLiteral("form approved"), row.id, clock.now());
            if (isHandedIn)
                addStatus(database, row.id, {.step = service::StatusStep::Submitted, .at = clock.now()});
        });
    }
    void eraseHer() {
        database.transaction([&] {
            eraser.eraseApplicant(findApplicant(database, QStringLiteral("she")).value(),
                                  QStringLiteral("asked for"));
        });
    }
    /// However long ago the last thing was that happened here.
    Retention::Erased run() {
        database.transaction([&] { vouchForClock(audit, clock.now()); });
        return retention.run(eraser, spool).value();
    }
    [[nodiscard]] int count(const char* table) const {
        return database.selectOne(QStringLiteral("SELECT COUNT(*) FROM ") + QLatin1String(table))
            ->value(0)
            .toInt();
    }
};

const QString she = QStringLiteral("she");
const QString he = QStringLiteral("he");

} // namespace

TEST_CASE("What was handed in is kept for twenty years to the day, and then goes with order and person") {
    State state;
    state.clock.set(QDateTime(QDate(2028, 2, 29), QTime(12, 0), QTimeZone::utc()));
    state.addPerson(she);
    state.addApplicationOf(she, true);
    CHECK(state.retention.keptUntil(QStringLiteral("of she"))->date() == QDate(2048, 2, 29));
    state.clock.set(QDateTime(QDate(2048, 2, 29), QTime(11, 59), QTimeZone::utc()));
    CHECK(state.run().handedIn == 0);
    state.clock.set(QDateTime(QDate(2048, 2, 29), QTime(12, 1), QTimeZone::utc()));
    CHECK(!state.retention.keptUntil(QStringLiteral("of she")));
    const Retention::Erased erased = state.run();
    CHECK(erased.handedIn == 1);
    CHECK(erased.orders == 1);
    CHECK(erased.applicants == 1);
    for (const auto* const table : {"applications", "statuses", "orders", "applicants", "audit_names"})
        CHECK(state.count(table) == 0);
    CHECK(!state.audit.verify().firstBroken);
    const qint64 entries = state.audit.verify().entries;
    CHECK(state.retention.run(state.eraser, state.spool)->handedIn == 0); // nothing is left
    CHECK(state.audit.verify().entries == entries);                       // and nothing is told
}

TEST_CASE("An order by which something was handed in and erased cannot be used again") {
    State state;
    state.settings.retention.submittedYears = 1;
    state.addPerson(she);
    state.addApplicationOf(she, true);
    state.clock.set(noon.addDays(366));
    CHECK(state.run().handedIn == 1);
    CHECK(!findOrder(state.database, she)->open);
    CHECK(state.count("applicants") == 1); // his newest order is not old enough
}

TEST_CASE("An application that was never handed in goes after half a year, and can be begun anew") {
    State state;
    for (const QString& person : {she, he})
        state.addPerson(person);
    state.addApplicationOf(she, false);
    state.clock.set(noon.addDays(179));
    state.addApplicationOf(he, false);
    CHECK(state.run().unfinished == 0);
    state.clock.set(noon.addDays(181));
    CHECK(state.run().unfinished == 1);
    CHECK(!findApplication(state.database, QStringLiteral("of she")));
    CHECK(findApplication(state.database, QStringLiteral("of he")));
    CHECK(findOrder(state.database, she)->open);
}

TEST_CASE("A clock that may have jumped ahead erases nothing until somebody has looked at it") {
    State state;
    state.addPerson(she);
    state.addApplicationOf(she, false);
    const auto run = [&] { return state.retention.run(state.eraser, state.spool); };
    const auto note = [&] {
        state.database.transaction([&] { state.audit.add(QStringLiteral("login"), {}, state.clock.now()); });
    };
    state.clock.set(noon.addDays(30));
    CHECK(run());
    state.clock.set(noon.addYears(20));
    REQUIRE(!run());
    CHECK(run().error().days == noon.daysTo(noon.addYears(20)));
    note(); // as whoever logs in meanwhile does
    CHECK(!run());
    CHECK(state.count("applications") == 1);

    SECTION("It was wrong, and went back") {
        state.clock.set(noon.addDays(1));
        CHECK(run());
        note();
        state.clock.set(noon.addDays(2));
        CHECK(run());
        CHECK(state.count("applications") == 1);
    }
    SECTION("It is right") {
        state.database.transaction([&] { vouchForClock(state.audit, state.clock.now()); });
        REQUIRE(run());
        CHECK(state.count("applications") == 0);
    }
}

TEST_CASE(
    "The operator is told that nothing is erased while the clock is in doubt, and says that it is right") {
    ServiceProcess service;
    Api(service).logIn(ayse);
    REQUIRE(service.stop() == 0);
    const Database database(readSettings(service.state()).value());
    database.execute(QStringLiteral("UPDATE audit SET at = ?"),
                     {QDateTime::currentDateTimeUtc().addDays(-50).toMSecsSinceEpoch()});
    const auto isTold = [](const OperatorOutput& output) {
        return output.exitCode == 1 && output.error.contains(QStringLiteral("--clock-is-right"));
    };
    CHECK(isTold(runOperator(service, "retention", "run")));
    CHECK(isTold(runOperator(service, "applicants", "erase", {ayse})));
    service.start();
    const QString log = service.state().filePath(QStringLiteral("service.log"));
    for (const QDeadlineTimer deadline(60'000); !readFile(log)->contains("--clock-is-right");) {
        REQUIRE(!deadline.hasExpired());
        QThread::msleep(20);
    }
    CHECK(runOperator(service, "retention", "run", {QStringLiteral("--clock-is-right")}).exitCode == 0);
    CHECK(runOperator(service, "retention", "run").exitCode == 0);
}

TEST_CASE("A clock that was set back erases nothing") {
    State state;
    state.addPerson(she);
    state.addApplicationOf(she, true);
    state.clock.set(noon.addYears(-40));
    const Retention::Erased erased = state.run();
    CHECK(erased.handedIn + erased.unfinished + erased.orders + erased.applicants == 0);
    CHECK(state.retention.keptUntil(QStringLiteral("of she")) == noon.addYears(20));
}

TEST_CASE("Messages that wait for a person who is erased are not sent, and others are") {
    State state;
    for (const QString& person : {she, he}) {
        state.addPerson(person);
        state.addApplicationOf(person, false);
        state.database.transaction([&] {
            for (const QJsonObject& message :
                 {QJsonObject{{QStringLiteral("identityNumber"), person}},
                  QJsonObject{{QStringLiteral("applicationId"), QStringLiteral("of ") + person}},
                  QJsonObject{{QStringLiteral("event"),
                               QJsonObject{{QStringLiteral("data"),
                                            QJsonObject{{QStringLiteral("applicationId"),
                                                         QStringLiteral("of ") + person}}}}}}})
                state.courier.put(QStringLiteral("mail"), message, 3600);
        });
        countAttempt(state.database, {QStringLiteral("login")}, person, noon);
    }
    state.eraseHer();
    CHECK(state.count("outgoing") == 3);
    for (const Courier::Waiting& waiting : state.courier.waiting())
        CHECK(!QString::fromUtf8(QJsonDocument(waiting.message).toJson()).contains(she));
    CHECK(state.count("attempts") == 1);
    CHECK(state.count("applicants") == 1);
}

TEST_CASE("The spool folder forgets whom the service forgets, and what is old") {
    State state;
    const auto write = [&](const QString& name, const QByteArray& content) {
        REQUIRE(writeFile(state.spool.filePath(name), content));
    };
    write(QStringLiteral("mail/1.json"), R"({"identityNumber": "she"})");
    write(QStringLiteral("mail/2.json"), R"({"identityNumber": "he"})");
    write(QStringLiteral("captcha/3.txt"), "ACDEF");
    state.clock.set(QDateTime::currentDateTimeUtc());
    state.addPerson(she);
    state.addPerson(he);
    state.eraseHer();
    state.eraser.finish();
    CHECK(!state.spool.exists(QStringLiteral("mail/1.json")));
    CHECK(state.spool.exists(QStringLiteral("mail/2.json")));
    state.clock.set(QDateTime::currentDateTimeUtc().addDays(29)); // files have the computer's time
    CHECK(state.run().spoolFiles == 0);
    state.clock.set(QDateTime::currentDateTimeUtc().addDays(31));
    CHECK(state.run().spoolFiles == 2);
}

TEST_CASE("What somebody began to write into the spool folder, and left, goes with the next erasure") {
    State state;
    const QString left = state.spool.filePath(QStringLiteral("sms/1.json.part"));
    const QString begun = state.spool.filePath(QStringLiteral("sms/2.json.part"));
    for (const QString& file : {left, begun})
        REQUIRE(writeFile(file, R"({"identityNumber": "she", "te)"));
    QFile file(left);
    REQUIRE(file.open(QFile::ReadWrite));
    REQUIRE(file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-90), QFile::FileModificationTime));
    file.close();
    state.eraser.finish();
    CHECK(!QFile::exists(left));
    CHECK(QFile::exists(begun));
}

TEST_CASE("An erasure that ended between database and spool folder is ended by the next") {
    State state;
    REQUIRE(writeFile(state.spool.filePath(QStringLiteral("mail/1.json")), R"({"identityNumber": "she"})"));
    REQUIRE(writeFile(state.spool.filePath(QStringLiteral("sms/2.json")), R"({"applicationId": "of she"})"));
    state.addPerson(she);
    state.addApplicationOf(she, false);
    state.eraseHer(); // and killed
    Eraser next(state.database, state.audit, state.courier, state.spool, state.clock);
    (void)state.retention.run(next, state.spool);
    CHECK(filesWith(state.spool.path(), she).join(u'\n').toStdString() == std::string());
}

TEST_CASE("What a request of hers still tells the audit log after an erasure names nobody") {
    State state;
    state.addPerson(she);
    state.addApplicationOf(she, false);
    state.eraseHer();
    state.database.transaction([&] {
        for (const QString& subject : {she, QStringLiteral("of she")})
            state.audit.add(QStringLiteral("bundle refused"), subject, noon);
    });
    CHECK(state.count("audit_names") == 0);
    CHECK(state.audit.entriesAbout({she, QStringLiteral("of she")}).empty());
    CHECK(!state.audit.verify().firstBroken);
}

TEST_CASE(
    "Entries of the audit log are about nobody once an id is forgotten, and the log verifies as before") {
    const State state;
    state.addPerson(she);
    state.addPerson(he);
    state.database.transaction([&] {
        for (const QString& subject : {she, he, she})
            state.audit.add(QStringLiteral("login"), subject, noon);
    });
    CHECK(state.audit.entriesAbout({she}).size() == 2);
    for (const AuditLog::Entry& entry : state.audit.entries())
        CHECK(entry.subject != she);
    const QString last = state.audit.verify().lastHash;
    state.database.transaction([&] { state.audit.forget(she); });
    CHECK(state.audit.entriesAbout({she}).empty());
    CHECK(state.audit.entriesAbout({he}).size() == 1);
    const AuditLog::Verdict verdict = state.audit.verify(last);
    CHECK(!verdict.firstBroken);
    CHECK(verdict.namesFit);
    CHECK(verdict.hasNoted);
    state.database.execute(QStringLiteral("UPDATE audit_names SET name = 'she' WHERE name = 'he'"));
    CHECK(!state.audit.verify().namesFit); // what he did cannot be given to her
}

TEST_CASE("Entries that an earlier version wrote verify, and are found by the id that they hold") {
    const State state;
    state.addPerson(she);
    const QByteArray text = "\n1\n" + QByteArray::number(noon.toMSecsSinceEpoch()) + "\nlogin\nshe";
    state.database.execute(QStringLiteral("INSERT INTO audit VALUES (1, ?, 'login', 'she', ?)"),
                           {noon.toMSecsSinceEpoch(), QString::fromLatin1(hmacSha256("key", text).toHex())});
    state.database.transaction([&] { state.audit.add(QStringLiteral("logout"), she, noon); });
    CHECK(!state.audit.verify().firstBroken);
    CHECK(state.audit.entriesAbout({she}).size() == 2);
}

TEST_CASE("The service erases by itself when it starts, and by command, and tells so in the audit log") {
    ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QString first = api.approve(api.orderId()).value(u"id").toString();
    const Database database(readSettings(service.state()).value());
    const auto age = [&] {
        database.execute(QStringLiteral("UPDATE applications SET made_at = ?"),
                         {QDateTime::currentDateTimeUtc().addDays(-181).toMSecsSinceEpoch()});
    };
    const auto erased = [&] {
        return database
            .select(QStringLiteral("SELECT number FROM audit WHERE event = "
                                   "'application erased: kept long enough'"))
            .size();
    };
    REQUIRE(service.stop() == 0);
    age();
    service.start();
    const QString state = service.state().path();
    for (const QDeadlineTimer deadline(60'000); !filesWith(state, first).isEmpty();) {
        REQUIRE(!deadline.hasExpired());
        QThread::msleep(20);
    }
    CHECK(erased() == 1);
    CHECK(filesWith(state, QStringLiteral("5321112242")).isEmpty()); // was in the form alone
    CHECK(!findApplication(database, first));
    const QString second = api.approve(api.orderId()).value(u"id").toString();
    age();
    const OperatorOutput run = runOperator(service, "retention", "run");
    CHECK(run.exitCode == 0);
    CHECK(run.out.contains(QStringLiteral("applications that never were\t1\n")));
    CHECK(erased() == 2);
    CHECK(api.get(path(second, "")).status == 404);
    CHECK(runOperator(service, "audit", "verify").exitCode == 0);
}
