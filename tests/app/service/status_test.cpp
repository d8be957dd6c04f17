// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/messages/webhook_channel.h"
#include "core/base/file.h"
#include "tests/app/service/bundle_maker.h"
#include "tests/app/service/contract.h"
#include "tests/app/service/operator.h"
#include "tests/support/https_server.h"

#include <catch2/catch.hpp>

#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

const QByteArray secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// What OpenSSL makes of it.
QByteArray hmacByOpenssl(const QByteArray& key, const QByteArray& text) {
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"dgst"_s, u"-sha256"_s, u"-mac"_s, u"HMAC"_s, u"-macopt"_s,
                                 u"hexkey:"_s + QString::fromLatin1(key.toHex()), u"-binary"_s});
    openssl.write(text);
    openssl.closeWriteChannel();
    REQUIRE(openssl.waitForFinished());
    return openssl.readAllStandardOutput().toBase64();
}

/// Another system of the authority, and a service that tells it.
struct Listening {
    TestCa ca;
    Identity tls = ca.issueTls();
    HttpsServer other{ca, tls, [](const auto&) { return HttpsServer::Response{.status = 204}; }};
    QTemporaryDir folder;

    [[nodiscard]] ServiceOptions options() const {
        const QString secretFile = folder.filePath(u"secret"_s);
        const QString caFile = folder.filePath(u"ca.pem"_s);
        REQUIRE(writeFile(secretFile, "whsec_" + secret + '\n'));
        REQUIRE(writeFile(caFile, ca.root().certificatePem()));
        return {.settings = {{u"webhook/url"_s, other.address().toString()},
                             {u"webhook/secretFile"_s, secretFile},
                             {u"webhook/caFile"_s, caFile}},
                .applicant = {}};
    }
    /// The steps as they came, whatever was answered.
    [[nodiscard]] QStringList steps() const {
        QStringList steps;
        for (const ReceivedRequest& request : other.requests())
            steps << QJsonDocument::fromJson(request.body)[u"data"][u"entry"][u"step"].toString();
        return steps;
    }
};

QString submit(const ServiceProcess& service, Api& api) {
    api.logIn(ayse);
    const QJsonObject application = api.readyToSign();
    const QString id = application.value(u"id").toString();
    const auto signer = service.applicantSigner();
    REQUIRE(api.submit(id, BundleMaker(*signer).bundle(api, application)).status == 200);
    return id;
}

QStringList stepsOf(const Reply& status) {
    QStringList steps;
    for (const QJsonValue& step : status.json.value(u"steps").toArray())
        steps << step.toObject().value(u"step").toString();
    return steps;
}

} // namespace

TEST_CASE("What becomes of an application is told to the applicant and, signed and in its order, to another "
          "system") {
    Listening listening;
    const ServiceProcess service(listening.options());
    Api api(service);
    const QString id = submit(service, api);
    const QString path = u"/v1/applications/%1/status"_s.arg(id);
    const auto mark = [&](const QStringList& news) {
        return runOperator(service, "applications", "mark-status", QStringList{id} + news).exitCode;
    };
    const Reply received = api.get(path);
    CHECK(stepsOf(received) == QStringList{u"submitted"_s});
    CHECK(received.json.contains(u"next"));
    CHECK(received.json.contains(u"expectedOn"));

    CHECK(mark({u"produced"_s}) == 1); // before it was checked
    CHECK(mark({u"usable"_s}) == 1);
    CHECK(mark({u"checked"_s}) == 0);
    CHECK(mark({u"checked"_s}) == 1); // once is enough
    CHECK(mark({u"produced"_s}) == 0);
    CHECK(mark({u"usable"_s}) == 1); // from when?
    CHECK(mark({u"usable"_s, u"--from"_s, u"2027-01-01T00:00:00Z"_s}) == 0);
    CHECK(mark({u"refused"_s, u"--reason"_s, u"x"_s}) == 1); // too late
    CHECK(mark({u"sent"_s}) == 0);

    const Reply status = api.get(path);
    const QStringList all{u"submitted"_s, u"checked"_s, u"produced"_s, u"usable"_s, u"sent"_s};
    CHECK(stepsOf(status) == all);
    CHECK(status.json[u"steps"][3][u"usableFrom"].toString() == u"2027-01-01T00:00:00Z"_s);
    CHECK_FALSE(status.json.contains(u"expectedOn"));
    REQUIRE(comesTrue([&] { return listening.steps().size() == 5; }));
    CHECK(listening.steps() == all);

    QStringList names;
    for (const ReceivedRequest& request : listening.other.requests()) {
        const QByteArray name = request.headers.value("webhook-id");
        const QByteArray signedText =
            name + '.' + request.headers.value("webhook-timestamp") + '.' + request.body;
        CHECK(request.headers.value("webhook-signature") ==
              "v1," + hmacByOpenssl(QByteArray::fromBase64(secret), signedText));
        CHECK(schemaViolations("StatusEvent", QJsonDocument::fromJson(request.body).object()).isEmpty());
        CHECK_FALSE(names.contains(QString::fromLatin1(name)));
        names << QString::fromLatin1(name);
    }
    const QString shown = runOperator(service, "applications", "show", {id}).out;
    CHECK(shown.contains(u"usable 2027-01-01T00:00:00Z"_s));
    CHECK(runOperator(service, "audit", "verify").exitCode == 0);
    Api another(service);
    another.logIn(ilker);
    CHECK(another.get(path).status == 404);
}

TEST_CASE("Who is refused learns why, and what came on paper is told of as well") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QString id = api.approve(api.orderId()).value(u"id").toString();
    const QString path = u"/v1/applications/%1/status"_s.arg(id);
    REQUIRE_FALSE(api.confirm(id).isEmpty());
    REQUIRE_FALSE(api.choose(id, u"wet"_s).isEmpty());
    CHECK(api.get(path).json.value(u"steps").toArray().isEmpty());
    const auto refuse = [&] {
        return runOperator(service, "applications", "mark-status",
                           {id, u"refused"_s, u"--reason"_s, u"Kurum bilgisi güncel değil."_s})
            .exitCode;
    };
    CHECK(refuse() == 1); // nothing has come
    REQUIRE(runOperator(service, "applications", "mark-received", {id}).exitCode == 0);
    CHECK(refuse() == 0);
    const Reply status = api.get(path);
    CHECK(stepsOf(status) == QStringList{u"paperReceived"_s, u"refused"_s});
    CHECK(status.json[u"steps"][1][u"reason"][u"tr"].toString() == u"Kurum bilgisi güncel değil."_s);
}

TEST_CASE("The signature is that of the example in Standard Webhooks, and short secrets are none") {
    using registration::WebhookChannel;
    const auto keys = WebhookChannel::keysIn("whsec_" + secret + "\nwhsec_" + secret + "\n");
    REQUIRE(keys);
    const QByteArray example = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    CHECK(WebhookChannel::signatures(*keys, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330",
                                     "{\"test\": 2432232314}") == example + ' ' + example);
    for (const char* const wrong : {"", "whsec_", "whsec_c2hvcnQ=", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
        CHECK_FALSE(WebhookChannel::keysIn(wrong));
}
