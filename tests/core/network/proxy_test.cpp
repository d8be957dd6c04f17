#include "core/network/http_exchange.h"
#include "core/network/proxy.h"
#include "tests/core/signature/bench.h"
#include "tests/support/http_server.h"

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

} // namespace

TEST_CASE("requests go through the proxy of the settings") {
    const Bench bench;
    HttpServer proxy([](const HttpRequest&) { return HttpServer::Answer{200, "through the proxy"}; });
    REQUIRE(useProxyOf(bench, proxy.address()));
    const auto answer = ask({QUrl(u"http://list.invalid/issuer.crl"_s)}, Reach::Public);
    CHECK(answer == Result<QByteArray>("through the proxy"));
    REQUIRE(proxy.requests().size() == 1);
    CHECK(proxy.requests().front().target == "http://list.invalid/issuer.crl");
    REQUIRE(useProxyOf(bench, u"none"_s));
    CHECK_FALSE(ask({QUrl(u"http://list.invalid/issuer.crl"_s)}, Reach::Anywhere));
    CHECK(proxy.requests().size() == 1);
}

TEST_CASE("a proxy that cannot be understood is told of") {
    const Bench bench;
    for (const QString& wrong : {u"ftp://proxy:21"_s, u"proxy"_s, u"http://"_s}) {
        const auto used = useProxyOf(bench, wrong);
        REQUIRE_FALSE(used);
        CHECK(used.error().code == ErrorCode::SettingInvalid);
    }
    CHECK(useProxyOf(bench, u"system"_s));
}
