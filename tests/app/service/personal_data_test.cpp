// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/state/applicants.h"
#include "app/service/state/applications.h"
#include "core/base/file.h"
#include "tests/app/service/bundle_maker.h"
#include "tests/app/service/operator.h"
#include "tests/app/service/service_database.h"
#include "tests/support/memory_search.h"

#include <catch2/catch.hpp>

#include <QDirIterator>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QThread>

using namespace yenile;
using namespace yenile::tests;

namespace {

registration::Database open(const ServiceProcess& service) {
    return registration::Database(registration::readSettings(service.state()).value());
}

/// An application that was handed in, with all that the service knows of whoever did it.
struct HandedIn {
    QString id;
    QByteArray bundle;
    QByteArray document;

    explicit HandedIn(const ServiceProcess& service) {
        Api api(service);
        api.logIn(ayse);
        const QJsonObject application = api.readyToSign();
        id = application.value(u"id").toString();
        document = api.document(id, QStringLiteral("undertaking.pdf"));
        const auto signer = service.applicantSigner();
        bundle = BundleMaker(*signer).bundle(api, application);
        REQUIRE(api.submit(id, bundle).status == 200);
    }
};

/// What tells of Ayşe, as it lies in files: texts, and parts of what is packed.
std::vector<QByteArray> tracesOf(const HandedIn& application, const QString& applicantId) {
    std::vector<QByteArray> traces;
    for (const QString& text : {ayse, QStringLiteral("YILMAZ"), QStringLiteral("ayse.yilmaz@kurum.example"),
                                QStringLiteral("5321112242"), application.id, applicantId})
        traces.push_back(text.toUtf8());
    for (const QByteArray& bytes : {application.bundle, application.document})
        traces.push_back(bytes.mid(bytes.size() / 2, 24));
    return traces;
}

/// The same as it may lie there besides: in dumps, and where tries are counted.
std::vector<QByteArray> disguisesOf(const std::vector<QByteArray>& traces) {
    std::vector<QByteArray> disguises;
    for (const QByteArray& trace : traces) {
        disguises.push_back(trace.toHex());
        disguises.push_back(sha256Hex(trace).toLatin1());
    }
    return disguises;
}

/// The files below a folder that hold one of these.
QStringList filesWithAny(const QString& folder, const std::vector<QByteArray>& traces) {
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QByteArray content = readFile(files.next()).value_or(QByteArray());
        for (const QByteArray& trace : traces)
            if (content.contains(trace))
                found << files.filePath() + QStringLiteral(": ") +
                             QString::fromLatin1(trace.toPercentEncoding());
    }
    return found;
}

/// The database as its own programs take it out.
void dump(const ServiceProcess& service, DatabaseKind kind, const QString& file) {
    if (kind == DatabaseKind::Sqlite) {
        REQUIRE(runOperator({QStringLiteral("backup"), service.state().path(), file}).exitCode == 0);
        return;
    }
    const registration::DatabaseSettings settings =
        registration::readSettings(service.state()).value().database;
    QProcess program;
    program.start(QStringLiteral("pg_dump"), {QStringLiteral("-h"), settings.host, QStringLiteral("-U"),
                                              settings.user, QStringLiteral("-f"), file, settings.name});
    REQUIRE(program.waitForFinished(60'000));
    REQUIRE(program.exitCode() == 0);
}

/// Everywhere that service and server keep anything.
QStringList foldersOf(const ServiceProcess& service, DatabaseKind kind) {
    QStringList folders{service.state().path()};
    if (kind == DatabaseKind::PostgreSql)
        folders << registration::readSettings(service.state()).value().database.host;
    return folders;
}

OperatorOutput erase(const ServiceProcess& service, const QString& reason = {}) {
    return runOperator(service, "applicants", "erase",
                       reason.isEmpty() ? QStringList{ayse}
                                        : QStringList{ayse, QStringLiteral("--force"), reason});
}

/// What PostgreSQL's administrator does, as docs/personal-data.md says: files of the log that is written
/// ahead are removed and not used again, and tables' old files go at the next checkpoint.
void administer(const registration::Database& database, DatabaseKind kind) {
    if (kind != DatabaseKind::PostgreSql)
        return;
    database.execute(QStringLiteral("ALTER SYSTEM SET wal_recycle = off"));
    (void)database.select(QStringLiteral("SELECT pg_reload_conf()"));
    (void)database.select(QStringLiteral("SELECT pg_switch_wal()"));
    database.execute(QStringLiteral("CHECKPOINT"));
}

/// What its administrator tells PostgreSQL as well.
void hideValuesInLog(const registration::Database& database) {
    database.execute(QStringLiteral("ALTER SYSTEM SET log_min_error_statement = panic"));
    database.execute(QStringLiteral("ALTER SYSTEM SET log_error_verbosity = terse"));
    (void)database.select(QStringLiteral("SELECT pg_reload_conf()"));
    const auto setting = [&](const char* name) {
        return database.selectOne(QStringLiteral("SHOW ") + QLatin1String(name))->value(0).toString();
    };
    while (setting("log_min_error_statement") != QStringLiteral("panic") ||
           setting("log_error_verbosity") != QStringLiteral("terse"))
        QThread::msleep(5);
}

} // namespace

TEST_CASE("After an erasure nothing of the person is in database files, their log, a dump or the spool") {
    for (const DatabaseKind kind : databaseKinds()) {
        INFO((kind == DatabaseKind::Sqlite ? "SQLite" : "PostgreSQL"));
        const ServiceDatabase where(kind);
        const ServiceProcess service(where.with());
        const HandedIn application(service);
        Api his(service);
        his.logIn(ilker);
        const registration::Database database = open(service);
        auto traces = tracesOf(application, registration::findApplicantByNumber(database, ayse).value().id);
        const auto found = [&] {
            administer(database, kind);
            const QString file = service.file(QStringLiteral("dump/all"));
            QDir().mkpath(QFileInfo(file).path());
            dump(service, kind, file);
            QStringList all = filesWithAny(QFileInfo(file).path(), traces);
            for (const QString& folder : foldersOf(service, kind))
                all += filesWithAny(folder, traces);
            QFile::remove(file);
            return all.join(u'\n').toStdString();
        };
        const std::string before = found();
        for (const QByteArray& trace : traces) { // each is there to be found
            CAPTURE(before, trace.toStdString());
            CHECK(before.find(": " + trace.toPercentEncoding().toStdString()) != std::string::npos);
        }
        for (const QByteArray& disguise : disguisesOf(traces))
            traces.push_back(disguise);
        REQUIRE(erase(service, QStringLiteral("Mahkeme kararı 2026/17")).exitCode == 0);
        CHECK(found() == std::string());
        traces = {"caglayangil"}; // of somebody else
        CHECK(found() != std::string());
        CHECK(his.get(QStringLiteral("/v1/orders")).status == 200);
        CHECK(runOperator(service, "retention", "run").exitCode == 0);
        CHECK(runOperator(service, "audit", "verify").exitCode == 0);
        if (kind == DatabaseKind::Sqlite)
            CHECK(QFileInfo(service.state().filePath(QStringLiteral("state.sqlite-wal"))).size() == 0);
    }
}

TEST_CASE(
    "What the law wants to be kept is not erased without a reason, and the operator learns until when") {
    const ServiceProcess service;
    const HandedIn application(service);
    const OperatorOutput refused = erase(service);
    CHECK(refused.exitCode == 1);
    const QDate until = QDateTime::currentDateTimeUtc().date().addYears(20);
    CHECK(refused.error.contains(application.id + QStringLiteral(" until ")));
    CHECK(refused.error.contains(QString::number(until.year())));
    CHECK(runOperator(service, "applications", "show", {application.id}).exitCode == 0);
    const OperatorOutput named = erase(service, QStringLiteral("Bayan yılmaz istedi"));
    CHECK(named.exitCode == 1);
    CHECK(named.error.contains(QStringLiteral("may not name the person")));
    for (const auto* const other :
         {"YILMAZIN isteği", "ayşe'nin isteği", "100 000 001 46 istedi", "AYSE.YILMAZ@KURUM.EXAMPLE istedi"})
        CHECK(erase(service, QString::fromUtf8(other)).exitCode == 1);
    CHECK(erase(service, QStringLiteral("Mahkeme kararı 2026/17")).exitCode == 0);
    CHECK(runOperator(service, "applications", "show", {application.id}).exitCode == 1);
    CHECK(erase(service).error.contains(QStringLiteral("YNL-3202"))); // there is nobody any more
    CHECK(open(service)
              .selectOne(QStringLiteral("SELECT event FROM audit WHERE event LIKE 'applicant erased%'"))
              ->value(0)
              .toString() == QStringLiteral("applicant erased: before the time: Mahkeme kararı 2026/17"));
}

TEST_CASE("A short name stands in many words, and a reason with those is taken") {
    const ServiceProcess service;
    const HandedIn application(service);
    open(service).execute(QStringLiteral("UPDATE applicants SET first_name = 'Er', last_name = 'Ay'"));
    CHECK(erase(service, QStringLiteral("er istedi")).exitCode == 1);
    CHECK(erase(service, QStringLiteral("Kararda yeri var")).exitCode == 0);
}

TEST_CASE("Who began and never handed anything in is erased when asked for, and has no session any more") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QString order = api.orderId();
    CHECK(!api.approve(order).isEmpty());
    CHECK(erase(service).exitCode == 0);
    CHECK(api.get(QStringLiteral("/v1/orders")).status == 401);
    CHECK(filesWith(service.state().path(), ayse).join(u'\n').toStdString() == std::string());
    CHECK(runOperator(service, "audit", "verify").exitCode == 0);
}

TEST_CASE("A person is given all that is kept, and the files are for nobody else") {
    const ServiceProcess service;
    const HandedIn application(service);
    const QDir folder(service.file(QStringLiteral("hers")));
    REQUIRE(runOperator(service, "applicants", "export", {ayse, folder.path()}).exitCode == 0);
    const QByteArray person = readFile(folder.filePath(QStringLiteral("person.json"))).value();
    const QJsonObject json = QJsonDocument::fromJson(person).object();
    CHECK(json.value(u"email").toString() == QStringLiteral("ayse.yilmaz@kurum.example"));
    CHECK(json.value(u"orders").toArray().size() == 2);
    const QJsonObject told = json.value(u"applications").toArray()[0].toObject();
    CHECK(told.value(u"id").toString() == application.id);
    CHECK(told.value(u"answers").toObject().value(u"phone").toString() == QStringLiteral("+905321112242"));
    CHECK(told.value(u"steps").toArray()[0].toObject().value(u"step").toString() ==
          QStringLiteral("submitted"));
    CHECK(!told.value(u"keptUntil").toString().isEmpty());
    QStringList events;
    for (const QJsonValue& event : json.value(u"events").toArray())
        events << event.toObject().value(u"event").toString().section(u':', 0, 0);
    CHECK(events == QStringList{QStringLiteral("login"), QStringLiteral("form approved"),
                                QStringLiteral("confirmed"), QStringLiteral("electronic way chosen"),
                                QStringLiteral("bundle accepted")});
    CHECK(!person.contains("scrypt"));
    const QDir files(folder.filePath(application.id));
    CHECK(readFile(files.filePath(QStringLiteral("bundle.asice"))) == application.bundle);
    CHECK(readFile(files.filePath(QStringLiteral("undertaking.pdf"))) == application.document);
    for (const QString& name : {QStringLiteral("application.pdf"), QStringLiteral("application.json"),
                                QStringLiteral("receipt.json"), QStringLiteral("receipt.p7s")})
        CHECK(files.exists(name));
    CHECK(!QFile::permissions(folder.filePath(QStringLiteral("person.json")))
               .testAnyFlags(QFile::ReadGroup | QFile::ReadOther));
    CHECK(runOperator(service, "applicants", "export", {QStringLiteral("10000000214"), folder.path()})
              .exitCode == 1);
    // Nobody is given another's files.
    CHECK(runOperator(service, "applicants", "export", {ilker, folder.path()})
              .error.contains(shownCode(ErrorCode::FileNotWritable)));
    CHECK(readFile(folder.filePath(QStringLiteral("person.json"))) == person);
}

TEST_CASE("What a database says of a failure names nobody") {
    const QTemporaryDir folder;
    for (const DatabaseKind kind : databaseKinds()) {
        std::optional<PostgreSql> server;
        registration::ServiceSettings settings;
        settings.state = QDir(folder.path());
        if (kind == DatabaseKind::PostgreSql) {
            settings.database.driver = QStringLiteral("postgresql");
            settings.database.host = server.emplace().settings().value(QStringLiteral("database/host"));
            settings.database.name = QStringLiteral("postgres");
            settings.database.user = QStringLiteral("yenile");
        }
        const registration::Database database(settings);
        if (server)
            hideValuesInLog(database);
        const registration::Applicant person{
            ayse, ayse, QStringLiteral("AYŞE"), QStringLiteral("YILMAZ"), QStringLiteral("a@kurum.example"),
            {}};
        addApplicant(database, person);
        try {
            addApplicant(database, person);
            FAIL("the number is there already");
        } catch (const registration::DatabaseError& error) {
            INFO(error.what());
            CHECK(!QString::fromUtf8(error.what()).contains(ayse));
            CHECK(!QString::fromUtf8(error.what()).isEmpty());
        }
        if (server)
            CHECK(filesWith(settings.database.host, ayse).filter(QStringLiteral("/log")).isEmpty());
    }
}
