// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/settings.h"
#include "app/service/state/applications.h"
#include "tests/app/service/api.h"
#include "tests/app/service/service_database.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;

namespace {

ServiceOptions rules(const char* key, const char* value) {
    return {{{QLatin1String(key), QLatin1String(value)}}, {}};
}

/// A form that was just approved.
struct Approved {
    ServiceProcess service;
    Api api{service};
    QJsonObject application;
    QString id;

    explicit Approved(const ServiceOptions& options = {}) : service(options) {
        api.logIn(ayse);
        application = api.approve(api.orderId());
        id = application.value(u"id").toString();
    }

    [[nodiscard]] Reply enter(const QString& code) const {
        return api.post(path(id, "/confirmation"), {{QStringLiteral("code"), code}});
    }
    [[nodiscard]] QString wrongCode() const {
        return service.smsCode(id) == QStringLiteral("000000") ? QStringLiteral("111111")
                                                               : QStringLiteral("000000");
    }
};

} // namespace

TEST_CASE("The service announces the code's rules and hides the number it went to") {
    const Approved approved;
    const QJsonObject state = approved.application.value(u"confirmation").toObject();
    CHECK(state.value(u"phone").toString() == QStringLiteral("+90 5•• ••• •• 42"));
    CHECK(state.value(u"codeLength").toInt() == approved.service.smsCode(approved.id).size());
    CHECK(state.value(u"attemptsLeft").toInt() == 3);
    CHECK(approved.service.messages().first().value(u"to").toString() == QStringLiteral("+905321112242"));
    CHECK(approved.application.value(u"documents").toArray().isEmpty());
}

TEST_CASE("Wrong codes are counted down to none") {
    const ServiceDatabase store(GENERATE(from_range(databaseKinds())));
    const Approved approved(store.with());
    const Reply first = approved.enter(approved.wrongCode());
    CHECK(first.status == 422);
    CHECK(first.code() == QStringLiteral("SmsCodeIncorrect"));
    CHECK(first.json.value(u"arguments").toArray() == QJsonArray{QStringLiteral("2")});
    CHECK(approved.enter(approved.wrongCode()).code() == QStringLiteral("SmsCodeIncorrect"));
    CHECK(approved.enter(approved.wrongCode()).code() == QStringLiteral("SmsAttemptsExhausted"));
    CHECK(approved.enter(approved.service.smsCode(approved.id)).code() ==
          QStringLiteral("SmsAttemptsExhausted"));
}

TEST_CASE("The right code costs no try: what comes after it may fail and be repeated") {
    const Approved approved;
    CHECK(approved.enter(approved.wrongCode()).status == 422);
    CHECK(approved.enter(approved.service.smsCode(approved.id)).status == 200);
    const registration::Database database(registration::readSettings(approved.service.state()).value());
    CHECK(registration::findApplication(database, approved.id)->code.triesLeft == 2);
}

TEST_CASE("A new code comes after the pause, with new tries, and the old one is void") {
    const Approved approved(rules("sms/resendPauseSeconds", "0"));
    for (int i = 0; i < 3; ++i)
        CHECK(approved.enter(approved.wrongCode()).status == 422);
    const QString old = approved.service.smsCode(approved.id);
    const Reply resent = approved.api.post(path(approved.id, "/confirmation/resend"));
    REQUIRE(resent.status == 200);
    CHECK(resent.json.value(u"confirmation").toObject().value(u"attemptsLeft").toInt() == 3);
    CHECK(approved.service.messages().size() == 2);
    if (approved.service.smsCode(approved.id) != old)
        CHECK(approved.enter(old).code() == QStringLiteral("SmsCodeIncorrect"));
    CHECK(approved.enter(approved.service.smsCode(approved.id)).status == 200);
}

TEST_CASE("A new code is not sent before its time") {
    const Approved approved;
    const Reply early = approved.api.post(path(approved.id, "/confirmation/resend"));
    CHECK(early.status == 422);
    CHECK(early.code() == QStringLiteral("SmsResendTooEarly"));
    const int seconds = early.json.value(u"arguments").toArray().first().toString().toInt();
    CHECK(seconds > 0);
    CHECK(seconds <= 60);
    CHECK(approved.service.messages().size() == 1);
}

TEST_CASE("Codes are sent only so often to one applicant") {
    ServiceOptions options = rules("sms/resendPauseSeconds", "0");
    options.settings.insert(QStringLiteral("sms/codesPerTenMinutes"), QStringLiteral("2"));
    const Approved approved(options);
    CHECK(approved.api.post(path(approved.id, "/confirmation/resend")).status == 200);
    const Reply third = approved.api.post(path(approved.id, "/confirmation/resend"));
    CHECK(third.status == 429);
    CHECK(third.code() == QStringLiteral("TooManyAttempts"));
    CHECK(approved.service.messages().size() == 2);
}

TEST_CASE("A code that was let lie too long is no longer valid") {
    const Approved approved(rules("sms/lifetimeSeconds", "1"));
    Reply reply = approved.enter(approved.wrongCode());
    while (reply.code() == QStringLiteral("SmsCodeIncorrect") ||
           reply.code() == QStringLiteral("SmsAttemptsExhausted"))
        reply = approved.enter(approved.wrongCode());
    CHECK(reply.status == 422);
    CHECK(reply.code() == QStringLiteral("SmsCodeExpired"));
}

TEST_CASE("Steps out of their order are refused") {
    const ServiceDatabase store(GENERATE(from_range(databaseKinds())));
    const Approved approved(store.with());
    const Reply early =
        approved.api.put(path(approved.id, "/method"), {{QStringLiteral("method"), QStringLiteral("wet")}});
    CHECK(early.status == 409);
    CHECK(early.code() == QStringLiteral("StateConflict"));
    CHECK(approved.api.get(path(approved.id, "/documents/application.pdf")).status == 404);
    const QString code = approved.service.smsCode(approved.id);
    CHECK(approved.enter(code).status == 200);
    CHECK(approved.enter(code).code() == QStringLiteral("StateConflict"));
    CHECK(approved.api.post(path(approved.id, "/confirmation/resend")).code() ==
          QStringLiteral("StateConflict"));
}
