// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/time_stamp_client.h"
#include "core/signature/cms/time_stamp.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/signing/customer_identity.h"
#include "tests/core/network/evidence_server.h"
#include "tests/support/server_tls.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::network;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

const QByteArray digest = signature::digestOf({QByteArrayView("abc")}, signature::DigestAlgorithm::Sha256);

/// Settings that name these authorities, and the accounts there.
settings::Settings settingsOf(const Bench& bench, const QStringList& addresses,
                              const QByteArray& accounts = {}) {
    QByteArray text = "[network]\nproxy=none\n[service]\ncaFile=" + bench.rootFile().toUtf8() +
                      "\n[timeStamp]\naddresses=" + addresses.join(u',').toUtf8() + '\n';
    if (!accounts.isEmpty()) {
        REQUIRE(writeFile(bench.path(u"accounts.ini"_s), accounts, FileAccess::OwnerOnly));
        text += "accounts=" + bench.path(u"accounts.ini"_s).toUtf8() + '\n';
    }
    return settings::Settings({bench.path(u"none.ini"_s), bench.write(u"settings.ini"_s, text)});
}

Result<QByteArray> stamp(const settings::Settings& settings, const signature::ValidationPolicy& policy = {}) {
    const auto stampers = timeStampers(settings, policy);
    if (!stampers)
        return failure(stampers);
    return signature::requestTimeStamp(digest, signature::DigestAlgorithm::Sha256, **stampers);
}

} // namespace

TEST_CASE("a time stamp comes over HTTP from OpenSSL's authority") {
    const Bench bench;
    EvidenceServer server(bench);
    CHECK(stamp(settingsOf(bench, {server.timeStampAddress()})));
    REQUIRE(server.requests().size() == 1);
    CHECK(server.requests().front().headers.value("content-type") == "application/timestamp-query");
    CHECK_FALSE(server.requests().front().headers.contains("authorization"));
}

TEST_CASE("several authorities are tried in their order, whatever is wrong with the first") {
    const Bench bench;
    EvidenceServer good(bench);
    HttpServer refusing([](const ReceivedRequest&) { return HttpServer::Response{503}; });
    HttpServer babbling(
        [](const ReceivedRequest&) { return HttpServer::Response{200, "User is not known"}; });
    CHECK(stamp(settingsOf(bench, {refusing.address(), babbling.address(), good.timeStampAddress()})));
    CHECK(refusing.requests().size() == 1);
    CHECK(babbling.requests().size() == 1);
    CHECK(stamp(settingsOf(bench, {good.timeStampAddress(), refusing.address()})));
    CHECK(refusing.requests().size() == 1);
    const auto none = stamp(settingsOf(bench, {babbling.address()}));
    REQUIRE_FALSE(none);
    CHECK(none.error().code == ErrorCode::TimeStampFailed);
    CHECK(stamp(settingsOf(bench, {})).error().code == ErrorCode::TimeStampFailed);
}

TEST_CASE("an authority knows its customer by password or by token") {
    const Bench bench;
    EvidenceServer server(bench, serverTls(bench.ca(), bench.ca().issueTls()));
    CHECK(stamp(settingsOf(bench, {server.timeStampAddress()},
                           "[127.0.0.1]\nkind=basic\nuser=ayse\npassword=par,ola\n")));
    CHECK(stamp(
        settingsOf(bench, {server.timeStampAddress()}, "[127.0.0.1]\nkind=bearer\npassword=abc.def\n")));
    const auto requests = server.requests();
    REQUIRE(requests.size() == 2);
    CHECK(requests[0].headers.value("authorization") ==
          "Basic " + QByteArrayLiteral("ayse:par,ola").toBase64());
    CHECK(requests[1].headers.value("authorization") == "Bearer abc.def");
}

TEST_CASE("Kamu SM's customers are known by what only their password can have made") {
    const Bench bench;
    EvidenceServer server(bench, serverTls(bench.ca(), bench.ca().issueTls()));
    CHECK(stamp(settingsOf(bench, {server.timeStampAddress()},
                           "[127.0.0.1]\nkind=kamusm\nuser=12345\npassword=parola\n")));
    const ReceivedRequest request = server.requests().at(0);
    const QByteArray identity = request.headers.value("identity");
    REQUIRE(identity.startsWith("305d020230390410"));
    // Salt and IV out of the header, the rest must follow from the request.
    const QByteArray der = QByteArray::fromHex(identity);
    const signature::IdentityRandomness used{der.mid(8, 16), der.mid(29, 16)};
    CHECK(used.salt != used.iv);
    CHECK(signature::customerIdentity(request.body, 12345, "parola", used) == Result<QByteArray>(identity));
    CHECK_FALSE(signature::customerIdentity(request.body, 12345, "Parola", used) ==
                Result<QByteArray>(identity));
}

TEST_CASE("a customer's identity is what the authority's own programs make") {
    // TimeStampReq of version 1 over SHA-256("abc"); identity computed apart from this code.
    const QByteArray request =
        QByteArray::fromHex("30360201013031300d060960864801650304020105000420") + digest;
    const QByteArray random = QByteArray::fromHex("000102030405060708090a0b0c0d0e0f");
    CHECK(signature::customerIdentity(request, 12345, "parola", {random, random}) ==
          Result<QByteArray>("305d020230390410000102030405060708090a0b0c0d0e0f02016404100001020304050607"
                             "08090a0b0c0d0e0f0430e1c7a088bcc4c7fade3e1cbeae42e4a387250f6c522d9ca2d25acb"
                             "2233b16703a31d792b9b6bf11d68e21e6c5ba88935"));
    CHECK_FALSE(signature::customerIdentity("no request", 12345, "parola"));
}

TEST_CASE("an account goes over HTTPS alone, of whatever kind it is") {
    const Bench bench;
    EvidenceServer server(bench);
    const QByteArray kind = GENERATE("basic", "bearer", "kamusm");
    const auto stampers =
        timeStampers(settingsOf(bench, {server.timeStampAddress()},
                                "[127.0.0.1]\nkind=" + kind + "\nuser=12345\npassword=parola\n"),
                     {});
    REQUIRE_FALSE(stampers);
    CHECK(stampers.error().code == ErrorCode::SettingInvalid);
    CHECK(stampers.error().arguments == QStringList{u"timeStamp/addresses"_s});
    CHECK(server.requests().empty());
}

TEST_CASE("an authority that somebody else names hears of no account, even at an address that has one") {
    const Bench bench;
    EvidenceServer server(bench, serverTls(bench.ca(), bench.ca().issueTls()));
    const auto settings =
        settingsOf(bench, {server.timeStampAddress()}, "[127.0.0.1]\nkind=basic\nuser=a\npassword=b\n");
    const ServerTrust trust = *serverTrust(settings);
    const auto request = [&](Reach reach) {
        const auto stampers = foreignTimeStampers({server.timeStampAddress()}, {trust, reach, reach}, {});
        return signature::requestTimeStamp(digest, signature::DigestAlgorithm::Sha256, *stampers);
    };
    CHECK(request(Reach::Public).error().code == ErrorCode::AddressForbidden);
    CHECK(server.requests().empty());
    CHECK(request(Reach::Anywhere));
    REQUIRE(server.requests().size() == 1);
    CHECK_FALSE(server.requests().front().headers.contains("authorization"));
}

TEST_CASE("accounts that others can read, or that cannot be understood, are not used") {
    const Bench bench;
    const auto open = settingsOf(bench, {u"http://127.0.0.1:1"_s}, "[127.0.0.1]\nkind=basic\nuser=a\n");
    QFile::setPermissions(bench.path(u"accounts.ini"_s), QFile::ReadOwner | QFile::ReadOther);
    CHECK(timeStampers(open, {}).error().code == ErrorCode::SettingInvalid);
    CHECK(timeStampers(settingsOf(bench, {u"http://127.0.0.1:1"_s}, "[127.0.0.1]\nkind=magic\n"), {})
              .error()
              .code == ErrorCode::SettingInvalid);
    const auto absent = settingsOf(bench, {u"http://127.0.0.1:1"_s}, "[x]\n");
    QFile::remove(bench.path(u"accounts.ini"_s));
    CHECK(timeStampers(absent, {}).error().code == ErrorCode::FileNotReadable);
}
