// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "tests/core/renewal/journey_bench.h"
#include "tests/support/openid_provider.h"

#include <catch2/catch.hpp>

#include <QtConcurrent>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

/// An applicant, a service, and a provider whose word it takes.
class House {
public:
    House() : provider(m_ca), bench({provider.settings(m_folder), {}}) {
        bench.setup.providers = {{QSslCertificate::fromData(m_ca.root().certificatePem()), false},
                                 network::Reach::Anywhere};
    }

    [[nodiscard]] Result<service::Session> logIn(renewal::Journey& journey, const QString& person = {}) {
        must(journey.fetchServiceInfo());
        QFuture<QByteArray> browser;
        const auto session = await(journey.logInThrough(
            journey.serviceInfo().loginProviders->front(), person, [&](const QUrl& address) {
                browser = QtConcurrent::run([this, address] { return openInTestBrowser(address, m_ca); });
            }));
        if (browser.isValid())
            page = browser.result();
        return session;
    }

private:
    TestCa m_ca;
    QTemporaryDir m_folder;

public:
    OpenIdProvider provider;
    JourneyBench bench;
    QByteArray page; ///< that the person saw at last
};

} // namespace

TEST_CASE("who logs in through a provider is who the provider says, and goes on as after any login") {
    House house;
    house.provider.behave({.answerIssuer = house.provider.issuer()});
    const auto journey = house.bench.begin();
    const auto session = house.logIn(*journey);
    REQUIRE(session);
    CHECK(journey->identityNumber() == house.bench.identityNumber());
    CHECK(house.page.contains("Yenile"));
    CHECK_FALSE(must(journey->orders()).orders.empty());
    house.bench.approve(*journey);
    house.bench.confirm(*journey);
    // Logged in again, the same person goes on.
    house.bench.service.endSessions();
    REQUIRE(house.logIn(*journey, house.bench.identityNumber()));
    house.bench.choose(*journey, service::Method::Electronic);
    CHECK(journey->documents().size() == 2);
}

TEST_CASE("where a certain person has to log in again, another one is not let in") {
    House house;
    const auto journey = house.bench.begin();
    const auto session = house.logIn(*journey, u"10000000078"_s);
    REQUIRE_FALSE(session);
    CHECK(session.error().code == ErrorCode::LoginIncorrect);
    CHECK(journey->identityNumber().isEmpty());
    (void)await(journey->logOut()); // begun already
    CHECK(house.bench.service.waitForNoSession());
}

TEST_CASE("a provider that does not vouch for the person is named, and what it said is the cause") {
    House house;
    const auto [manners, cause] = GENERATE_REF(table<ProviderManners, QString>(
        {{{.refusal = u"access_denied"_s}, u"access_denied"_s},
         {{.answerIssuer = u"https://kimlik.example"_s}, u"another issuer"_s},
         {{.metadata = {{u"authorization_response_iss_parameter_supported"_s, true}}}, u"another issuer"_s},
         {{.metadata = {{u"issuer"_s, u"https://kimlik.example"_s}}}, u"of another issuer"_s},
         {{.metadata = {{u"authorization_endpoint"_s, u"http://127.0.0.1/"_s}}}, u"no https"_s},
         {{.algorithm = u"none"_s}, u""_s}}));
    house.provider.behave(manners);
    const auto journey = house.bench.begin();
    const QLocale before;
    QLocale::setDefault(QLocale::English);
    const auto session = house.logIn(*journey);
    QLocale::setDefault(before);
    REQUIRE_FALSE(session);
    CHECK(session.error().code == ErrorCode::ProviderLoginFailed);
    CHECK(session.error().arguments == QStringList{u"e-Identity"_s});
    CHECK(session.error().cause.contains(cause));
}

TEST_CASE("a login that is given up waits for no browser any more, and another one can begin") {
    House house;
    const auto journey = house.bench.begin();
    must(journey->fetchServiceInfo());
    QUrl shown;
    const auto session = await(
        journey->logInThrough(journey->serviceInfo().loginProviders->front(), {}, [&](const QUrl& address) {
            shown = address;
            journey->cancelLogin();
        }));
    REQUIRE_FALSE(session);
    CHECK(session.error().code == ErrorCode::Cancelled);
    CHECK(shown.host() == u"127.0.0.1");
    CHECK(house.logIn(*journey));
}
