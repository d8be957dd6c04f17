// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/await.h"
#include "core/network/http.h"
#include "core/network/probe.h"
#include "tests/support/http_server.h"
#include "tests/support/name_look_up.h"
#include "tests/support/server_tls.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::network;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

/// The rules that hold for all requests, whoever makes them.
namespace {

const TestCa& authority() {
    static const TestCa ca;
    return ca;
}

const ServerTrust& trust() {
    static const ServerTrust it{QSslCertificate::fromData(authority().root().certificatePem())};
    return it;
}

QSslConfiguration tls() {
    return serverTls(authority(), authority().issueTls());
}

HttpServer::Response redirect(int status, const QString& target) {
    return {status, {}, {"Location: " + target.toUtf8()}};
}

/// Leads on from /STATUS/STEPS by the status, step by step, to /here, which says what was asked for.
HttpServer::Response lead(const ReceivedRequest& request) {
    const QByteArrayList parts = request.target.split('/');
    if (request.target == "/here")
        return {200, request.verb + ' ' + request.body};
    const int left = parts.value(2).toInt() - 1;
    return redirect(parts.value(1).toInt(),
                    left > 0 ? u"/%1/%2"_s.arg(QString::fromLatin1(parts[1])).arg(left) : u"/here"_s);
}

HttpRequest to(const QString& address, const QByteArray& verb = "GET", const QByteArray& body = {}) {
    return {.verb = verb, .url = QUrl(address), .body = body, .reach = Reach::Anywhere};
}

HttpOutcome outcomeOf(HttpRequest request) {
    Http http(trust());
    HttpOutcome outcome;
    const auto noted = http.send(std::move(request)).then([&](const HttpOutcome& known) -> Result<void> {
        outcome = known;
        return {};
    });
    REQUIRE(await(noted));
    return outcome;
}

HttpFailure::Kind failureOf(HttpRequest request) {
    const HttpOutcome outcome = outcomeOf(std::move(request));
    REQUIRE_FALSE(outcome);
    return outcome.error().kind;
}

} // namespace

TEST_CASE("redirects are followed with the method and the body that were sent") {
    HttpServer server(lead);
    const int status = GENERATE(301, 302, 307, 308);
    const QString address = u"%1/%2/3"_s.arg(server.address()).arg(status);
    CHECK(ask(to(address)) == Result<QByteArray>("GET "));
    CHECK(ask(to(address, "POST", "question")) == Result<QByteArray>("POST question"));
}

TEST_CASE("a redirect to another resource is followed by who asks for one alone") {
    HttpServer server(lead);
    CHECK(ask(to(server.address() + u"/303/1"_s)) == Result<QByteArray>("GET "));
    CHECK_FALSE(ask(to(server.address() + u"/303/1"_s, "POST", "question")));
}

TEST_CASE("redirects are followed three times, to HTTP alone and never out of TLS") {
    HttpServer plain(lead);
    CHECK(failureOf(to(plain.address() + u"/302/4"_s)) == HttpFailure::Kind::BadRedirect);
    for (const QString& target :
         {u"file:///etc/hostname"_s, u"ldap://127.0.0.1/"_s, plain.address() + u"/here"_s}) {
        HttpServer secure([&](const ReceivedRequest&) { return redirect(302, target); }, tls());
        CHECK(failureOf(to(secure.address())) == HttpFailure::Kind::BadRedirect);
    }
    CHECK(failureOf(to(u"ldap://127.0.0.1/"_s)) == HttpFailure::Kind::Unreachable);
}

TEST_CASE("redirects do not lead into the local network, unless it was asked already") {
    HttpServer here(lead);
    const int port = QUrl(here.address()).port();
    const QString other = u"http://localhost:%1/here"_s.arg(port); // another host as far as names go
    HttpServer server([&](const ReceivedRequest&) { return redirect(307, other); });
    HttpRequest request = to(server.address());
    CHECK(failureOf(request) == HttpFailure::Kind::LocalAddress);
    request.redirectReach = Reach::Anywhere;
    CHECK(outcomeOf(request));
    CHECK(here.requests().size() == 1);
    request = to(here.address() + u"/302/1"_s); // a server of the office may lead on within itself
    CHECK(outcomeOf(request));
}

TEST_CASE("the connection goes to the address that was checked, whatever the name leads to afterwards") {
    const bool overTls = GENERATE(false, true);
    HttpServer here([](const ReceivedRequest&) { return HttpServer::Response{200, "here"}; },
                    overTls ? serverTls(authority(), authority().issueTls(u"DNS:rebind.test"_s))
                            : QSslConfiguration());
    QUrl address(here.address());
    address.setHost(u"rebind.test"_s);
    const NameLookUp names("rebind.test", QHostAddress(u"203.0.113.7"_s));
    const HttpOutcome outcome = outcomeOf({.url = address});
    REQUIRE(outcome);
    CHECK(outcome->body == "here");
    CHECK(names.lookUps() == 1);
    CHECK(names.connections() > 0);
    CHECK(here.requests().front().headers.value("host") == address.authority().toLatin1());
}

TEST_CASE("a name that leads into the local network is not connected to") {
    HttpServer here(lead);
    QUrl address(here.address());
    address.setHost(u"rebind.test"_s);
    const NameLookUp names("rebind.test", QHostAddress(u"10.0.0.7"_s));
    CHECK(failureOf({.url = address}) == HttpFailure::Kind::LocalAddress);
    CHECK(names.connections() == 0);
    CHECK(here.requests().empty());
}

TEST_CASE("a probe connects to the address that was checked, and to none in the local network") {
    const bool overTls = GENERATE(false, true);
    const ProbeRoute route = GENERATE(ProbeRoute::Usual, ProbeRoute::Direct);
    HttpServer here(lead, overTls ? serverTls(authority(), authority().issueTls(u"DNS:rebind.test"_s))
                                  : QSslConfiguration());
    QUrl address(here.address());
    address.setHost(u"rebind.test"_s);
    const auto looked = [&](Reach reach) {
        QObject parent;
        Probe seen;
        (void)await(probe(address, trust(), route, reach, parent).then([&](const Probe& outcome) {
            seen = outcome;
            return Result<void>();
        }));
        return seen;
    };
    {
        const NameLookUp names("rebind.test", QHostAddress(u"203.0.113.7"_s));
        const Probe seen = looked(Reach::Public);
        INFO(seen.cause.toStdString());
        CHECK(seen.reached);
        CHECK(seen.complaints.isEmpty());
        CHECK(names.lookUps() == 1);
        CHECK(names.connections() > 0);
    }
    const NameLookUp names("rebind.test", QHostAddress(u"10.0.0.7"_s));
    const Probe seen = looked(Reach::Public);
    CHECK_FALSE(seen.reached);
    CHECK(seen.isForbidden);
    CHECK(seen.cause == u"10.0.0.7 is in the local network"_s);
    CHECK(names.connections() == 0);
    CHECK(looked(Reach::Anywhere).reached);
}

TEST_CASE("credentials go over TLS alone, and not on to another origin") {
    HttpServer other([](const ReceivedRequest&) { return HttpServer::Response{200, "other"}; }, tls());
    HttpServer server(
        [&](const ReceivedRequest& request) {
            return request.target == "/within" ? redirect(307, u"/beyond"_s)
                                               : redirect(307, other.address() + u"/"_s);
        },
        tls());
    HttpRequest request = to(server.address() + u"/within"_s, "POST", "question");
    request.credentials = {{"Authorization", "Bearer t-1"}};
    const HttpOutcome outcome = outcomeOf(request);
    REQUIRE(outcome);
    CHECK(outcome->body == "other");
    REQUIRE(server.requests().size() == 2);
    for (const ReceivedRequest& asked : server.requests())
        CHECK(asked.headers.value("authorization") == "Bearer t-1");
    REQUIRE(other.requests().size() == 1);
    CHECK(other.requests().front().body == "question");
    CHECK_FALSE(other.requests().front().headers.contains("authorization"));

    HttpServer plain(lead);
    request.url = QUrl(plain.address());
    CHECK(failureOf(request) == HttpFailure::Kind::NotSecure);
    CHECK(plain.requests().empty());
}

TEST_CASE("a name and a password in an address are not told, and no cookies come back") {
    HttpServer server([](const ReceivedRequest& request) -> HttpServer::Response {
        if (request.target == "/first")
            return {302, {}, {"Location: /second", "Set-Cookie: a=b"}};
        return {401, {}, {"WWW-Authenticate: Basic realm=\"x\""}};
    });
    QUrl address(server.address() + u"/first"_s);
    address.setUserInfo(u"ayse:s3cret"_s);
    const HttpOutcome outcome = outcomeOf(to(address.toString()));
    REQUIRE(outcome);
    CHECK(outcome->status == 401);
    for (const ReceivedRequest& asked : server.requests()) {
        CHECK_FALSE(asked.headers.contains("authorization"));
        CHECK_FALSE(asked.headers.contains("cookie"));
    }
}

TEST_CASE("a server that asks who one is by NTLM is not asked again and again") {
    HttpServer server([](const ReceivedRequest&) {
        return HttpServer::Response{401, {}, {"WWW-Authenticate: NTLM", "WWW-Authenticate: Negotiate"}};
    });
    Http http({}, {.longest = std::chrono::seconds(2)});
    (void)await(http.send(to(server.address())).then([](const HttpOutcome&) -> Result<void> { return {}; }));
    CHECK(server.requests().size() <= 3);
}

TEST_CASE("who stops a request waits for nobody") {
    QTcpServer silent;
    REQUIRE(silent.listen(QHostAddress::LocalHost));
    std::stop_source stop;
    HttpRequest request = to(u"http://127.0.0.1:%1"_s.arg(silent.serverPort()));
    request.stop = stop.get_token();
    const bool before = GENERATE(true, false);
    if (before)
        stop.request_stop();
    else
        QObject::connect(&silent, &QTcpServer::newConnection, &silent, [&] { stop.request_stop(); });
    CHECK(failureOf(request) == HttpFailure::Kind::Stopped);
    CHECK(silent.hasPendingConnections() != before);
}

TEST_CASE("what is too large or too slow is told apart") {
    HttpServer server(
        [](const ReceivedRequest&) { return HttpServer::Response{200, QByteArray(100'000, 'x')}; });
    using Kind = HttpFailure::Kind;
    using Told = std::pair<Kind, QString>;
    const auto failure = [&](const QString& address, const HttpLimits& limits) {
        Http http({}, limits);
        std::optional<Told> found;
        (void)await(http.send(to(address)).then([&](const HttpOutcome& outcome) -> Result<void> {
            if (!outcome)
                found = Told(outcome.error().kind, outcome.error().cause);
            return {};
        }));
        return found;
    };
    CHECK_FALSE(failure(server.address(), {.largest = 100'000}));
    CHECK(failure(server.address(), {.largest = 99'999}) == Told(Kind::TooLarge, u"answer too large"_s));
    QTcpServer silent;
    REQUIRE(silent.listen(QHostAddress::LocalHost));
    const QString nobody = u"http://127.0.0.1:%1"_s.arg(silent.serverPort());
    CHECK(failure(nobody, {.silence = std::chrono::milliseconds(100)}) ==
          Told(Kind::TimedOut, u"silent for 1 s"_s));
    CHECK(failure(nobody, {.longest = std::chrono::milliseconds(100)}) ==
          Told(Kind::TimedOut, u"no end after 1 s"_s));
}
