// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/state/database.h"
#include "tests/app/service/bundle_maker.h"
#include "tests/app/service/operator.h"

#include "core/base/file.h"

#include <catch2/catch.hpp>

#include <QFileInfo>

using namespace yenile;
using namespace yenile::tests;

namespace {

using Output = OperatorOutput;
Output run(const QStringList& arguments) {
    return runOperator(arguments);
}
Output run(const ServiceProcess& service, const char* group, const char* command,
           const QStringList& more = {}) {
    return runOperator(service, group, command, more);
}

const QByteArray header = "identityNumber,firstName,lastName,email,orderedOn,institution,department,"
                          "registryNumber,phone,electronic\n";

Output import(const ServiceProcess& service, const QByteArray& rows) {
    const QString file = service.file(QStringLiteral("orders.csv"));
    REQUIRE(writeFile(file, header + rows));
    return run(service, "orders", "import", {file});
}

} // namespace

TEST_CASE("Who has no desktop is told nothing of that") {
    qunsetenv("XDG_RUNTIME_DIR");
    const OperatorOutput version = runOperator({QStringLiteral("--version")});
    CHECK(version.exitCode == 0);
    CHECK(version.error.toStdString() == std::string());
}

TEST_CASE("Reported orders come in, and new people get their access password") {
    const ServiceProcess service;
    const qsizetype before = service.mails().size();
    const Output output =
        import(service, "10000000214,GÜL,\"DAĞ, ÖZ\",gul@kurum.example,2026-01-05,Kurum,,,,true\n"
                        "10000000146,AYŞE,YILMAZ,a@kurum.example,2026-01-06,Kurum,,,5321112233,false\n");
    CHECK(output.exitCode == 0);
    CHECK(output.out.trimmed() == QStringLiteral("2"));
    CHECK(service.waitForMails(before + 1).last().value(u"identityNumber").toString() ==
          QStringLiteral("10000000214"));
    Api api(service);
    api.logIn(QStringLiteral("10000000214"));
    CHECK(api.get(QStringLiteral("/v1/orders")).json.value(u"orders").toArray().size() == 1);
    api.logIn(ayse);
    CHECK(api.get(QStringLiteral("/v1/orders")).json.value(u"orders").toArray().size() == 2);
}

TEST_CASE("The database, and what SQLite keeps beside it, is for the service's user alone") {
    const ServiceProcess service;
    const QFile::Permissions others =
        QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    const QFileInfoList files = service.state().entryInfoList({QStringLiteral("state.sqlite*")}, QDir::Files);
    CHECK(files.size() > 1);
    for (const QFileInfo& file : files)
        CHECK((file.permissions() & others) == 0);
}

TEST_CASE("One wrong row keeps all out, and each is named by its line") {
    const ServiceProcess service;
    const Output output = import(service, "10000000214,GÜL,DAĞ,gul@kurum.example,2026-01-05,Kurum,,,,true\n"
                                          "10000000215,GÜL,DAĞ,gul@kurum.example,2026-01-05,Kurum,,,,true\n"
                                          "10000000214,GÜL,DAĞ,gul@kurum.example,5.1.2026,Kurum,,,,true\n"
                                          "10000000214,GÜL\n");
    CHECK(output.exitCode == 1);
    CHECK(output.error.contains(QStringLiteral("3: identityNumber; 4: orderedOn; 5: 2 of 10 columns")));
    CHECK(output.error.contains(shownCode(ErrorCode::OrdersInvalid)));
    CHECK(Api(service).tryLogIn(QStringLiteral("10000000214"), QStringLiteral("x")).status == 401);
}

TEST_CASE("A spreadsheet's semicolons, byte order mark and line ends are taken") {
    const ServiceProcess service;
    QByteArray csv = "\xEF\xBB\xBF" + header +
                     "10000000214,\"GÜL; NUR\",DAĞ,gul@kurum.example,2026-01-05,"
                     "\"\"\"Örnek\"\" Kurum\",,,,true\n";
    csv.replace(',', ';').replace('\n', "\r\n");
    const QString file = service.file(QStringLiteral("orders.csv"));
    REQUIRE(writeFile(file, csv));
    CHECK(run(service, "orders", "import", {file}).out.trimmed() == QStringLiteral("1"));
    const registration::Database database(registration::readSettings(service.state()).value());
    const auto row =
        database.selectOne(QStringLiteral("SELECT first_name, institution FROM applicants JOIN orders ON "
                                          "orders.applicant = applicants.id WHERE identity_number = ?"),
                           {QStringLiteral("10000000214")});
    CHECK(row->value(0).toString() == QStringLiteral("GÜL; NUR"));
    CHECK(row->value(1).toString() == QStringLiteral("\"Örnek\" Kurum"));
}

TEST_CASE("An order comes in once, in one file and in two") {
    const ServiceProcess service;
    const QByteArray row = "10000000214,GÜL,DAĞ,gul@kurum.example,2026-01-05,Kurum,,,,true\n";
    const QByteArray later = "10000000214,GÜL,DAĞ,gul@kurum.example,2026-01-06,Kurum,,,,true\n";
    CHECK(import(service, row + later + row).error.contains(QStringLiteral("4: = 2")));
    CHECK(import(service, row).exitCode == 0);
    const Output again = import(service, later + row);
    CHECK(again.exitCode == 1);
    CHECK(again.error.contains(QStringLiteral("3: = ")));
    CHECK(!again.error.contains(QStringLiteral("2: = ")));
    CHECK(import(service, later).exitCode == 0);
}

TEST_CASE("What is no text, or no address to write to, is not taken in") {
    const ServiceProcess service;
    CHECK(
        import(service, "10000000214,G\xDCL,DA\xD0,gul@kurum.example,2026-01-05,Kurum,,,,true\n").exitCode ==
        1);
    CHECK(import(service, "10000000214,GÜL\x07,DAĞ,gul@kurum.example,2026-01-05,Kurum,,,,true\n"
                          "10000000214,GÜL,DAĞ,gül kurum@example,2026-01-05,Kurum,,,,true\n")
              .error.contains(QStringLiteral("2: firstName; 3: email")));
}

TEST_CASE("The paper of a wet-ink application is taken in once, by its number") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QString replaced = api.approve(api.orderId()).value(u"id").toString();
    const QString id = api.approve(api.orderId()).value(u"id").toString();
    CHECK(!api.confirm(id).isEmpty());
    const auto markReceived = [&](const QString& number) {
        return run(service, "applications", "mark-received", {number});
    };
    CHECK(markReceived(id).exitCode == 1);
    CHECK(!api.choose(id, QStringLiteral("wet")).isEmpty());
    CHECK(run(service, "applications", "list").out.contains(id + QStringLiteral("\tawaitingPaper")));
    CHECK(markReceived(replaced).error.contains(QStringLiteral("YNL-3203")));
    CHECK(markReceived(QStringLiteral("nowhere")).error.contains(QStringLiteral("YNL-3202")));
    CHECK(markReceived(id.toLower().remove(u'-')).exitCode == 0); // as the bar code has it
    CHECK(api.get(path(id, "")).text("state") == QStringLiteral("received"));
    CHECK(markReceived(id).exitCode == 1);
    CHECK(run(service, "audit", "verify").exitCode == 0);
}

TEST_CASE("A submitted application can be taken out as it came in") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QJsonObject application = api.readyToSign();
    const QString id = application.value(u"id").toString();
    const auto signer = service.applicantSigner();
    const QByteArray bundle = BundleMaker(*signer).bundle(api, application);
    const QString folder = service.file(QStringLiteral("out"));
    CHECK(run(service, "applications", "export", {id, folder}).exitCode == 1);
    REQUIRE(api.submit(id, bundle).status == 200);
    CHECK(run(service, "applications", "export", {id.toLower(), folder}).exitCode == 0);
    CHECK(readFile(folder + QStringLiteral("/bundle.asice")) == bundle);
    const QString shown = run(service, "applications", "show", {id.toLower()}).out;
    for (const QString& part :
         {QStringLiteral("state\tsubmitted\n"), QStringLiteral("method\telectronic\n"),
          QStringLiteral("document\tundertaking.pdf "), QStringLiteral("receipt\t"),
          QStringLiteral("bundle\t") + sha256Hex(bundle), QStringLiteral("•••••••0146")})
        CHECK(shown.contains(part));
    CHECK(!shown.contains(ayse));
    CHECK(run(service, "applications", "show", {QStringLiteral("nowhere")}).exitCode == 1);
}

TEST_CASE("A service that is no demonstration begins without applicants and reveals no captcha") {
    const ServiceProcess demo;
    const QString state = demo.file(QStringLiteral("real"));
    CHECK(run({QStringLiteral("init"), state, QStringLiteral("--pki"), demo.pki().path()}).exitCode == 0);
    CHECK(QDir(state + QStringLiteral("/spool/mail")).isEmpty());
    CHECK(readFile(state + QStringLiteral("/service.ini")).value().contains("reveal=false"));
}

TEST_CASE("A change of the audit log in the database is found by the operator") {
    ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    api.logIn(ilker);
    const QStringList verify{QStringLiteral("audit"), QStringLiteral("verify"), service.state().path()};
    const Output whole = run(verify);
    CHECK(whole.exitCode == 0);
    const QStringList noted = verify + QStringList{QStringLiteral("--noted"), whole.out.trimmed().right(64)};
    CHECK(run(noted).exitCode == 0);
    const registration::Database database(registration::readSettings(service.state()).value());
    SECTION("an end that was cut off, by the hash that was noted") {
        database.execute(QStringLiteral("DELETE FROM audit WHERE number = 2"));
        CHECK(run(verify).exitCode == 0);
        CHECK(run(noted).exitCode == 1);
    }
    SECTION("an entry that was changed") {
        database.execute(QStringLiteral("UPDATE audit SET subject = 'another' WHERE number = 1"));
        const Output changed = run(verify);
        CHECK(changed.exitCode == 1);
        CHECK(changed.error.contains(QStringLiteral("entry 1")));
    }
}

TEST_CASE("The operator ends a person's sessions, and nobody else's") {
    const ServiceProcess service;
    Api hers(service);
    Api hersToo(service);
    Api his(service);
    hers.logIn(ayse);
    hersToo.logIn(ayse);
    his.logIn(ilker);
    const Output revoked = run(service, "sessions", "revoke", {ayse});
    CHECK(revoked.exitCode == 0);
    CHECK(revoked.out.trimmed() == QStringLiteral("2"));
    const QString orders = QStringLiteral("/v1/orders");
    CHECK(hers.get(orders).code() == QStringLiteral("SessionExpired"));
    CHECK(hersToo.get(orders).status == 401);
    CHECK(his.get(orders).status == 200);
    hers.logIn(ayse);
    CHECK(hers.get(orders).status == 200);
    CHECK(run(service, "sessions", "revoke", {QStringLiteral("10000000214")}).exitCode == 1);
    CHECK(run(service, "sessions", "revoke", {QStringLiteral("12345678901")}).exitCode == 1);
    CHECK(run(service, "audit", "verify").exitCode == 0);
}

TEST_CASE("A backup of a running service is whole") {
    const ServiceProcess service;
    const QString copy = service.file(QStringLiteral("copy.sqlite"));
    const QStringList backup{QStringLiteral("backup"), service.state().path(), copy};
    CHECK(run(backup).exitCode == 0);
    CHECK(readFile(copy).value().startsWith("SQLite format 3"));
    CHECK(QFile::permissions(copy).testAnyFlags(QFile::ReadGroup | QFile::ReadOther) == false);
    CHECK(run({QStringLiteral("backup"), service.state().path(),
               service.file(QStringLiteral("no/copy.sqlite"))})
              .error.contains(QStringLiteral("YNL-1102")));
    CHECK(run(backup).exitCode == 1); // never over another one
}

TEST_CASE("An address that the mail server may not be able to take is told when orders come in") {
    const ServiceProcess service;
    const Output output = import(service, "10000000214,GÜL,DAĞ,gül@kurum.example,2026-01-05,Kurum,,,,true\n");
    CHECK(output.exitCode == 1);
    CHECK(output.error.contains(QStringLiteral("2: email (needs SMTPUTF8 (RFC 6531))")));
}

TEST_CASE("What MERNİS confirmed, and when, comes with the order and stands in the form") {
    const ServiceProcess service;
    const QString file = service.file(QStringLiteral("orders.csv"));
    REQUIRE(
        writeFile(file, QByteArray(header).replace("electronic\n", "electronic,verifiedOn\n") +
                            "10000000214,GÜL,DAĞ,gul@kurum.example,2026-01-05,Kurum,,,,true,2026-01-04\n"));
    REQUIRE(run(service, "orders", "import", {file}).exitCode == 0);
    CHECK(!service.waitForMails(3).isEmpty());
    Api api(service);
    api.logIn(QStringLiteral("10000000214"));
    const QJsonObject form = api.get(QStringLiteral("/v1/orders/%1/form").arg(api.orderId())).json;
    QStringList verified;
    for (const QJsonValue& section : form.value(u"sections").toArray())
        for (const QJsonValue& field : section.toObject().value(u"fields").toArray())
            if (field.toObject().value(u"verifiedOn").toString() == QStringLiteral("2026-01-04"))
                verified << field.toObject().value(u"name").toString();
    CHECK(verified == QStringList{QStringLiteral("identityNumber"), QStringLiteral("firstName"),
                                  QStringLiteral("lastName")});
}

TEST_CASE("An order for a first certificate is known as one, from the file to the list of orders") {
    const ServiceProcess service;
    const auto take = [&](const QByteArray& electronic) {
        const QString file = service.file(QStringLiteral("orders.csv"));
        REQUIRE(
            writeFile(file, QByteArray(header).replace("electronic\n", "electronic,verifiedOn,kind\n") +
                                "10000000214,GÜL,DAĞ,gul@kurum.example,2026-01-05,Kurum,,,+905321112242," +
                                electronic + ",,first\n"));
        return run(service, "orders", "import", {file});
    };
    CHECK(
        take("true").error.contains(QStringLiteral("2: electronic"))); // nobody can sign with what is to come
    REQUIRE(take("false").exitCode == 0);
    CHECK(!service.waitForMails(3).isEmpty());
    Api api(service);
    api.logIn(QStringLiteral("10000000214"));
    const QJsonObject order =
        api.get(QStringLiteral("/v1/orders")).json.value(u"orders").toArray()[0].toObject();
    CHECK(order.value(u"kind").toString() == QStringLiteral("first"));
}
