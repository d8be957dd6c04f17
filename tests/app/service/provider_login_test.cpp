// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/provider/id_token.h"
#include "app/service/provider/identity_provider.h"
#include "app/service/provider/key_set.h"
#include "core/base/file.h"
#include "core/network/http.h"
#include "tests/app/service/api.h"
#include "tests/support/held_link.h"
#include "tests/support/openid_provider.h"
#include "tests/support/system_store.h"

#include <catch2/catch.hpp>

#include <QProcess>
#include <QUrlQuery>

#include <functional>
#include <future>
#include <optional>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

const QString verifier = u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_s;
const QString redirect = u"http://127.0.0.1:49152/"_s;
const QString providerSessions = u"/v1/provider-sessions"_s;

/// A provider, and a service that takes its word.
class House {
public:
    /// `systemVouches`: no file names the provider's authority, and whether the system's store does.
    explicit House(const QString& person = ayse, const QMap<QString, QString>& more = {},
                   std::optional<bool> systemVouches = {})
        : provider(m_ca, person), service(with(more, systemVouches)), api(service) {}

    /// What a browser would bring from the provider, as a request to the service.
    [[nodiscard]] QJsonObject visit() const {
        const QUrlQuery asked{{u"client_id"_s, u"kayit"_s},
                              {u"redirect_uri"_s, redirect},
                              {u"state"_s, u"s"_s},
                              {u"nonce"_s, u"n-1"_s},
                              {u"code_challenge"_s, u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s},
                              {u"code_challenge_method"_s, u"S256"_s}};
        QUrl address(provider.issuer() + u"/authorize"_s);
        address.setQuery(asked);
        const Result<network::HttpResponse> outcome = network::askFully(
            {.url = address, .reach = network::Reach::Anywhere},
            {QSslCertificate::fromData(m_ca.root().certificatePem()), false}, {.redirects = 0});
        REQUIRE(outcome);
        const QUrlQuery brought(QUrl::fromEncoded(outcome->field("Location")));
        return {{u"providerId"_s, u"e-kimlik"_s},
                {u"code"_s, brought.queryItemValue(u"code"_s)},
                {u"codeVerifier"_s, verifier},
                {u"redirectUri"_s, redirect},
                {u"nonce"_s, u"n-1"_s}};
    }
    /// What a service has to know of the provider.
    [[nodiscard]] registration::ProviderSettings settings() const {
        return {.id = u"e-kimlik"_s,
                .name = {},
                .issuer = provider.issuer(),
                .clientId = u"kayit"_s,
                .secretFile = m_folder.filePath(u"secret"_s),
                .identityClaim = u"tc_kimlik_no"_s,
                .caFile = m_folder.filePath(u"root.pem"_s)};
    }
    [[nodiscard]] QByteArray root() const { return m_ca.root().certificatePem(); }
    [[nodiscard]] Reply logIn() const { return api.post(providerSessions, visit()); }
    [[nodiscard]] QString log() const {
        return QString::fromUtf8(readFile(service.state().filePath(u"service.log"_s)).value_or(QByteArray()));
    }

private:
    [[nodiscard]] ServiceOptions with(QMap<QString, QString> settings, std::optional<bool> systemVouches) {
        settings.insert(provider.settings(m_folder));
        if (!systemVouches)
            return {settings, {}};
        settings.remove(u"provider/caFile"_s);
        m_store.emplace(QByteArrayList{(*systemVouches ? m_ca : TestCa()).root().certificatePem()});
        return {.settings = settings,
                .applicant = {},
                .around = std::bind_front(&SystemStore::around, &*m_store)};
    }

    TestCa m_ca;
    QTemporaryDir m_folder;
    std::optional<SystemStore> m_store;

public:
    OpenIdProvider provider;
    ServiceProcess service;
    Api api;
};

} // namespace

// RFC 7515, A.2 and A.3.
TEST_CASE("The signed examples of RFC 7515 are believed, and not with one letter changed") {
    const auto keys = registration::KeySet::read(R"({"keys": [
        {"kty": "EC", "crv": "P-256", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
         "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"},
        {"kty": "RSA", "e": "AQAB", "n": "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"}]})");
    const QByteArray payload =
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19y"
        "b290Ijp0cnVlfQ";
    const QByteArray token = GENERATE_REF(
        "eyJhbGciOiJFUzI1NiJ9." + payload +
            ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q",
        "eyJhbGciOiJSUzI1NiJ9." + payload +
            ".cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_"
            "O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_"
            "nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-"
            "eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_"
            "IoypGlUPQGe77Rw");
    const auto good = registration::Jwt::parse(token);
    REQUIRE(good);
    CHECK(good->claims.value(u"iss").toString() == u"joe");
    CHECK(keys.vouchesFor(*good));
    QByteArray other = token;
    other[token.indexOf('.') + 20] = other[token.indexOf('.') + 20] == 'Q' ? 'R' : 'Q';
    if (const auto bad = registration::Jwt::parse(other))
        CHECK_FALSE(keys.vouchesFor(*bad));
    for (const QByteArray& broken : {QByteArray(), QByteArray("a.b"), QByteArray("a.b.c"), token + ".x",
                                     QByteArray("e30.W10."), QByteArray("eyJjcml0IjpbXX0.e30.")})
        CHECK_FALSE(registration::Jwt::parse(broken));
}

TEST_CASE("Keys that are too short, of another kind, or for other purposes are passed over") {
    const auto token = registration::Jwt::parse("eyJhbGciOiJSUzI1NiJ9.e30.AA");
    REQUIRE(token);
    for (const QByteArray& keys :
         {QByteArray("no JSON"), QByteArray(R"({"keys": 7})"),
          QByteArray(R"({"keys": [{"kty": "RSA", "n": "AQAB", "e": "AQAB"}]})"),
          QByteArray(R"({"keys": [{"kty": "RSA", "n": ")" + QByteArray(171, 'A') + QByteArray(171, 'q') +
                     R"(", "e": "AQAB"}]})"), // 1,024 bits behind zeros
          QByteArray(R"({"keys": [{"kty": "oct", "k": "AQAB", "alg": "RS256"}]})"),
          QByteArray(R"({"keys": [{"kty": "EC", "crv": "P-256", "x": "AQAB", "y": "AQAB"}]})"),
          QByteArray(R"({"keys": [{"kty": "RSA", "use": "enc", "n": ")" + QByteArray(342, 'q') +
                     R"(", "e": "AQAB"}]})")})
        CHECK_FALSE(registration::KeySet::read(keys).hasKeyFor(*token));
}

TEST_CASE("A person for whom the provider vouches is logged in, and the description is kept to") {
    House house;
    ProviderManners manners;
    SECTION("by RSA") {
    }
    SECTION("by an elliptic curve") {
        manners.algorithm = u"ES256"_s;
    }
    SECTION("told by UserInfo") {
        manners.inUserInfo = true;
    }
    SECTION("for several audiences") {
        manners.claims = {{u"aud"_s, QJsonArray{u"other"_s, u"kayit"_s}}, {u"azp"_s, u"kayit"_s}};
    }
    SECTION("by a clock that is a minute behind") {
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        manners.claims = {{u"iat"_s, now - 420}, {u"exp"_s, now - 60}};
    }
    SECTION("by a clock that is a minute ahead") {
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        manners.claims = {{u"iat"_s, now + 60}, {u"nbf"_s, now + 60}, {u"exp"_s, now + 360}};
    }
    house.provider.behave(manners);
    const Reply info = house.api.get(u"/v1/service"_s);
    const QJsonObject announced = info.json.value(u"loginProviders").toArray().at(0).toObject();
    CHECK(announced.value(u"issuer").toString() == house.provider.issuer());
    CHECK(announced.value(u"name").toObject().value(u"en").toString() == u"e-Identity");
    const Reply reply = house.logIn();
    INFO(house.log().toStdString());
    REQUIRE(reply.status == 201);
    CHECK(reply.text("identityNumber") == ayse);
    CHECK(reply.text("subscriberName") == u"AYŞE YILMAZ");
    Api api = house.api;
    api.setToken(reply.text("token"));
    CHECK(api.get(u"/v1/orders"_s).status == 200);
}

TEST_CASE("A token that is not right brings no session, and the log says why without the code") {
    House house;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const std::vector<std::pair<ProviderManners, QString>> wrongs{
        {{.claims = {{u"nonce"_s, u"n-2"_s}}}, u"nonce"_s},
        {{.claims = {{u"aud"_s, u"other"_s}}}, u"aud"_s},
        {{.claims = {{u"aud"_s, QJsonArray{u"kayit"_s, u"other"_s}}}}, u"aud"_s},
        {{.claims = {{u"azp"_s, u"other"_s}}}, u"aud"_s},
        {{.claims = {{u"iss"_s, u"https://kimlik.example"_s}}}, u"iss"_s},
        {{.claims = {{u"exp"_s, now - 180}}}, u"exp"_s},
        {{.claims = {{u"iat"_s, now + 600}}}, u"iat"_s},
        {{.claims = {{u"nbf"_s, now + 600}}}, u"nbf"_s},
        {{.claims = {{u"sub"_s, u""_s}}}, u"sub"_s},
        {{.algorithm = u"none"_s}, u"signature"_s},
        {{.algorithm = u"HS256"_s}, u"signature"_s},
        {{.algorithm = u"ES256"_s, .foreignKey = true}, u"signature"_s},
        {{.claims = {{u"tc_kimlik_no"_s, u""_s}, {u"sub"_s, u"kisi-2"_s}}}, u"UserInfo: sub"_s}};
    for (const auto& [manners, cause] : wrongs) {
        house.provider.behave(manners);
        const QJsonObject login = house.visit();
        const qsizetype before = house.log().size();
        const Reply reply = house.api.post(providerSessions, login);
        const QString log = house.log().mid(before);
        INFO(log.toStdString());
        CHECK(reply.status == 401);
        CHECK(reply.code() == u"ProviderLoginFailed");
        CHECK(log.contains(cause));
        for (const auto* const name : {"code", "codeVerifier"})
            CHECK_FALSE(log.contains(login.value(QLatin1String(name)).toString()));
        CHECK_FALSE(log.contains(ayse));
    }
    CHECK(house.service.sessions() == 0);
}

TEST_CASE("A code is worth nothing a second time, or without what proves whose it is") {
    House house;
    QJsonObject login = house.visit();
    SECTION("a second time") {
        CHECK(house.api.post(providerSessions, login).status == 201);
    }
    SECTION("with another verifier") {
        login.insert(u"codeVerifier"_s, QString(43, u'a'));
    }
    SECTION("at another address") {
        login.insert(u"redirectUri"_s, u"http://127.0.0.1:49153/"_s);
    }
    const Reply reply = house.api.post(providerSessions, login);
    CHECK(reply.code() == u"ProviderLoginFailed");
    CHECK(house.log().contains(u"invalid_grant"));
}

TEST_CASE(
    "Whom the provider knows and the service does not gets the answer of a wrong login, and only so often") {
    House house(u"10000000214"_s, {{u"limits/triesPerAddress"_s, u"2"_s}});
    const Reply reply = house.logIn();
    CHECK(reply.status == 401);
    CHECK(reply.code() == u"LoginIncorrect");
    CHECK(house.logIn().code() == u"LoginIncorrect");
    CHECK(house.logIn().code() == u"TooManyAttempts");
}

TEST_CASE(
    "A provider that is none of the service's, or an address beyond the person's computer, is refused") {
    House house;
    QJsonObject login = house.visit();
    const auto [member, value] =
        GENERATE(table<const char*, QString>({{"providerId", u"another"_s},
                                              {"redirectUri", u"https://kimlik.example/"_s},
                                              {"redirectUri", u"http://192.0.2.1:80/"_s},
                                              {"redirectUri", u"http://127.0.0.1/"_s}}));
    login.insert(QLatin1String(member), value);
    const Reply reply = house.api.post(providerSessions, login);
    CHECK(reply.status == 422);
    CHECK(reply.json.value(u"arguments").toArray().at(0).toString() == u'/' + QLatin1String(member));
    CHECK(house.provider.asked("/token") == 0);
}

TEST_CASE("A provider may change its keys") {
    House house;
    CHECK(house.logIn().status == 201);
    CHECK(house.logIn().status == 201);
    CHECK(house.provider.asked("/jwks") == 1);
    house.provider.behave({.keyId = u"key-2"_s});
    CHECK(house.logIn().status == 201);
    CHECK(house.provider.asked("/jwks") == 2);
    // Not for every key that somebody names.
    house.provider.behave({.keyId = u"key-3"_s});
    CHECK(house.logIn().status == 401);
    CHECK(house.provider.asked("/jwks") == 2);
}

TEST_CASE("A key that the provider has withdrawn is believed for an hour at most") {
    House house;
    FixedClock clock(QDateTime::currentDateTimeUtc());
    registration::ServiceSettings settings;
    settings.provider = house.settings();
    const auto provider = registration::IdentityProvider::open(settings, clock);
    REQUIRE(provider);
    const QJsonObject claims{{u"exp"_s, clock.now().addSecs(7200).toSecsSinceEpoch()}};
    house.provider.behave({.claims = claims});
    const auto identity = [&] {
        return (*provider)->identityOf(*service::fromJson<service::ProviderLogin>(house.visit()));
    };
    CHECK(identity() == ayse);
    house.provider.behave({.claims = claims, .withdrawsKeys = true});
    CHECK(identity() == ayse);
    clock.set(clock.now().addSecs(3601));
    CHECK(identity().error().code == ErrorCode::ProviderLoginFailed);
    CHECK(house.provider.asked("/jwks") == 2);
}

TEST_CASE("That a provider does not answer counts as nobody's try") {
    House house(ayse, {{u"limits/triesPerAddress"_s, u"1"_s}});
    house.provider.behave({.isDown = true});
    for (int i = 0; i < 3; ++i) {
        CHECK(house.logIn().code() == u"ProviderLoginFailed");
        CHECK(house.log().contains(u"HTTP 503"));
    }
    house.provider.behave({});
    CHECK(house.logIn().status == 201);
}

TEST_CASE("A question that the provider does not answer holds up the login of nobody else") {
    House house;
    const FixedClock clock(QDateTime::currentDateTimeUtc());
    auto link = std::make_unique<HeldLink>(QUrl(house.provider.issuer()));
    registration::ServiceSettings settings;
    settings.provider = house.settings();
    settings.provider.issuer = link->address().toString();
    house.provider.behave({.claims = {{u"iss"_s, settings.provider.issuer}},
                           .metadata = {{u"issuer"_s, settings.provider.issuer}}});
    const auto provider = registration::IdentityProvider::open(settings, clock);
    REQUIRE(provider);
    const auto login = service::fromJson<service::ProviderLogin>(house.visit());
    std::promise<void> held;
    link->holdAfter(1, [&] { held.set_value(); });
    auto waiting = std::async(std::launch::async, [&] { return (*provider)->identityOf(*login); });
    held.get_future().wait();
    link->release();
    CHECK((*provider)->identityOf(*login) == ayse);
    CHECK(waiting.wait_for(std::chrono::seconds(0)) == std::future_status::timeout);
    link.reset();
    CHECK(waiting.get().error().code == ErrorCode::AddressUnreachable);
}

TEST_CASE("A provider that speaks for another, or without TLS, is not asked, and passwords still count") {
    House house;
    house.provider.behave(
        GENERATE(ProviderManners{.metadata = {{u"issuer"_s, u"https://kimlik.example"_s}}},
                 ProviderManners{.metadata = {{u"token_endpoint"_s, u"http://127.0.0.1/"_s}}}));
    CHECK(house.logIn().code() == u"ProviderLoginFailed");
    CHECK(house.provider.asked("/token") == 0);
    Api api = house.api;
    api.logIn(ayse);
    CHECK(!api.token().isEmpty());
}

TEST_CASE("A provider is believed where the system's authorities vouch for it") {
    SystemStore::skipUnlessPossible();
    const bool isTrusted = GENERATE(true, false);
    const House house(ayse, {}, isTrusted);
    const Reply reply = house.logIn();
    CHECK(reply.code() == (isTrusted ? QString() : u"ProviderLoginFailed"_s));
    CHECK((house.provider.asked("/token") == 1) == isTrusted);
    CHECK(readFile(house.service.state().filePath(u"service.log"_s)).value().contains("AddressUntrusted") !=
          isTrusted);
}

TEST_CASE("A service without a provider announces none and takes no such login") {
    const ServiceProcess service;
    const Api api(service);
    CHECK_FALSE(api.get(u"/v1/service"_s).json.contains(u"loginProviders"));
    const Reply reply = api.post(providerSessions, {{u"providerId"_s, u"provider"_s},
                                                    {u"code"_s, u"c"_s},
                                                    {u"codeVerifier"_s, verifier},
                                                    {u"redirectUri"_s, redirect},
                                                    {u"nonce"_s, u"n"_s}});
    CHECK(reply.status == 422);
}

// Python's own TLS, HTTP and JSON, and nothing of ours but the description.
TEST_CASE("A client that knows the description alone logs in through a provider") {
    House house;
    const QString roots = house.service.file(u"roots.pem"_s);
    REQUIRE(writeFile(roots, house.service.ca().root().certificatePem() + house.root()));
    QProcess client;
    client.start(QStringLiteral(YENILE_SOURCE_DIR "/tests/app/service/log-in-through-provider"),
                 {house.service.address().toString(), roots});
    REQUIRE(client.waitForFinished(60'000));
    INFO(client.readAllStandardError().toStdString());
    CHECK(client.exitCode() == 0);
    CHECK(client.readAllStandardOutput().startsWith(u"AYŞE YILMAZ 10000000146 1"_s.toUtf8()));
}
