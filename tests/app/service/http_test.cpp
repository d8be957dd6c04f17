// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/api.h"

#include "core/base/file.h"

#include <catch2/catch.hpp>

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QUuid>

using namespace yenile;
using namespace yenile::tests;

namespace {

QByteArray newKey() {
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

void checkProblem(const Reply& reply, int status) {
    CHECK(reply.status == status);
    CHECK(reply.headers.value(QStringLiteral("content-type")) == QStringLiteral("application/problem+json"));
    CHECK(reply.json.value(u"status").toInt() == status);
    CHECK(!reply.code().isEmpty());
}

/// What openssl's own client says of a handshake.
QByteArray handshake(const ServiceProcess& service, const char* version) {
    QProcess client;
    client.start(QStringLiteral("openssl"),
                 {QStringLiteral("s_client"), QStringLiteral("-connect"), service.address().authority(),
                  QLatin1String(version), QStringLiteral("-cipher"), QStringLiteral("DEFAULT@SECLEVEL=0"),
                  QStringLiteral("-CAfile"), service.pki().filePath(QStringLiteral("root.pem"))});
    client.closeWriteChannel();
    REQUIRE(client.waitForFinished(60'000));
    return client.readAllStandardOutput();
}

} // namespace

TEST_CASE("The service describes itself to anybody") {
    const ServiceProcess service;
    const Reply reply = Api(service).get(QStringLiteral("/v1/service"));
    CHECK(reply.status == 200);
    CHECK(reply.headers.value(QStringLiteral("content-type")) == QStringLiteral("application/json"));
    CHECK(reply.headers.value(QStringLiteral("cache-control")) == QStringLiteral("no-store"));
    CHECK(reply.text("environment") == QStringLiteral("test"));
}

TEST_CASE("Whoever watches over the service learns that it is well") {
    const ServiceProcess service;
    const Reply reply = Api(service).get(QStringLiteral("/healthz"));
    CHECK(reply.status == 200);
    CHECK(reply.text("status") == QStringLiteral("ok"));
}

TEST_CASE(
    "Numbers for whoever watches are there for the bearer of their token alone, without personal data") {
    const ServiceProcess service(
        {{{QStringLiteral("metrics/tokenFile"), QStringLiteral("metrics.token")}}, {}});
    REQUIRE(writeFile(service.state().filePath(QStringLiteral("metrics.token")), "watcher\n"));
    Api api(service);
    api.logIn(ayse);
    const QString id = api.approve(api.orderId()).value(u"id").toString();
    CHECK(api.get(path(id, "")).status == 200);
    for (const QString& token : {QString(), QStringLiteral("watche"), QStringLiteral("watcher2")}) {
        api.setToken(token);
        CHECK(api.get(QStringLiteral("/metrics")).status == 404);
    }
    api.setToken(QStringLiteral("watcher"));
    const Reply reply = api.get(QStringLiteral("/metrics"));
    CHECK(reply.status == 200);
    CHECK(reply.body.contains(
        "yenile_requests_total{method=\"GET\",route=\"/v1/applications/{application}\",status=\"200\"} 1\n"));
    CHECK(reply.body.contains(
        "yenile_request_seconds_bucket{method=\"POST\",route=\"/v1/sessions\",le=\"+Inf\"} 1\n"));
    CHECK(reply.body.contains("yenile_messages_waiting 0\n"));
    CHECK(!reply.body.contains(id.toUtf8()));
    CHECK(!reply.body.contains(ayse.toUtf8()));
}

TEST_CASE("Without a token set there are no numbers") {
    const ServiceProcess service;
    CHECK(Api(service).get(QStringLiteral("/metrics")).status == 404);
}

TEST_CASE("Neither identity number, phone, name, code nor application stands in the log") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QString id = api.approve(api.orderId()).value(u"id").toString();
    CHECK(!api.confirm(id).isEmpty());
    CHECK(api.tryLogIn(ilker, QStringLiteral("wrong")).status == 401);
    const QByteArray log = readFile(service.state().filePath(QStringLiteral("service.log"))).value();
    CHECK(log.contains("POST /v1/sessions 201"));
    for (const QString& personal : {ayse, ilker, QStringLiteral("5321112242"), QStringLiteral("YILMAZ"), id,
                                    service.smsCode(id), service.accessPassword(ayse)})
        CHECK(!log.contains(personal.toUtf8()));
}

TEST_CASE("What is not asked as it should be is told so") {
    const ServiceProcess service;
    const Api api(service);
    checkProblem(api.get(QStringLiteral("/v1/nothing")), 404);
    checkProblem(api.get(QStringLiteral("/")), 404);
    const Reply wrongMethod = api.call({.method = "DELETE", .path = QStringLiteral("/v1/sessions")});
    checkProblem(wrongMethod, 405);
    CHECK(wrongMethod.headers.value(QStringLiteral("allow")) == QStringLiteral("POST"));
    checkProblem(api.call({.method = "TRACE", .path = QStringLiteral("/v1/sessions")}), 405);
    checkProblem(api.call({.method = "POST",
                           .path = QStringLiteral("/v1/sessions"),
                           .body = "{}",
                           .mediaType = "text/plain"}),
                 415);
    checkProblem(
        api.call({.method = "POST", .path = QStringLiteral("/v1/sessions"), .body = QByteArray(70'000, ' ')}),
        413);
    checkProblem(api.call({.method = "POST", .path = QStringLiteral("/v1/sessions"), .body = "{"}), 422);
    checkProblem(api.call({.method = "POST", .path = QStringLiteral("/v1/sessions"), .body = "[]"}), 422);
    checkProblem(api.post(QStringLiteral("/v1/sessions"), {{QStringLiteral("challengeId"), 7}}), 422);
    checkProblem(api.call({.method = "POST",
                           .path = QStringLiteral("/v1/sessions"),
                           .body = "{}",
                           .headers = {{"Content-Encoding", "gzip"}}}),
                 415);
    for (const auto* const key : {"", "12"})
        checkProblem(api.call({.method = "POST",
                               .path = QStringLiteral("/v1/sessions"),
                               .body = "{}",
                               .headers = {{"Idempotency-Key", key}}}),
                     400);
}

TEST_CASE("A request under a key that was used gets the first answer and changes nothing") {
    const ServiceProcess service;
    Api api(service);
    const QByteArray key = newKey();
    QJsonObject login = api.solvedCaptcha();
    login.insert(QStringLiteral("identityNumber"), ayse);
    login.insert(QStringLiteral("accessPassword"), service.accessPassword(ayse));
    Call call{.method = "POST",
              .path = QStringLiteral("/v1/sessions"),
              .body = QJsonDocument(login).toJson(),
              .headers = {{"Idempotency-Key", key}}};
    const Reply first = api.call(call);
    REQUIRE(first.status == 201);
    const Reply again = api.call(call);
    CHECK(again.status == 201);
    CHECK(again.body == first.body);

    api.setToken(first.text("token"));
    const QByteArray approvalKey = newKey();
    const Call approval{.method = "POST",
                        .path = QStringLiteral("/v1/orders/%1/applications").arg(api.orderId()),
                        .body = QJsonDocument(Api::goodAnswers()).toJson(),
                        .headers = {{"Idempotency-Key", approvalKey}}};
    const Reply approved = api.call(approval);
    CHECK(approved.status == 201);
    CHECK(api.call(approval).body == approved.body);
    CHECK(service.messages().size() == 1);

    SECTION("Another request under the same key is refused") {
        call.headers.insert("Idempotency-Key", approvalKey);
        const Reply mixed = api.call(call);
        CHECK(mixed.status == 422);
        CHECK(mixed.code() == QStringLiteral("RequestInvalid"));
    }
    SECTION("Another person under the same key is refused") {
        Api other(service);
        other.logIn(ilker);
        CHECK(other.call(approval).status == 422);
    }
}

TEST_CASE("Answers come whole and unpacked, whatever is asked for") {
    const ServiceProcess service;
    const Api api(service);
    const QString description = QStringLiteral("/v1/service");
    const QByteArray whole = api.get(description).body;
    for (const auto& [name, value] : std::initializer_list<std::pair<QByteArray, QByteArray>>{
             {"Range", "bytes=0-3"},
             {"Range", "bytes=" + QByteArray("0-,").repeated(1000) + "0-"},
             {"Accept-Encoding", "gzip, br"}}) {
        const Reply reply = api.call({.path = description, .headers = {{name, value}}});
        CHECK(reply.status == 200);
        CHECK(reply.body == whole);
        CHECK(!reply.headers.contains(QStringLiteral("content-encoding")));
    }
}

TEST_CASE("Documents come with their digest") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QJsonObject application = api.readyToSign();
    const QJsonObject info = application.value(u"documents").toArray().first().toObject();
    const Reply reply = api.get(path(application.value(u"id").toString(), "/documents/application.pdf"));
    CHECK(reply.headers.value(QStringLiteral("content-type")) == QStringLiteral("application/pdf"));
    const QByteArray digest = QCryptographicHash::hash(reply.body, QCryptographicHash::Sha256);
    CHECK(reply.headers.value(QStringLiteral("content-digest")).toLatin1() ==
          "sha-256=:" + digest.toBase64() + ":");
    CHECK(info.value(u"sha256").toString() == sha256Hex(reply.body));
    CHECK(info.value(u"size").toInteger() == reply.body.size());
}

TEST_CASE("TLS before 1.2 is refused") {
    const ServiceProcess service;
    CHECK(handshake(service, "-tls1_1").contains("Cipher is (NONE)"));
    const QByteArray allowed = handshake(service, "-tls1_2");
    CHECK(!allowed.contains("Cipher is (NONE)"));
    CHECK(allowed.contains("Verify return code: 0 (ok)"));
}

TEST_CASE("A second service on the same port does not start, and says why") {
    const ServiceProcess service;
    QProcess second;
    second.start(QStringLiteral(YENILE_BIN_DIR "/yenile-service"),
                 {QStringLiteral("serve"), service.state().path(), QStringLiteral("--port"),
                  QString::number(service.address().port())});
    REQUIRE(second.waitForFinished(60'000));
    CHECK(second.exitCode() == 1);
    CHECK(second.readAllStandardError().contains("--port " + QByteArray::number(service.address().port())));
    CHECK(Api(service).get(QStringLiteral("/v1/service")).status == 200);
}

TEST_CASE("SIGTERM ends the service cleanly") {
    ServiceProcess service;
    CHECK(Api(service).get(QStringLiteral("/v1/service")).status == 200);
    CHECK(service.stop() == 0);
    CHECK(Api(service).get(QStringLiteral("/v1/service")).status == 0);
}

TEST_CASE("The address is in a file, and keys and database are the owner's alone") {
    const ServiceProcess service;
    CHECK(readFile(service.state().filePath(QStringLiteral("address"))).value().trimmed() ==
          service.address().toString().toLatin1());
    const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    CHECK((QFile::permissions(service.state().path()) & others) == QFile::Permissions());
    for (const auto* const key : {"pki/tls.key", "pki/receipt.key", "pki/service.key"})
        CHECK((QFile::permissions(service.state().filePath(QLatin1String(key))) & others) ==
              QFile::Permissions());
}

TEST_CASE("init leaves a service that is there alone") {
    const ServiceProcess service;
    const auto before = readFile(service.state().filePath(QStringLiteral("service.ini")));
    QProcess init;
    init.start(
        QStringLiteral(YENILE_BIN_DIR "/yenile-service"),
        {QStringLiteral("init"), service.state().path(), QStringLiteral("--pki"), service.pki().path()});
    REQUIRE(init.waitForFinished(60'000));
    CHECK(init.exitCode() == 1);
    CHECK(readFile(service.state().filePath(QStringLiteral("service.ini"))) == before);
}

TEST_CASE("An init that failed can be tried again") {
    const ServiceProcess service;
    const QTemporaryDir folder;
    const auto init = [&](const QString& pki) {
        return QProcess::execute(
            QStringLiteral(YENILE_BIN_DIR "/yenile-service"),
            {QStringLiteral("init"), folder.filePath(QStringLiteral("state")), QStringLiteral("--pki"), pki});
    };
    CHECK(init(folder.filePath(QStringLiteral("missing"))) == 1);
    CHECK(init(service.pki().path()) == 0);
}

TEST_CASE("Settings that init is given stand beside those that it explains") {
    const ServiceProcess service({{{QStringLiteral("contact/phone"), QStringLiteral("444; \"1\", 2")}}, {}});
    const auto text = readFile(service.state().filePath(QStringLiteral("service.ini"))).value();
    CHECK(text.contains("; Settings of this registration service."));
    CHECK(text.contains("Yenile Deneme Kayıt Servisi"));
    CHECK(Api(service).get(QStringLiteral("/v1/service")).json[u"contact"][u"phone"].toString() ==
          QStringLiteral("444; \"1\", 2"));
}

TEST_CASE("No password, code, security word or token lies readable in the database") {
    ServiceProcess service;
    Api api(service);
    const Reply session = api.tryLogIn(ayse, service.accessPassword(ayse));
    api.setToken(session.text("token"));
    const QString id = api.approve(api.orderId()).value(u"id").toString();
    const QByteArray secrets[] = {service.accessPassword(ayse).toUtf8(), session.text("token").toUtf8(),
                                  QByteArrayLiteral("karanfil")};
    CHECK(!api.confirm(id).isEmpty());
    CHECK(service.stop() == 0);
    QByteArray stored;
    for (const auto& file : service.state().entryInfoList({QStringLiteral("state.sqlite*")}, QDir::Files))
        stored += readFile(file.filePath()).value();
    CHECK(stored.contains("scrypt$"));
    for (const QByteArray& secret : secrets)
        CHECK(!stored.contains(secret));
}

TEST_CASE("That a version of the protocol ends stands in every answer") {
    const ServiceProcess service({{{QStringLiteral("service/deprecatedOn"), QStringLiteral("2026-12-01")},
                                   {QStringLiteral("service/sunsetOn"), QStringLiteral("2027-07-01")}},
                                  {}});
    const Api api(service);
    for (const auto* const path : {"/v1/service", "/v1/orders", "/v1/nothing"}) {
        const Reply reply = api.get(QLatin1String(path));
        CHECK(reply.headers.value(QStringLiteral("deprecation")) == QStringLiteral("@1796083200"));
        CHECK(reply.headers.value(QStringLiteral("sunset")) ==
              QStringLiteral("Thu, 01 Jul 2027 00:00:00 GMT"));
    }
}
