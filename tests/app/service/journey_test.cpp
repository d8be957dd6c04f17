// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/bundle_maker.h"
#include "tests/app/service/raw_connection.h"

#include "core/base/file.h"
#include "core/signature/validation/validation.h"

#include <catch2/catch.hpp>

#include <QJsonDocument>
#include <QUuid>

using namespace yenile;
using namespace yenile::tests;

namespace {

signature::ValidationPolicy trusting(const ServiceProcess& service) {
    signature::ValidationPolicy policy;
    policy.trustAnchors = {service.ca().root().certificate};
    return policy;
}

QJsonObject receiptContent(const QJsonObject& application) {
    const QJsonObject receipt = application.value(u"receipt").toObject();
    return QJsonDocument::fromJson(QByteArray::fromBase64(receipt.value(u"content").toString().toLatin1()))
        .object();
}

} // namespace

TEST_CASE("An applicant gets from the login to a signed receipt") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QJsonObject application = api.readyToSign();
    CHECK(application.value(u"state").toString() == QStringLiteral("methodChosen"));
    const auto signer = service.applicantSigner();
    const QByteArray bundle = BundleMaker(*signer).bundle(api, application);
    const QString id = application.value(u"id").toString();

    const Reply reply = api.submit(id, bundle);
    REQUIRE(reply.status == 200);
    CHECK(reply.text("state") == QStringLiteral("submitted"));
    const QJsonObject receipt = reply.json.value(u"receipt").toObject();
    const QByteArray content = QByteArray::fromBase64(receipt.value(u"content").toString().toLatin1());
    const QByteArray cms = QByteArray::fromBase64(receipt.value(u"signature").toString().toLatin1());
    CHECK(signature::verifyDetached(content, cms, trusting(service)).has_value());
    const QJsonObject said = receiptContent(reply.json);
    CHECK(said.value(u"applicationId").toString() == id);
    CHECK(said.value(u"bundleSha256").toString() == sha256Hex(bundle));
    CHECK(said.value(u"documents").toArray().size() == 2);
    CHECK(said.value(u"certificateSerial").toString() == signer->certificate().serialNumber());

    SECTION("The receipt can be had again") {
        CHECK(api.get(path(id, "")).json == reply.json);
    }
    SECTION("The same bundle under another key gets the same receipt") {
        const Reply again = api.submit(id, bundle);
        CHECK(again.status == 200);
        CHECK(again.json.value(u"receipt") == reply.json.value(u"receipt"));
    }
    SECTION("Another bundle is refused, for there is a receipt already") {
        const Reply other = api.submit(id, bundle + '\0');
        CHECK(other.status == 409);
        CHECK(other.code() == QStringLiteral("AlreadySubmitted"));
    }
    SECTION("The form cannot be approved again") {
        const Reply again =
            api.post(QStringLiteral("/v1/orders/%1/applications").arg(api.orderId()), Api::goodAnswers());
        CHECK(again.status == 409);
        CHECK(again.code() == QStringLiteral("AlreadySubmitted"));
    }
    SECTION("The way of signing cannot be changed any more") {
        const Reply method =
            api.put(path(id, "/method"), {{QStringLiteral("method"), QStringLiteral("wet")}});
        CHECK(method.status == 409);
        CHECK(method.code() == QStringLiteral("StateConflict"));
    }
    SECTION("An e-mail tells of it") {
        CHECK(service.waitForMails(3).last().value(u"text").toString().contains(
            said.value(u"number").toString()));
    }
}

TEST_CASE("The receipt survives a service that is killed") {
    ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QJsonObject application = api.readyToSign();
    const QString id = application.value(u"id").toString();
    const auto signer = service.applicantSigner();
    const QByteArray bundle = BundleMaker(*signer).bundle(api, application);
    const QByteArray key = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const Reply first = api.submit(id, bundle, key);
    REQUIRE(first.status == 200);
    service.kill();
    service.start();
    CHECK(api.submit(id, bundle, key).body == first.body);
    CHECK(api.get(path(id, "")).json.value(u"receipt") == first.json.value(u"receipt"));
}

TEST_CASE("A bundle that is on its way when the service is to end is still taken, and answered") {
    ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QJsonObject application = api.readyToSign();
    const QString id = application.value(u"id").toString();
    const auto signer = service.applicantSigner();
    const QByteArray bundle = BundleMaker(*signer).bundle(api, application);
    RawConnection idle(service);
    RawConnection connection(service);
    connection.send("PUT " + path(id, "/bundle").toUtf8() +
                    " HTTP/1.1\r\nHost: x\r\nIdempotency-Key: 0f8fad5b-d9cb-469f-a165-70867728950e\r\n"
                    "Expect: 100-continue\r\nContent-Type: application/vnd.etsi.asic-e+zip\r\n"
                    "Authorization: Bearer " +
                    api.token().toUtf8() + "\r\nContent-Length: " + QByteArray::number(bundle.size()) +
                    "\r\n\r\n");
    CHECK(connection.readUntil("\r\n\r\n").startsWith("HTTP/1.1 100")); // the head has been read
    connection.send(bundle.first(bundle.size() / 2));
    service.askToStop();
    CHECK(idle.readToEnd().isEmpty()); // closed: the service is ending
    connection.send(bundle.mid(bundle.size() / 2));
    const QByteArray answer = connection.readToEnd();
    CHECK(statusOf(answer) == 200);
    CHECK(answer.contains("\"receipt\""));
    CHECK(service.stop() == 0);
    service.start();
    CHECK(api.get(path(id, "")).text("state") == QStringLiteral("submitted"));
}

TEST_CASE("A restart loses neither the session nor the application") {
    ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QJsonObject application = api.approve(api.orderId());
    CHECK(service.stop() == 0);
    service.start();
    const QJsonObject confirmed = api.confirm(application.value(u"id").toString());
    CHECK(confirmed.value(u"state").toString() == QStringLiteral("confirmed"));
}

TEST_CASE("Wet ink and the electronic way can be left for each other") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QString id = api.approve(api.orderId()).value(u"id").toString();
    CHECK(api.confirm(id).value(u"documents").toArray().size() == 2);
    CHECK(api.choose(id, QStringLiteral("wet")).value(u"state").toString() ==
          QStringLiteral("awaitingPaper"));
    CHECK(api.choose(id, QStringLiteral("electronic")).value(u"state").toString() ==
          QStringLiteral("methodChosen"));
}

TEST_CASE("An order whose certificate has ended is for wet ink alone") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ilker);
    const QJsonArray orders = api.get(QStringLiteral("/v1/orders")).json.value(u"orders").toArray();
    REQUIRE(orders.size() == 2);
    const QString id = api.approve(orders.last().toObject().value(u"id").toString()).value(u"id").toString();
    CHECK(api.confirm(id).value(u"methods").toArray() == QJsonArray{QStringLiteral("wet")});
    const Reply electronic =
        api.put(path(id, "/method"), {{QStringLiteral("method"), QStringLiteral("electronic")}});
    CHECK(electronic.status == 409);
    CHECK(electronic.code() == QStringLiteral("MethodUnavailable"));
}

TEST_CASE("Of two clients the one that saw an older application changes nothing") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QString id = api.approve(api.orderId()).value(u"id").toString();
    CHECK(!api.confirm(id).isEmpty());
    const QByteArray seen = api.get(path(id, "")).headers.value(QStringLiteral("etag")).toLatin1();
    const auto choose = [&](const char* method) {
        return api.call({.method = "PUT",
                         .path = path(id, "/method"),
                         .body = QByteArray(R"({"method": ")") + method + "\"}",
                         .headers = {{"If-Match", seen}}});
    };
    CHECK(choose("electronic").status == 200);
    const Reply late = choose("wet");
    CHECK(late.status == 412);
    CHECK(late.code() == QStringLiteral("ChangedMeanwhile"));
    const Reply now = api.get(path(id, ""));
    CHECK(now.text("method") == QStringLiteral("electronic"));
    CHECK(now.headers.value(QStringLiteral("etag")).toLatin1() != seen);
}
