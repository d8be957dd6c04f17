// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ready.h"
#include "core/network/proxy.h"
#include "tests/core/service/client_bench.h"
#include "tests/support/connect_proxy.h"
#include "tests/support/http_server.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QLocale>
#include <QNetworkProxyFactory>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTimer>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::service;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

using Reply = HttpsServer::Response;

/// What lies between this computer and the service.
namespace {

QByteArray pinOf(const signature::Certificate& certificate) {
    return QCryptographicHash::hash(QSslCertificate(certificate.der(), QSsl::Der).publicKey().toDer(),
                                    QCryptographicHash::Sha256);
}

/// What is told of a server with that key.
Error unexpected(const Identity& identity) {
    const QByteArray seen = pinOf(identity.certificate).toBase64();
    return {
        ErrorCode::ServiceKeyUnexpected, {}, u"SHA-256 of the server's key: "_s + QString::fromLatin1(seen)};
}

LeafProfile tlsProfile() {
    LeafProfile profile;
    profile.extendedKeyUsage = u"serverAuth"_s;
    profile.subjectAltName = u"IP:127.0.0.1"_s;
    profile.qcCompliance = profile.nesStatement = profile.nonRepudiation = false;
    return profile;
}

HttpServer::Handler plainly(int status, const QByteArrayList& headers = {}) {
    return [=](const ReceivedRequest&) { return HttpServer::Response{status, {}, headers}; };
}

ErrorCode reasonWithStranger(const HttpServer& plain, const Identity& identity, const TestCa& ca) {
    const ClientBench bench({json(toJson(ServiceInfo{}))}, ca, identity);
    Connection connection = bench.connection();
    connection.plainAddress = QUrl(plain.address());
    Client client(connection);
    const auto answer = await(client.serviceInfo());
    REQUIRE_FALSE(answer);
    CHECK(bench.server.requests().empty());
    CHECK(plain.requests().size() == 1);
    return answer.error().code;
}

/// A service that is known by a name that only the proxy can find.
struct Office {
    explicit Office(const QByteArray& account)
        : proxy(account), service(authority(), authority().issueTls(u"DNS:service.invalid"_s),
                                  inTurn({json(toJson(ServiceInfo{}))})) {
        settings::Settings settings({folder.filePath(u"none.ini"_s), folder.filePath(u"user.ini"_s)});
        REQUIRE(settings.set(settings::Key::Proxy, proxy.address()));
        REQUIRE(network::useProxy(settings));
        network::setProxyAccount({});
        network::setAccountSource([this](const QString& host, bool refused) { return enter(host, refused); });
    }
    ~Office() {
        QNetworkProxyFactory::setUseSystemConfiguration(false);
        network::setProxyAccount({});
        network::setAccountSource({});
    }
    Office(const Office&) = delete;
    Office& operator=(const Office&) = delete;

    [[nodiscard]] Connection connection() const {
        QUrl address = service.address();
        address.setHost(u"service.invalid"_s);
        return {address, {QSslCertificate::fromData(authority().root().certificatePem())}, 2};
    }
    Async<bool> enter(const QString& host, bool refused) {
        asked << host + (refused ? u" again"_s : QString());
        if (answers.isEmpty())
            return ready<bool>(false);
        const QStringList account = answers.takeFirst().split(u':');
        network::setProxyAccount({account[0], Secret(account[1].toUtf8())});
        return ready<bool>(true);
    }

    QTemporaryDir folder;
    ConnectProxy proxy;
    HttpsServer service;
    QStringList answers;
    QStringList asked;
};

} // namespace

TEST_CASE("a service whose key is pinned is spoken to, and no other under the same authority") {
    const Identity identity = authority().issueTls();
    const QByteArray another = pinOf(authority().issueTls().certificate);
    ClientBench bench({json(toJson(ServiceInfo{}))}, authority(), identity);
    Connection connection = bench.connection();
    connection.trust.pins = {another, pinOf(identity.certificate)};
    Client right(connection);
    CHECK(await(right.serviceInfo()));
    REQUIRE(bench.server.requests().size() == 1);

    const QByteArray issuer = pinOf(authority().issuer().certificate);
    for (const QByteArray& wrong : {another, issuer}) { // an authority's key could be shown by anyone
        connection.trust.pins = {wrong};
        Client client(connection);
        CHECK(await(client.serviceInfo()).error() == unexpected(identity));
        CHECK(bench.server.requests().size() == 1);
    }
}

TEST_CASE("the key is judged of each connection, and nothing goes over one that was refused") {
    const Identity identity = authority().issueTls();
    Reply last = json(toJson(ServiceInfo{}));
    last.headers = {"Connection: close"};
    ClientBench bench({json(toJson(ServiceInfo{})), last, json(toJson(ServiceInfo{}))}, authority(),
                      identity);
    Connection connection = bench.connection();
    connection.trust.pins = {pinOf(identity.certificate)};
    Client client(connection);
    CHECK(await(client.serviceInfo()));
    CHECK(await(client.serviceInfo()));
    CHECK(bench.server.connections() == 1);
    bench.server.become(authority().issueTls()); // under the same authority, in the service's place
    const Async<ServiceInfo> one = client.serviceInfo();
    const Async<ServiceInfo> other = client.serviceInfo();
    CHECK(await(one).error().code == ErrorCode::ServiceKeyUnexpected);
    CHECK(await(other).error().code == ErrorCode::ServiceKeyUnexpected);
    CHECK(await(client.serviceInfo()).error().code == ErrorCode::ServiceKeyUnexpected);
    CHECK(bench.server.requests().size() == 2);
}

TEST_CASE("a network that wants a login of its own first is recognised") {
    const TestCa stranger(u"Stranger"_s);
    const HttpServer portal(GENERATE(plainly(302, {"Location: http://login.example/?from=here"}),
                                     plainly(307, {"Location: https://login.example"}), plainly(511),
                                     plainly(200, {"Content-Type: text/html; charset=utf-8"})));
    CHECK(reasonWithStranger(portal, stranger.issueTls(), stranger) == ErrorCode::NetworkLoginRequired);
}

TEST_CASE("a stranger in the service's place is one where nothing else explains it") {
    const TestCa stranger(u"Stranger"_s);
    const HttpServer::Handler itsOwnPages = [](const ReceivedRequest& request) {
        return HttpServer::Response{request.target == "/" ? 200 : 404, {}, {"Content-Type: text/html"}};
    };
    const HttpServer plain(
        GENERATE_COPY(as<HttpServer::Handler>(), itsOwnPages, plainly(302, {"Location: https://127.0.0.1/"}),
                      plainly(404), plainly(200), plainly(200, {"Date: Tue, 24 Nov 2020 10:00:00 GMT"})));
    CHECK(reasonWithStranger(plain, stranger.issueTls(), stranger) == ErrorCode::ServiceCertificateUntrusted);
}

TEST_CASE("a certificate that seems to have ended because of this computer's clock is told as that") {
    LeafProfile ended = tlsProfile();
    ended.notBefore = QDateTime::currentDateTimeUtc().addDays(-20);
    ended.notAfter = QDateTime::currentDateTimeUtc().addDays(-10);
    const auto dated = [](qint64 days) {
        return "Date: " +
               QLocale::c()
                   .toString(QDateTime::currentDateTimeUtc().addDays(days), u"ddd, dd MMM yyyy hh:mm:ss"_s)
                   .toLatin1() +
               " GMT";
    };
    const HttpServer longAgo(plainly(200, {dated(-15)}));
    CHECK(reasonWithStranger(longAgo, authority().issue(ended), authority()) == ErrorCode::ClockWrong);
    const HttpServer now(plainly(200, {dated(0)}));
    CHECK(reasonWithStranger(now, authority().issue(ended), authority()) ==
          ErrorCode::ServiceCertificateUntrusted);
}

TEST_CASE("the service is reached through a proxy that knows nobody") {
    Office office({});
    Client client(office.connection());
    CHECK(await(client.serviceInfo()));
    CHECK(office.proxy.passed() == 2); // the first asks how it wants to be asked
    CHECK(office.asked.isEmpty());
}

TEST_CASE("a proxy that wants an account gets the one that the person enters, and only once") {
    Office office("ayse:s3cret");
    office.answers = {u"ayse:wrong"_s, u"ayse:s3cret"_s};
    {
        Client client(office.connection());
        CHECK(await(client.serviceInfo()));
    }
    CHECK(office.asked == QStringList{u"127.0.0.1"_s, u"127.0.0.1 again"_s});
    Client another(office.connection());
    CHECK(await(another.serviceInfo()));
    CHECK(office.asked.size() == 2);
}

TEST_CASE("several requests that wait for the proxy's account ask for it once") {
    Office office("ayse:s3cret");
    office.answers = {u"ayse:s3cret"_s};
    QPromise<Result<bool>> entered;
    entered.start();
    network::setAccountSource([&](const QString& host, bool refused) {
        (void)office.enter(host, refused);
        return entered.future();
    });
    Client client(office.connection());
    Async<ServiceInfo> first = client.serviceInfo();
    Async<ServiceInfo> second = client.serviceInfo();
    while (office.asked.isEmpty())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QTimer::singleShot(200, [&] { // the other one may be there by then
        entered.addResult(true);
        entered.finish();
    });
    CHECK(await(first));
    CHECK(await(second));
    CHECK(office.asked.size() == 1);
}

TEST_CASE("whoever does not log in to the proxy is told so") {
    Office office("ayse:s3cret");
    Client client(office.connection());
    const auto answer = await(client.serviceInfo());
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::ProxyLoginRequired);
    CHECK(answer.error().arguments == QStringList{u"127.0.0.1"_s});
    CHECK(office.service.requests().empty());
}
