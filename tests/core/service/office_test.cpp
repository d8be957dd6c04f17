// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ready.h"
#include "core/network/http.h"
#include "core/network/proxy.h"
#include "tests/core/service/client_bench.h"
#include "tests/support/http_server.h"
#include "tests/support/kerberos_realm.h"
#include "tests/support/skip.h"
#include "tests/support/squid.h"

#include <QNetworkProxyFactory>

#include <catch2/catch.hpp>

#include <array>

using namespace yenile;
using namespace yenile::service;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

/// The proxy that most offices have, in the ways in which they ask who one is.
namespace {

/// A service, and a responder, that only the proxy can find, and a person who enters passwords until there
/// are none left.
struct Office {
    explicit Office(const QStringList& ways, const KerberosRealm* realm = nullptr)
        : proxy(ways, realm), service(authority(), authority().issueTls(u"DNS:service.invalid"_s),
                                      inTurn({json(toJson(ServiceInfo{}))})),
          responder([](const ReceivedRequest&) { return HttpServer::Response{200, "good"}; }) {
        REQUIRE(network::useProxy(proxy.address()));
        network::setProxyAccount({});
    }
    ~Office() {
        QNetworkProxyFactory::setUseSystemConfiguration(false);
        network::setProxyAccount({});
        network::setAccountSource({});
    }
    Office(const Office&) = delete;
    Office& operator=(const Office&) = delete;

    [[nodiscard]] Result<ServiceInfo> ask(const QStringList& passwords) {
        haveAsked(passwords);
        QUrl address = service.address();
        address.setHost(u"service.invalid"_s);
        Client client({address, {QSslCertificate::fromData(authority().root().certificatePem())}});
        return await(client.serviceInfo());
    }

    [[nodiscard]] Result<QByteArray> askResponder(const QStringList& passwords) {
        haveAsked(passwords);
        QUrl address(responder.address());
        address.setHost(u"service.invalid"_s);
        return network::ask({.url = address, .reach = network::Reach::Anywhere});
    }

    Squid proxy;
    HttpsServer service;
    HttpServer responder;
    int asked = 0;

private:
    void haveAsked(const QStringList& passwords) {
        m_passwords = passwords;
        network::setAccountSource([this](const QString&, bool) {
            ++asked;
            if (m_passwords.isEmpty())
                return ready<bool>(false);
            network::setProxyAccount({u"ayse"_s, Secret(m_passwords.takeFirst().toUtf8())});
            return ready<bool>(true);
        });
    }

    QStringList m_passwords;
};

/// While it lives this program is in the realm.
class InRealm {
public:
    explicit InRealm(const KerberosRealm& realm) {
        for (const auto* const name : names)
            qputenv(name, realm.environment().value(QLatin1String(name)).toUtf8());
    }
    ~InRealm() {
        for (const auto* const name : names)
            qunsetenv(name);
    }
    InRealm(const InRealm&) = delete;
    InRealm& operator=(const InRealm&) = delete;

private:
    static constexpr std::array names{"KRB5_CONFIG", "KRB5CCNAME"};
};

void needSquidAndKerberos() {
    if (!Squid::isThere() || !KerberosRealm::isThere())
        skip("no Squid, or no Kerberos, on this computer");
}

} // namespace

TEST_CASE("a proxy that knows people by password gets the one that the person enters") {
    needSquidAndKerberos();
    const QStringList ways =
        GENERATE(QStringList{u"basic"_s}, QStringList{u"digest"_s}, QStringList{u"digest"_s, u"ntlm"_s},
                 QStringList{u"ntlm"_s, u"basic"_s});
    CAPTURE(ways.join(u',').toStdString());
    Office office(ways);
    CHECK(office.ask({}).error().code == ErrorCode::ProxyLoginRequired);
    CHECK(office.askResponder({}).error().code == ErrorCode::ProxyLoginRequired);
    CHECK(office.ask({u"wrong"_s, u"s3cret"_s}));
    CHECK(office.asked == 4);
    CHECK(office.ask({})); // it is known by then
    CHECK(office.askResponder({}) == Result<QByteArray>("good"));
    CHECK(office.asked == 4);
    const QStringList passed = office.proxy.passed(3);
    CHECK(passed == QStringList(passed.size(), u"ayse"_s));
}

TEST_CASE("a proxy that asks in no way that can be answered is told of, and is not asked again and again") {
    needSquidAndKerberos();
    const KerberosRealm realm;
    const InRealm inRealm(realm); // and has not logged in
    Office office(
        GENERATE(QStringList{u"ntlm"_s}, QStringList{u"negotiate"_s}, QStringList{u"negotiate"_s, u"ntlm"_s}),
        &realm);
    const auto answer = office.ask({u"s3cret"_s});
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::ProxySchemeUnsupported);
    CHECK(answer.error().arguments == QStringList{u"localhost"_s});
    CHECK(office.askResponder({u"s3cret"_s}).error().code == ErrorCode::ProxySchemeUnsupported);
    CHECK(office.asked == 0);
    CHECK(office.proxy.passed(0).isEmpty());
    CHECK(office.proxy.refusals() <= 4);
}

TEST_CASE("a proxy that speaks Kerberos asks nobody who has logged in to the computer") {
    needSquidAndKerberos();
    const KerberosRealm realm;
    const InRealm inRealm(realm);
    realm.logIn();
    Office office(GENERATE(QStringList{u"negotiate"_s}, QStringList{u"negotiate"_s, u"ntlm"_s, u"basic"_s}),
                  &realm);
    CHECK(office.ask({}));
    CHECK(office.ask({}));
    CHECK(office.askResponder({}) == Result<QByteArray>("good"));
    CHECK(office.asked == 0);
    CHECK(office.proxy.passed(6) == QStringList(6, u"ayse@YENILE.TEST"_s));
}

TEST_CASE("whoever has no ticket for a proxy that speaks Kerberos enters an account where it takes one") {
    needSquidAndKerberos();
    const KerberosRealm realm;
    const InRealm inRealm(realm);
    Office office(
        GENERATE(QStringList{u"negotiate"_s, u"basic"_s}, QStringList{u"negotiate"_s, u"ntlm"_s, u"basic"_s}),
        &realm);
    CHECK(office.ask({u"s3cret"_s}));
    CHECK(office.asked == 1);
    const QStringList passed = office.proxy.passed(1);
    CHECK(passed == QStringList(passed.size(), u"ayse"_s));
}

TEST_CASE("a proxy that asks nobody is passed without a question") {
    needSquidAndKerberos();
    Office office({});
    CHECK(office.ask({}));
    CHECK(office.askResponder({}) == Result<QByteArray>("good"));
    CHECK(office.asked == 0);
}
