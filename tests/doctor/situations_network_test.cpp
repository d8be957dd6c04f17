// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/proxy.h"
#include "core/service/messages.h"
#include "tests/core/service/client_bench.h"
#include "tests/doctor/patient.h"
#include "tests/support/connect_proxy.h"
#include "tests/support/http_server.h"

#include <QNetworkProxyFactory>

using namespace yenile;
using namespace Qt::StringLiterals;
using doctor::CheckKind;
using tests::authority;
using tests::Patient;
using tests::requireProblem;

namespace {

tests::HttpsServer::Response goodDay(const QByteArrayList& headers = {},
                                     const service::ServiceInfo& info = {}) {
    tests::HttpsServer::Response answer = tests::json(toJson(info));
    answer.headers = headers;
    return answer;
}

/// A service, and somebody whose settings lead there.
struct Network {
    explicit Network(const QByteArrayList& headers = {},
                     const tests::Identity& identity = authority().issueTls(),
                     const service::ServiceInfo& info = {})
        : server(authority(), identity, tests::inTurn({goodDay(headers, info)})) {
        REQUIRE(writeFile(folder.filePath(u"ca.pem"_s), authority().root().certificatePem()));
    }
    ~Network() { QNetworkProxyFactory::setUseSystemConfiguration(false); }
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;

    [[nodiscard]] QByteArray settings(const QByteArray& more = {},
                                      const QString& host = u"127.0.0.1"_s) const {
        QUrl address = server.address();
        address.setHost(host);
        return "[token]\nallowedDrivers=none.so\n[service]\naddress=" + address.toEncoded() +
               "\ncaFile=" + folder.filePath(u"ca.pem"_s).toUtf8() + "\n" + more;
    }

    QTemporaryDir folder;
    tests::HttpsServer server;
};

tests::HttpServer::Handler plainly(int status, const QByteArrayList& headers = {}) {
    return [=](const tests::ReceivedRequest&) { return tests::HttpServer::Response{status, {}, headers}; };
}

} // namespace

TEST_CASE("situation: the service answers and the clock is right") {
    const Network network(
        {"Date: " + QLocale::c()
                        .toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s)
                        .toLatin1()});
    const doctor::Report report = Patient(network.settings()).examined();
    INFO(toText(report, doctor::Personal::Shown).toStdString());
    for (const CheckKind kind : {CheckKind::Settings, CheckKind::Service, CheckKind::Clock}) {
        CHECK(tests::checkOf(kind, report).known);
        CHECK_FALSE(tests::checkOf(kind, report).problem);
    }
    REQUIRE(report.servers.size() == 1);
    CHECK(report.servers.front().usual.reached);
    CHECK(report.servers.front().direct.reached);
    CHECK(report.servers.front().usual.complaints.isEmpty());
    CHECK(report.servers.front().usual.chain.size() >= 1);
}

TEST_CASE("situation: no service is set") {
    requireProblem(Patient("[token]\nallowedDrivers=none.so\n").examined(), CheckKind::Service,
                   ErrorCode::ServiceAddressMissing);
}

TEST_CASE("situation: nobody answers at the service's address") {
    requireProblem(
        Patient("[token]\nallowedDrivers=none.so\n[service]\naddress=https://127.0.0.1:1\n").examined(),
        CheckKind::Service, ErrorCode::ServiceUnreachable);
}

TEST_CASE("situation: the clock of this computer is wrong") {
    const Network network({"Date: Tue, 24 Nov 2020 10:00:00 GMT"});
    requireProblem(Patient(network.settings()).examined(), CheckKind::Clock, ErrorCode::ClockWrong);
}

TEST_CASE("situation: the proxy wants a login") {
    const Network network({}, authority().issueTls(u"DNS:service.invalid"_s));
    const tests::ConnectProxy proxy("ayse:s3cret");
    network::setProxyAccount({});
    network::setAccountSource({});
    const doctor::Report report =
        Patient(network.settings("[network]\nproxy=" + proxy.address().toUtf8() + "\n", u"service.invalid"_s))
            .examined();
    requireProblem(report, CheckKind::Service, ErrorCode::ProxyLoginRequired);
    REQUIRE(report.servers.size() == 1);
    CHECK_FALSE(report.servers.front().usual.reached);
}

TEST_CASE("situation: the service is reached through the proxy alone") {
    const Network network({}, authority().issueTls(u"DNS:service.invalid"_s));
    const tests::ConnectProxy proxy;
    const doctor::Report report =
        Patient(network.settings("[network]\nproxy=" + proxy.address().toUtf8() + "\n", u"service.invalid"_s))
            .examined();
    INFO(toText(report, doctor::Personal::Shown).toStdString());
    CHECK_FALSE(tests::checkOf(CheckKind::Service, report).problem);
    REQUIRE(report.servers.size() == 1);
    CHECK(report.servers.front().usual.reached);
    CHECK_FALSE(report.servers.front().usual.proxy.isEmpty());
    CHECK_FALSE(report.servers.front().direct.reached);
}

TEST_CASE("situation: the network wants a login before it lets anybody through") {
    const tests::TestCa stranger(u"Portal"_s);
    const Network network({}, stranger.issueTls());
    const tests::HttpServer portal(plainly(302, {"Location: http://portal.example/login"}));
    Patient patient(network.settings());
    patient.plainAddress = QUrl(portal.address());
    requireProblem(patient.examined(), CheckKind::Service, ErrorCode::NetworkLoginRequired);
}

TEST_CASE("situation: somebody inspects TLS") {
    const tests::TestCa inspector(u"Denetim"_s);
    const Network network({}, inspector.issueTls());
    const tests::HttpServer plain(plainly(404));
    Patient patient(network.settings());
    patient.plainAddress = QUrl(plain.address());
    const doctor::Report report = patient.examined();
    requireProblem(report, CheckKind::Service, ErrorCode::ServiceCertificateUntrusted);
    const QString detail = tests::checkOf(CheckKind::Service, report).detail;
    CHECK(detail.contains(inspector.issuer().certificate.commonName()));
    CHECK(detail.contains(u"service/caFile"_s));
}

TEST_CASE("situation: the service has another key than the pinned one") {
    const Network network;
    const doctor::Report report =
        Patient(network.settings("pins=0uvHUGZs3DRLUiUS58NXC5RVwKJ1pTVZJMxPTrcvlFM=\n")).examined();
    requireProblem(report, CheckKind::Service, ErrorCode::ServiceKeyUnexpected);
    CHECK_FALSE(report.servers.at(0).usual.keyExpected);
    CHECK(toText(report, doctor::Personal::Shown).contains(u"another key than expected"_s));
}

TEST_CASE("situation: no time-stamping authority is reached, and one of two is") {
    const tests::HttpServer authorityOfTime(plainly(405));
    const QByteArray settings = "[token]\nallowedDrivers=none.so\n[timeStamp]\naddresses=http://127.0.0.1:1";
    requireProblem(Patient(settings + "\n").examined(), CheckKind::TimeStamps, ErrorCode::AddressUnreachable);
    const doctor::Report one =
        Patient(settings + ", " + authorityOfTime.address().toUtf8() + "\n").examined();
    CHECK_FALSE(tests::checkOf(CheckKind::TimeStamps, one).problem);
    CHECK_FALSE(one.servers.empty());
}

TEST_CASE("situation: nobody vouches for a time-stamping authority over HTTPS") {
    const tests::TestCa stranger(u"Yabancı"_s);
    const tests::HttpsServer authorityOfTime(stranger, stranger.issueTls(), tests::inTurn({goodDay()}));
    const doctor::Report report = Patient("[token]\nallowedDrivers=none.so\n[timeStamp]\naddresses=" +
                                          authorityOfTime.address().toEncoded() + "\n")
                                      .examined();
    requireProblem(report, CheckKind::TimeStamps, ErrorCode::AddressUntrusted);
    CHECK(tests::checkOf(CheckKind::TimeStamps, report)
              .detail.contains(stranger.issuer().certificate.commonName()));
}

TEST_CASE("situation: the service names a time-stamping authority in the local network") {
    const Network local; // stands for the authority
    service::ServiceInfo info;
    info.signaturePolicy.timeStampAuthorities = {local.server.address().toString()};
    const Network network({}, authority().issueTls(), info);
    const auto isReached = [&](const doctor::Report& report) {
        return std::ranges::any_of(report.servers, [&](const doctor::CheckedServer& each) {
            return each.address == local.server.address() && (each.usual.reached || each.direct.reached);
        });
    };
    const doctor::Report report = Patient(network.settings()).examined();
    requireProblem(report, CheckKind::TimeStamps, ErrorCode::AddressForbidden);
    CHECK_FALSE(isReached(report));
    const doctor::Report allowed = Patient(network.settings("[network]\nlocalAddresses=true\n")).examined();
    CHECK_FALSE(tests::checkOf(CheckKind::TimeStamps, allowed).problem);
    CHECK(isReached(allowed));
}

TEST_CASE("situation: the policy cannot be read") {
    const doctor::Report report = Patient({}, QByteArray("\xff\xfe[\0s\0", 6)).examined();
    requireProblem(report, CheckKind::Settings, ErrorCode::FileDamaged);
    CHECK(doctor::exitCode(report) == doctor::exitCode(CheckKind::Settings));
    CHECK_FALSE(tests::checkOf(CheckKind::Service, report).known);
}

TEST_CASE("situation: a setting cannot be understood") {
    requireProblem(Patient("[network]\nproxy=ftp://proxy.example\n").examined(), CheckKind::Settings,
                   ErrorCode::SettingInvalid);
}

TEST_CASE("situation: documents cannot be saved where they should be") {
    const QTemporaryDir folder;
    REQUIRE(writeFile(folder.filePath(u"file"_s), "no folder"));
    requireProblem(Patient("[ui]\ncopiesFolder=" + folder.filePath(u"file"_s).toUtf8() + "\n").examined(),
                   CheckKind::Storage, ErrorCode::FileNotWritable);
}
