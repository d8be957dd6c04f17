// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/settings.h"
#include "app/service/state/database.h"
#include "tests/app/service/api.h"
#include "tests/app/service/service_database.h"

#include <catch2/catch.hpp>

#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

using namespace yenile;
using namespace yenile::tests;

/// What comes at the same time has to count as if it had come in turn.
namespace {

constexpr int most = 3;
constexpr size_t tries = 8;

QMap<QString, QString> atMost(const char* setting) {
    return {{QLatin1String(setting), QString::number(most)}};
}

auto countOf(const std::vector<Reply>& replies, int status) {
    return std::ranges::count(replies, status, &Reply::status);
}

QJsonObject wrongLogin() {
    return {{QStringLiteral("identityNumber"), ayse},
            {QStringLiteral("accessPassword"), QStringLiteral("wrong")}};
}

} // namespace

TEST_CASE("A request that comes twice at once acts once, and both get its answer") {
    const ServiceDatabase store(GENERATE(from_range(databaseKinds())));
    const ServiceProcess service(store.with());
    const Api api(service);
    QJsonObject login = wrongLogin();
    SECTION("a right login") {
        login.insert(QStringLiteral("accessPassword"), service.accessPassword(ayse));
        Call call = api.withCaptcha("/v1/sessions", login);
        call.headers = {{"Idempotency-Key", QUuid::createUuid().toByteArray(QUuid::WithoutBraces)}};
        const std::vector<Reply> replies = api.together({call, call, call});
        CHECK(countOf(replies, 201) == 3);
        const registration::Database database(registration::readSettings(service.state()).value());
        CHECK(database.select(QStringLiteral("SELECT token FROM sessions")).size() == 1);
        for (const Reply& reply : replies)
            CHECK(reply.body == replies.front().body);
    }
    SECTION("a wrong one counts as one try") {
        Call call = api.withCaptcha("/v1/sessions", login);
        call.headers = {{"Idempotency-Key", QUuid::createUuid().toByteArray(QUuid::WithoutBraces)}};
        CHECK(countOf(api.together(std::vector<Call>(tries, call)), 401) == tries);
        CHECK(api.tryLogIn(ayse, service.accessPassword(ayse)).status == 201);
    }
}

TEST_CASE("One captcha lets one login through, whatever comes at once") {
    const ServiceDatabase store(GENERATE(from_range(databaseKinds())));
    const ServiceProcess service(store.with());
    const Api api(service);
    QJsonObject login = wrongLogin();
    login.insert(QStringLiteral("accessPassword"), service.accessPassword(ayse));
    const std::vector<Reply> replies =
        api.together(std::vector<Call>(tries, api.withCaptcha("/v1/sessions", login)));
    CHECK(countOf(replies, 201) == 1);
    CHECK(countOf(replies, 422) == tries - 1);
}

TEST_CASE("Guesses made at once are counted like those made in turn") {
    const ServiceDatabase store(GENERATE(from_range(databaseKinds())));
    const ServiceProcess service(store.with(atMost("limits/loginTries")));
    const Api api(service);
    std::vector<Call> calls;
    for (size_t i = 0; i < tries; ++i)
        calls.push_back(api.withCaptcha("/v1/sessions", wrongLogin()));
    const std::vector<Reply> replies = api.together(calls);
    CHECK(countOf(replies, 401) == most);
    CHECK(countOf(replies, 429) == tries - most);
}

TEST_CASE("Passwords asked for at once are no more than the limit") {
    const ServiceDatabase store(GENERATE(from_range(databaseKinds())));
    const ServiceProcess service(store.with(atMost("limits/passwordRequestsPerHour")));
    const Api api(service);
    const qsizetype before = service.mails().size();
    std::vector<Call> calls;
    for (size_t i = 0; i < tries; ++i)
        calls.push_back(api.withCaptcha("/v1/access-passwords", {{QStringLiteral("identityNumber"), ayse}}));
    CHECK(countOf(api.together(calls), 202) == most);
    CHECK(service.waitForMails(before + most).size() == before + most);
}

TEST_CASE("Forms approved at once send no more codes than the limit") {
    const ServiceDatabase store(GENERATE(from_range(databaseKinds())));
    const ServiceProcess service(store.with(atMost("sms/codesPerTenMinutes")));
    Api api(service);
    api.logIn(ayse);
    const Call approval{.method = "POST",
                        .path = QStringLiteral("/v1/orders/%1/applications").arg(api.orderId()),
                        .body = QJsonDocument(Api::goodAnswers()).toJson()};
    const std::vector<Reply> replies = api.together(std::vector<Call>(tries, approval));
    CHECK(countOf(replies, 201) == most);
    CHECK(countOf(replies, 429) == tries - most);
    CHECK(service.messages().size() == most);
}

TEST_CASE("Of confirmations that come at once one counts") {
    const ServiceDatabase store(GENERATE(from_range(databaseKinds())));
    const ServiceProcess service(store.with());
    Api api(service);
    api.logIn(ayse);
    const QString id = api.approve(api.orderId()).value(u"id").toString();
    const QByteArray code =
        QJsonDocument(QJsonObject{{QStringLiteral("code"), service.smsCode(id)}}).toJson();
    const Call confirmation{.method = "POST", .path = path(id, "/confirmation"), .body = code};
    CHECK(countOf(api.together({confirmation, confirmation, confirmation}), 200) == 1);
    CHECK(api.get(path(id, "")).text("state") == QStringLiteral("confirmed"));
}
