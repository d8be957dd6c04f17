// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/api.h"
#include "tests/app/service/service_database.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;

namespace {

const QString stranger = QStringLiteral("10000000214"); // well formed, and nobody here

QJsonObject with(QJsonObject request, const char* name, const QString& value) {
    request.insert(QLatin1String(name), value);
    return request;
}

Reply askForPassword(const Api& api, const QString& identityNumber) {
    return api.post(QStringLiteral("/v1/access-passwords"),
                    with(api.solvedCaptcha(), "identityNumber", identityNumber));
}

QString ordersPath() {
    return QStringLiteral("/v1/orders");
}

} // namespace

TEST_CASE("A captcha counts once, whatever the outcome, and case does not matter") {
    const ServiceProcess service;
    const Api api(service);
    QJsonObject login = with(with(api.solvedCaptcha(), "identityNumber", ayse), "accessPassword",
                             service.accessPassword(ayse));
    const QString answer = login.value(u"captchaAnswer").toString();
    SECTION("wrong, then right") {
        const Reply wrong =
            api.post(QStringLiteral("/v1/sessions"), with(login, "captchaAnswer", answer + u'X'));
        CHECK(wrong.status == 422);
        CHECK(wrong.code() == QStringLiteral("CaptchaIncorrect"));
        CHECK(api.post(QStringLiteral("/v1/sessions"), login).code() == QStringLiteral("CaptchaIncorrect"));
    }
    SECTION("right twice") {
        const QJsonObject lower = with(login, "captchaAnswer", answer.toLower());
        CHECK(api.post(QStringLiteral("/v1/sessions"), lower).status == 201);
        CHECK(api.post(QStringLiteral("/v1/sessions"), lower).code() == QStringLiteral("CaptchaIncorrect"));
    }
}

TEST_CASE("A captcha expires") {
    const ServiceProcess service({{{QStringLiteral("captcha/lifetimeSeconds"), QStringLiteral("1")}}, {}});
    const Api api(service);
    const QJsonObject captcha = api.solvedCaptcha();
    // Each new picture clears expired ones away; the first is refused as soon as its second is over.
    Reply reply;
    do
        reply = api.post(QStringLiteral("/v1/access-passwords"),
                         with(api.solvedCaptcha(), "identityNumber", QStringLiteral("123")));
    while (QDateTime::fromString(captcha.value(u"expiresAt").toString(), Qt::ISODate) >
           QDateTime::currentDateTimeUtc());
    CHECK(reply.status == 422);
}

TEST_CASE("The login does not tell whether a person is known") {
    const ServiceDatabase store(GENERATE(from_range(databaseKinds())));
    const ServiceProcess service(store.with());
    const Api api(service);
    const Reply known = api.tryLogIn(ayse, QStringLiteral("wrong"));
    const Reply unknown = api.tryLogIn(stranger, QStringLiteral("wrong"));
    CHECK(known.status == 401);
    CHECK(known.code() == QStringLiteral("LoginIncorrect"));
    CHECK(unknown.status == known.status);
    CHECK(unknown.body == known.body);
    CHECK(api.tryLogIn(ayse, service.accessPassword(ilker)).status == 401);
}

TEST_CASE("Too many wrong passwords close the door for a while, known person or not") {
    const ServiceDatabase store(GENERATE(from_range(databaseKinds())));
    const ServiceProcess service(store.with({{QStringLiteral("limits/loginTries"), QStringLiteral("3")}}));
    const Api api(service);
    const QString number = GENERATE(ayse, stranger);
    for (int i = 0; i < 3; ++i)
        CHECK(api.tryLogIn(number, QStringLiteral("wrong")).status == 401);
    const Reply blocked = api.tryLogIn(number, service.accessPassword(ayse));
    CHECK(blocked.status == 429);
    CHECK(blocked.code() == QStringLiteral("TooManyAttempts"));
    const int wait = blocked.headers.value(QStringLiteral("retry-after")).toInt();
    CHECK(wait > 0);
    CHECK(wait <= 60);
    CHECK(api.tryLogIn(ilker, service.accessPassword(ilker)).status == 201);
}

TEST_CASE("An identity number has to be one") {
    const ServiceProcess service;
    const Api api(service);
    const Reply reply = api.tryLogIn(QStringLiteral("12345678901"), QStringLiteral("x"));
    CHECK(reply.status == 422);
    CHECK(reply.code() == QStringLiteral("IdentityNumberInvalid"));
}

TEST_CASE("A new access password goes to the known by e-mail and the answer is the same for all") {
    const ServiceDatabase store(GENERATE(from_range(databaseKinds())));
    const ServiceProcess service(store.with());
    Api api(service);
    const QString old = service.accessPassword(ayse);
    const qsizetype before = service.mails().size();
    const Reply unknown = askForPassword(api, stranger);
    const Reply known = askForPassword(api, ayse);
    CHECK(unknown.status == 202);
    CHECK(known.status == 202);
    CHECK(known.body == unknown.body);
    const QList<QJsonObject> mails = service.waitForMails(before + 1);
    CHECK(mails.size() == before + 1);
    CHECK(mails.last().value(u"identityNumber").toString() == ayse);
    CHECK(service.accessPassword(ayse) != old);
    api.logIn(ayse);
    CHECK(api.tryLogIn(ayse, old).status == 401);
}

TEST_CASE("Access passwords are asked for only so often") {
    const ServiceDatabase store(GENERATE(from_range(databaseKinds())));
    const ServiceProcess service(
        store.with({{QStringLiteral("limits/passwordRequestsPerHour"), QStringLiteral("2")}}));
    const Api api(service);
    const QString number = GENERATE(ayse, stranger);
    CHECK(askForPassword(api, number).status == 202);
    CHECK(askForPassword(api, number).status == 202);
    const Reply third = askForPassword(api, number);
    CHECK(third.status == 429);
    CHECK(third.headers.value(QStringLiteral("retry-after")).toInt() > 0);
}

TEST_CASE("Without a session nothing of a person is shown") {
    const ServiceProcess service;
    Api api(service);
    for (const QString& token : {QString(), QStringLiteral("guessed")}) {
        api.setToken(token);
        const Reply reply = api.get(ordersPath());
        CHECK(reply.status == 401);
        CHECK(reply.code() == QStringLiteral("SessionExpired"));
        CHECK(reply.headers.value(QStringLiteral("www-authenticate")) == QStringLiteral("Bearer"));
    }
}

TEST_CASE("The scheme of a session's token may be written in any case") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    for (const auto* const scheme : {"bearer ", "BEARER "})
        CHECK(api.call({.path = ordersPath(), .headers = {{"Authorization", scheme + api.token().toUtf8()}}})
                  .status == 200);
    CHECK(api.call({.path = ordersPath(), .headers = {{"Authorization", "Basic " + api.token().toUtf8()}}})
              .status == 401);
}

TEST_CASE("A session expires") {
    const ServiceProcess service({{{QStringLiteral("session/lifetimeSeconds"), QStringLiteral("1")}}, {}});
    Api api(service);
    api.logIn(ayse);
    Reply reply = api.get(ordersPath());
    while (reply.status == 200)
        reply = api.get(ordersPath());
    CHECK(reply.status == 401);
    CHECK(reply.code() == QStringLiteral("SessionExpired"));
}

TEST_CASE("A session that was ended is worth nothing, and another of the same person goes on") {
    const ServiceProcess service;
    Api api(service);
    Api other(service);
    api.logIn(ayse);
    other.logIn(ayse);
    const Call logOut{.method = "DELETE", .path = QStringLiteral("/v1/sessions/current")};
    CHECK(api.call(logOut).status == 204);
    CHECK(api.get(ordersPath()).status == 401);
    CHECK(api.call(logOut).status == 401);
    CHECK(other.get(ordersPath()).status == 200);
}

TEST_CASE(
    "Who asks for a new access password in another's name neither logs him out nor takes his password") {
    const ServiceDatabase store(GENERATE(from_range(databaseKinds())));
    const ServiceProcess service(store.with());
    Api api(service);
    const QString old = service.accessPassword(ayse);
    api.logIn(ayse);
    for (int i = 0; i < 2; ++i) {
        const qsizetype before = service.mails().size();
        CHECK(askForPassword(api, ayse).status == 202);
        CHECK(service.waitForMails(before + 1).size() == before + 1);
    }
    CHECK(api.get(ordersPath()).status == 200);
    CHECK(api.tryLogIn(ayse, old).status == 201);
    CHECK(api.get(ordersPath()).status == 200);
    SECTION("The first login with the new one ends the old one and its sessions") {
        Api again(service);
        again.logIn(ayse);
        CHECK(api.get(ordersPath()).status == 401);
        CHECK(api.tryLogIn(ayse, old).status == 401);
        CHECK(again.get(ordersPath()).status == 200);
        CHECK(api.tryLogIn(ayse, service.accessPassword(ayse)).status == 201);
        CHECK(again.get(ordersPath()).status == 200);
    }
}
