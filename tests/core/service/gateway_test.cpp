// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/service/client_bench.h"
#include "tests/support/nginx.h"
#include "tests/support/skip.h"

#include <QCryptographicHash>
#include <QSslKey>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::service;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

/// What stands before a service and answers in its place.
namespace {

using Reply = HttpsServer::Response;

Reply page(int status, const QByteArrayList& headers = {}) {
    return {.status = status,
            .contentType = QByteArrayLiteral("text/html; charset=utf-8"),
            .body = "<html><body><h1>A page</h1></body></html>",
            .headers = headers};
}

/// The nginx that we ship a configuration for, before a service of the test's.
struct House {
    House() : service(authority(), authority().issueTls(), inTurn({json(toJson(ServiceInfo{}))})) {
        REQUIRE(authority().write(QDir(pki.path()), {}));
        nginx = std::make_unique<Nginx>(QDir(pki.path()), service.address(), service.address());
    }

    [[nodiscard]] Connection connection() const {
        return {nginx->address(), {QSslCertificate::fromData(authority().root().certificatePem())}, 10};
    }
    [[nodiscard]] QByteArray pin() const {
        const auto chain = QSslCertificate::fromPath(pki.filePath(u"tls.pem"_s));
        return QCryptographicHash::hash(chain.first().publicKey().toDer(), QCryptographicHash::Sha256);
    }

    QTemporaryDir pki;
    HttpsServer service;
    std::unique_ptr<Nginx> nginx;
};

void needNginx() {
    if (!Nginx::isThere())
        skip("no nginx on this computer");
}

} // namespace

TEST_CASE("what a gateway answers in the service's place is told as the gateway's doing") {
    const auto [reply, code, argument] = GENERATE(table<Reply, ErrorCode, QString>({
        {page(502), ErrorCode::GatewayWithoutService, u"502"_s},
        {page(503), ErrorCode::GatewayWithoutService, u"503"_s},
        {page(504), ErrorCode::GatewayWithoutService, u"504"_s},
        {page(503, {"Retry-After: 60"}), ErrorCode::GatewayWithoutService, u"503"_s},
        {page(429, {"Retry-After: 60"}), ErrorCode::ServiceBusy, u"60"_s}, // as the service wants it
        {page(403), ErrorCode::GatewayInBetween, u"403"_s},
        {page(404), ErrorCode::GatewayInBetween, u"404"_s},
        {page(405, {"Allow: GET"}), ErrorCode::GatewayInBetween, u"405"_s},
        {page(421), ErrorCode::GatewayInBetween, u"421"_s},
        {page(302, {"Location: https://login.example/"}), ErrorCode::GatewayInBetween, u"302"_s},
        {page(200), ErrorCode::GatewayInBetween, u"200"_s}, // a login page
        {page(511), ErrorCode::NetworkLoginRequired, {}},
    }));
    CAPTURE(reply.status);
    const ClientBench bench({reply});
    Client client(bench.connection());
    const auto answer = await(client.requestAccessPassword({}));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == code);
    CHECK(answer.error().arguments.value(0) == argument);
}

TEST_CASE("a page in the place of what was asked for is the gateway's, whatever it calls itself") {
    const auto* const type = GENERATE("", "text/html", "application/xhtml+xml", "text/plain");
    CAPTURE(type);
    const ClientBench bench({Reply{.contentType = type, .body = "<html/>"}});
    Client client(bench.connection());
    const Error byGateway{ErrorCode::GatewayInBetween, {u"200"_s}, u"HTTP 200"_s};
    CHECK(await(client.serviceInfo()).error() == byGateway);
    CHECK(await(client.requestAccessPassword({})).error() == byGateway);
    const DocumentInfo document{MemberName::of(u"application.pdf"_s).value(), {}, 7, {}};
    CHECK(await(client.document(u"A-1"_s, document)).error() == byGateway);
}

TEST_CASE("a gateway that says when it is back is left in peace until then") {
    const ClientBench later({page(503, {"Retry-After: 60"})});
    Client client(later.connection());
    CHECK(await(client.serviceInfo()).error().code == ErrorCode::GatewayWithoutService);
    CHECK(later.server.requests().size() == 1);
    const ClientBench soon({page(503, {"Retry-After: 1"}), json(toJson(ServiceInfo{}))});
    Client another(soon.connection());
    CHECK(await(another.serviceInfo()));
}

TEST_CASE("a gateway that is too narrow for a bundle is told with the size") {
    const ClientBench bench({problem(404, {404, ErrorCode::NotFound, {}, {}}), page(413)});
    Client client(bench.connection());
    const auto answer = await(client.submitBundle(u"A-1"_s, QByteArray(3 * 1024 * 1024, 'x')));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::GatewayTooNarrow);
    CHECK(answer.error().arguments == QStringList{u"3.00 MiB"_s});
}

TEST_CASE("behind an HTTP/2 front end no request goes out to a server that has another key") {
    needNginx();
    const House house;
    Connection connection = house.connection();
    connection.trust.pins = {house.pin()};
    Client right(connection);
    Async<ServiceInfo> first = right.serviceInfo();
    Async<ServiceInfo> second = right.serviceInfo();
    CHECK(await(first));
    CHECK(await(second));
    CHECK(await(right.serviceInfo()));
    CHECK(house.service.requests().size() == 3);

    connection.trust.pins = {QCryptographicHash::hash("another", QCryptographicHash::Sha256)};
    Client wrong(connection);
    first = wrong.serviceInfo();
    second = wrong.serviceInfo();
    CHECK(await(first).error().code == ErrorCode::ServiceKeyUnexpected);
    CHECK(await(second).error().code == ErrorCode::ServiceKeyUnexpected);
    CHECK(await(wrong.serviceInfo()).error().code == ErrorCode::ServiceKeyUnexpected);
    CHECK(house.service.requests().size() == 3);
}

TEST_CASE("a service passes bundles through the nginx.conf that comes with it, and its own problems") {
    needNginx();
    House house;
    Client client(house.connection());
    const QByteArray bundle(4 * 1024 * 1024, 'x');
    (void)await(client.submitBundle(u"A-1"_s, bundle));
    CHECK(house.service.requests().back().body == bundle);
    CHECK(house.service.requests().back().headers.value("x-real-ip") == "127.0.0.1");
    (void)await(client.application(u"../a b"_s));
    CHECK(house.service.requests().back().target == "/v1/applications/..%2Fa%20b");
    CHECK(await(client.submitBundle(u"A-1"_s, QByteArray(41 * 1024 * 1024, 'x'))).error().code ==
          ErrorCode::GatewayTooNarrow);
}

TEST_CASE("an nginx whose service is away says so, and that is what people are told") {
    needNginx();
    const House house;
    const QUrl nobody(u"https://127.0.0.1:1"_s);
    const Nginx lonely(QDir(house.pki.path()), nobody, nobody);
    Connection connection = house.connection();
    connection.address = lonely.address();
    Client client(connection);
    CHECK(await(client.serviceInfo()).error().code == ErrorCode::GatewayWithoutService);
}
