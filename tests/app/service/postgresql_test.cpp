// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/state/access.h"
#include "app/service/state/applicants.h"
#include "tests/app/service/bundle_maker.h"
#include "tests/support/listener.h"
#include "tests/support/postgresql.h"
#include "tests/support/skip.h"

#include <catch2/catch.hpp>

#include <QJsonDocument>

using namespace yenile;
using namespace yenile::tests;

namespace {

registration::ServiceSettings settingsFor(const PostgreSql& server) {
    registration::ServiceSettings settings;
    const QMap<QString, QString> ini = server.settings();
    settings.database.driver = ini.value(QStringLiteral("database/driver"));
    settings.database.name = ini.value(QStringLiteral("database/name"));
    settings.database.host = ini.value(QStringLiteral("database/host"));
    settings.database.user = ini.value(QStringLiteral("database/user"));
    return settings;
}

/// The server ends every connection but this one.
void endOthers(const registration::Database& database) {
    (void)database.select(
        QStringLiteral("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                       "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"));
}

void serveInTurn(const QMap<QString, QString>& settings);

} // namespace

TEST_CASE("Two instances over one PostgreSQL serve an applicant in turn, and one may die on the way") {
    if (!PostgreSql::isThere())
        skip("no PostgreSQL on this computer");
    const PostgreSql database;
    serveInTurn(database.settings());
}

TEST_CASE("So they do over a PgBouncer that pools transactions, which knows no session") {
    if (!PostgreSql::hasPool())
        skip("no PgBouncer on this computer");
    const PostgreSql database;
    serveInTurn(database.settingsOverPool(freePort()));
}

TEST_CASE("A transaction whose connection ends before any of its statements leaves nothing and says so") {
    if (!PostgreSql::isThere())
        skip("no PostgreSQL on this computer");
    const PostgreSql server;
    const registration::Database database(settingsFor(server));
    const registration::Database other(settingsFor(server));
    const auto count = [&] {
        return other.selectOne(QStringLiteral("SELECT count(*) FROM sessions"))->value(0).toInt();
    };
    database.execute(QStringLiteral("INSERT INTO applicants VALUES ('p', '1', 'A', 'B', '', '', '')"));
    const int statements = 4;
    for (int ended = 0; ended <= statements; ++ended) { // the last time before COMMIT
        INFO("ended before statement " << ended);
        const auto work = [&] {
            for (int i = 0; i < statements; ++i) {
                if (i == ended)
                    endOthers(other);
                try {
                    registration::addSession(database, QStringLiteral("%1").arg(i), QStringLiteral("p"),
                                             QDateTime::currentDateTimeUtc());
                } catch (const registration::DatabaseError&) {
                    // Whoever overlooks a failure does not make the rest count.
                }
            }
            if (ended == statements)
                endOthers(other);
        };
        CHECK_THROWS_AS(database.transaction(work), registration::DatabaseError);
        CHECK(count() == 0);
    }
    database.transaction([&] {
        registration::addSession(database, QStringLiteral("last"), QStringLiteral("p"),
                                 QDateTime::currentDateTimeUtc());
    });
    CHECK(count() == 1);
}

TEST_CASE("While PostgreSQL is away the service asks to come again, and goes on when it is back") {
    if (!PostgreSql::isThere())
        skip("no PostgreSQL on this computer");
    const PostgreSql database;
    const ServiceProcess service({database.settings(), {}});
    Api api(service);
    api.logIn(ayse);
    const QString id = api.approve(api.orderId()).value(u"id").toString();
    const Call confirmation{
        .method = "POST",
        .path = path(id, "/confirmation"),
        .body = QJsonDocument(QJsonObject{{QStringLiteral("code"), service.smsCode(id)}}).toJson(),
        .headers = {{"Idempotency-Key", "0f8fad5b-d9cb-469f-a165-70867728950e"}}};
    database.stop();
    for (const Reply& reply :
         {api.get(path(id, "")), api.call(confirmation), api.get(QStringLiteral("/healthz")),
          api.post(QStringLiteral("/v1/challenges"))}) {
        CHECK(reply.status == 503);
        CHECK(reply.code() == QStringLiteral("ServiceBusy"));
        CHECK(reply.headers.value(QStringLiteral("retry-after")).toInt() > 0);
    }
    database.start();
    CHECK(api.call(confirmation).status == 200);
}

namespace {

void serveInTurn(const QMap<QString, QString>& settings) {
    const ServiceProcess first({settings, {}});
    ServiceInstance second(first.state());
    second.start();
    CHECK(second.address() != first.address());
    Api api(first);
    api.logIn(ayse);
    api.use(second.address());
    const QString order = api.orderId();
    api.use(first.address());
    const QString id = api.approve(order).value(u"id").toString();
    api.use(second.address());
    CHECK(api.confirm(id).value(u"documents").toArray().size() == 2);
    api.use(first.address());
    const QJsonObject application = api.choose(id, QStringLiteral("electronic"));
    const auto signer = first.applicantSigner();
    const QByteArray bundle = BundleMaker(*signer).bundle(api, application);
    const QByteArray key = "0f8fad5b-d9cb-469f-a165-70867728950e";
    api.use(second.address());
    const Reply receipt = api.submit(id, bundle, key);
    REQUIRE(receipt.status == 200);
    second.kill();
    api.use(first.address());
    CHECK(api.submit(id, bundle, key).body == receipt.body);
}

} // namespace

TEST_CASE("On PostgreSQL as on SQLite, what is refused stays refused") {
    if (!PostgreSql::isThere())
        skip("no PostgreSQL on this computer");
    const PostgreSql database;
    const ServiceProcess service({database.settings(), {}});
    Api api(service);
    CHECK(api.tryLogIn(ayse, QStringLiteral("wrong")).status == 401);
    api.logIn(ayse);
    const QString id = api.approve(api.orderId()).value(u"id").toString();
    const Reply wrong = api.post(path(id, "/confirmation"), {{QStringLiteral("code"), QStringLiteral("x")}});
    CHECK(wrong.code() == QStringLiteral("SmsCodeIncorrect"));
    CHECK(api.submit(id, "bundle").code() == QStringLiteral("StateConflict"));
    CHECK(api.get(path(id, "")).json.value(u"confirmation").toObject().value(u"attemptsLeft").toInt() == 2);
}

TEST_CASE("A PostgreSQL server that was started anew is not noticed by who is on the way") {
    if (!PostgreSql::isThere())
        skip("no PostgreSQL on this computer");
    const PostgreSql database;
    const ServiceProcess service({database.settings(), {}});
    Api api(service);
    api.logIn(ayse);
    const QString id = api.approve(api.orderId()).value(u"id").toString();
    database.restart();
    CHECK(api.get(path(id, "")).status == 200);
    database.restart();
    CHECK(api.confirm(id).value(u"documents").toArray().size() == 2);
}

TEST_CASE("A PostgreSQL database of an older version is brought up to date and keeps what is in it") {
    if (!PostgreSql::isThere())
        skip("no PostgreSQL on this computer");
    const PostgreSql server;
    const registration::ServiceSettings settings = settingsFor(server);
    const registration::Database newest(settings);
    const auto execute = [&](const char* sql) { newest.execute(QLatin1String(sql)); };
    const registration::Applicant person{QStringLiteral("p"),      ayse, QStringLiteral("AYŞE"),
                                         QStringLiteral("YILMAZ"), {},   {}};
    registration::addApplicant(newest, person);
    execute("INSERT INTO outgoing (id, kind, message, due_at, tries) VALUES ('m', 'mail', '', 0, 1)");
    for (const auto* const undo :
         {"DROP TABLE audit_names", "DROP INDEX answers_by_applicant",
          "ALTER TABLE answers DROP COLUMN applicant", "DROP TABLE statuses",
          "DROP INDEX outgoing_by_subject", "ALTER TABLE outgoing DROP COLUMN subject",
          "ALTER TABLE outgoing DROP COLUMN number", "ALTER TABLE outgoing DROP COLUMN expires_at",
          "ALTER TABLE applications DROP COLUMN version", "ALTER TABLE documents DROP COLUMN version",
          "ALTER TABLE applicants DROP COLUMN new_password_hash",
          "ALTER TABLE orders DROP COLUMN verified_on", "ALTER TABLE orders DROP COLUMN kind",
          "DROP TABLE uploads", "DROP TABLE audit", "UPDATE schema_version SET version = 1"})
        execute(undo);
    const registration::Database again(settings);
    for (const auto* const table : {"uploads", "audit"})
        CHECK(again.select(QStringLiteral("SELECT * FROM ") + QLatin1String(table)).isEmpty());
    CHECK(again.select(QStringLiteral("SELECT version FROM applications")).isEmpty());
    CHECK(again.selectOne(QStringLiteral("SELECT expires_at FROM outgoing"))->value(0).toInt() == 0);
    CHECK(registration::findApplicantByNumber(again, ayse)->firstName == QStringLiteral("AYŞE"));
    execute("UPDATE schema_version SET version = 1000");
    CHECK_THROWS_AS(registration::Database(settings), registration::DatabaseError);
}
