#include "app/service/state/applicants.h"
#include "tests/app/service/bundle_maker.h"
#include "tests/support/postgresql.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;

TEST_CASE("Two instances over one PostgreSQL serve an applicant in turn, and one may die on the way") {
    if (!PostgreSql::isThere()) {
        WARN("no PostgreSQL on this computer");
        return;
    }
    const PostgreSql database;
    const ServiceProcess first({database.settings(), {}});
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

TEST_CASE("On PostgreSQL as on SQLite, what is refused stays refused") {
    if (!PostgreSql::isThere()) {
        WARN("no PostgreSQL on this computer");
        return;
    }
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
    if (!PostgreSql::isThere()) {
        WARN("no PostgreSQL on this computer");
        return;
    }
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
    if (!PostgreSql::isThere()) {
        WARN("no PostgreSQL on this computer");
        return;
    }
    const PostgreSql server;
    registration::Settings settings;
    const QMap<QString, QString> ini = server.settings();
    settings.database.driver = ini.value(QStringLiteral("database/driver"));
    settings.database.name = ini.value(QStringLiteral("database/name"));
    settings.database.host = ini.value(QStringLiteral("database/host"));
    settings.database.user = ini.value(QStringLiteral("database/user"));
    const registration::Database newest(settings);
    const auto execute = [&](const char* sql) { newest.execute(QLatin1String(sql)); };
    const registration::Applicant person{QStringLiteral("p"),      ayse, QStringLiteral("AYŞE"),
                                         QStringLiteral("YILMAZ"), {},   {}};
    registration::addApplicant(newest, person);
    execute("INSERT INTO outgoing (id, kind, message, due_at, tries) VALUES ('m', 'mail', '', 0, 1)");
    for (const auto* const undo :
         {"ALTER TABLE outgoing DROP COLUMN expires_at", "ALTER TABLE applications DROP COLUMN version",
          "ALTER TABLE documents DROP COLUMN version", "DROP TABLE uploads", "DROP TABLE audit",
          "UPDATE schema_version SET version = 1"})
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
