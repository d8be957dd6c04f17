// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ready.h"
#include "core/network/http.h"
#include "core/network/proxy.h"
#include "tests/core/signature/bench.h"
#include "tests/support/http_server.h"
#include "tests/support/skip.h"

#include <QDirIterator>
#include <QNetworkProxy>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::network;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

Result<void> useProxyOf(const Bench& bench, const QString& proxy) {
    const QString file = bench.write(u"settings.ini"_s, "[network]\nproxy=" + proxy.toUtf8() + "\n");
    return useProxy(settings::Settings({bench.path(u"none.ini"_s), file}));
}

/// By a module of libproxy.
bool canRunScripts() {
    QDirIterator modules(u"/usr/lib"_s, {u"pacrunner_*.so"_s}, QDir::Files, QDirIterator::Subdirectories);
    return modules.hasNext();
}

} // namespace

TEST_CASE("requests go through the proxy of the settings") {
    const Bench bench;
    HttpServer proxy([](const ReceivedRequest&) { return HttpServer::Response{200, "through the proxy"}; });
    REQUIRE(useProxyOf(bench, proxy.address()));
    const auto answer = ask({.url = QUrl(u"http://list.invalid/issuer.crl"_s), .reach = Reach::Public});
    CHECK(answer == Result<QByteArray>("through the proxy"));
    REQUIRE(proxy.requests().size() == 2); // the first asks how it wants to be asked
    CHECK(proxy.requests().back().target == "http://list.invalid/issuer.crl");
    REQUIRE(useProxyOf(bench, u"none"_s));
    CHECK_FALSE(ask({.url = QUrl(u"http://list.invalid/issuer.crl"_s), .reach = Reach::Anywhere}));
    CHECK(proxy.requests().size() == 2);
}

TEST_CASE("a PAC script of the system says which proxy a request goes through") {
    if (!canRunScripts())
        skip("nothing on this computer runs PAC scripts");
    skipIfSanitized(); // JavaScriptCore is compiled without the types that are read of objects
    const Bench bench;
    HttpServer proxy([](const ReceivedRequest&) { return HttpServer::Response{200, "through the proxy"}; });
    const QString script = bench.write(u"office.pac"_s, "function FindProxyForURL(url, host) {\n"
                                                        "    return host == 'list.invalid' ? 'PROXY " +
                                                            QUrl(proxy.address()).authority().toUtf8() +
                                                            "' : 'PROXY 127.0.0.1:1';\n}\n");
    qputenv("http_proxy", "pac+file://" + script.toUtf8());
    REQUIRE(useProxyOf(bench, u"system"_s));
    CHECK(ask({.url = QUrl(u"http://list.invalid/issuer.crl"_s), .reach = Reach::Public}) ==
          Result<QByteArray>("through the proxy"));
    CHECK_FALSE(ask({.url = QUrl(u"http://another.invalid/"_s), .reach = Reach::Anywhere}));
    qunsetenv("http_proxy");
    REQUIRE(useProxyOf(bench, u"none"_s));
} // and the program ends well, which it does not by itself once it has run a script

TEST_CASE("a proxy that cannot be understood, or holds a password, is told of") {
    const Bench bench;
    for (const QString& wrong :
         {u"ftp://proxy:21"_s, u"proxy"_s, u"http://"_s, u"http://ayse:secret@proxy:8080"_s}) {
        const auto used = useProxyOf(bench, wrong);
        REQUIRE_FALSE(used);
        CHECK(used.error().code == ErrorCode::SettingInvalid);
    }
    CHECK(useProxyOf(bench, u"system"_s));
}

TEST_CASE("a proxy that wants an account hears the one that is asked for") {
    const Bench bench;
    HttpServer proxy([](const ReceivedRequest& request) {
        const bool known =
            request.headers.value("proxy-authorization") == "Basic " + QByteArray("ayse:s3cret").toBase64();
        return known ? HttpServer::Response{200, "through the proxy"}
                     : HttpServer::Response{407, {}, {"Proxy-Authenticate: Basic realm=\"office\""}};
    });
    REQUIRE(useProxyOf(bench, proxy.address()));
    const HttpRequest question{.url = QUrl(u"http://list.invalid/issuer.crl"_s)};
    CHECK(ask(question) == Result<QByteArray>(fail(ErrorCode::ProxyLoginRequired, {u"127.0.0.1"_s})));
    QList<bool> refusals;
    setAccountSource([&](const QString&, bool refused) {
        refusals << refused;
        setProxyAccount({u"ayse"_s, refused ? Secret("s3cret") : Secret("wrong")});
        return ready<bool>(true);
    });
    CHECK(ask(question) == Result<QByteArray>("through the proxy"));
    CHECK(ask(question) == Result<QByteArray>("through the proxy"));
    CHECK(refusals == QList<bool>{false, true});
    setAccountSource({});
    setProxyAccount({});
    REQUIRE(useProxyOf(bench, u"none"_s));
}

TEST_CASE("this computer is reached without a proxy") {
    const Bench bench;
    HttpServer proxy([](const ReceivedRequest&) { return HttpServer::Response{200, "through the proxy"}; });
    HttpServer here([](const ReceivedRequest&) { return HttpServer::Response{200, "here"}; });
    REQUIRE(useProxyOf(bench, proxy.address()));
    CHECK(ask({.url = QUrl(here.address()), .reach = Reach::Anywhere}) == Result<QByteArray>("here"));
    REQUIRE(useProxyOf(bench, u"none"_s));
}
