// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "tests/app/service/api.h"
#include "tests/app/service/bundle_maker.h"
#include "tests/core/network/evidence_server.h"
#include "tests/support/https_server.h"
#include "tests/support/server_tls.h"
#include "tests/support/smtp_server.h"
#include "tests/support/system_store.h"

#include <catch2/catch.hpp>

#include <QTemporaryDir>

#include <functional>
#include <optional>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

/// Whom the service believes where its settings name no authority: what the other tests never see.
namespace {

/// A service on a computer that trusts the authority `ca`, or another one in its place.
class Computer {
public:
    Computer(const TestCa& ca, bool trusted) : m_trusted(trusted), m_ca(ca) {
        SystemStore::skipUnlessPossible();
        m_store.emplace(QByteArrayList{(trusted ? m_ca : m_stranger).root().certificatePem()});
    }

    [[nodiscard]] ServiceOptions with(const QMap<QString, QString>& settings) const {
        return {.settings = settings,
                .applicant = {},
                .around = std::bind_front(&SystemStore::around, &*m_store)};
    }
    /// A file with that in it.
    [[nodiscard]] QString secret(const QByteArray& content) const {
        const QString file = m_files.filePath(u"secret"_s);
        REQUIRE(writeFile(file, content));
        return file;
    }
    /// Something has come where the authority is trusted; otherwise the service says that it sent nothing.
    void checkThatOnlyTrustedGet(const ServiceProcess& service, const std::function<bool()>& hasCome) const {
        CHECK(comesTrue([&] {
            return m_trusted ? hasCome()
                             : readFile(service.state().filePath(u"service.log"_s))
                                   .value()
                                   .contains("AddressUntrusted");
        }));
        CHECK(hasCome() == m_trusted);
    }

private:
    bool m_trusted;
    const TestCa& m_ca;
    TestCa m_stranger{u"Stranger"_s};
    QTemporaryDir m_files;
    std::optional<SystemStore> m_store;
};

HttpsServer::Response taken(const ReceivedRequest&) {
    return {.status = 204};
}

} // namespace

TEST_CASE("A mail server is believed where the system's authorities vouch for it") {
    const TestCa ca;
    const Computer computer(ca, GENERATE(true, false));
    const SmtpServer mail(ca, ca.issueTls());
    const ServiceProcess service(computer.with({{u"mail/url"_s, mail.url()},
                                                {u"mail/from"_s, u"kayit@ca.example"_s},
                                                {u"mail/user"_s, u"user"_s},
                                                {u"mail/passwordFile"_s, computer.secret("password")}}));
    Api api(service);
    QJsonObject request = api.solvedCaptcha();
    request.insert(u"identityNumber"_s, ayse);
    CHECK(api.post(u"/v1/access-passwords"_s, request).status == 202);
    computer.checkThatOnlyTrustedGet(service, [&] { return mail.mails().size() == 1; });
}

TEST_CASE("A gateway of text messages is believed where the system's authorities vouch for it") {
    const TestCa ca;
    const Computer computer(ca, GENERATE(true, false));
    const HttpsServer gateway(ca, ca.issueTls(), taken);
    const ServiceProcess service(computer.with({{u"smsGateway/url"_s, gateway.address().toString()},
                                                {u"smsGateway/body"_s, uR"({"message": "{text}"})"_s},
                                                {u"smsGateway/secretFile"_s, computer.secret("password")}}));
    Api api(service);
    api.logIn(ayse);
    CHECK_FALSE(api.approve(api.orderId()).isEmpty());
    computer.checkThatOnlyTrustedGet(service, [&] { return gateway.requests().size() == 1; });
}

TEST_CASE("Another system is told of applications where the system's authorities vouch for it") {
    const TestCa ca;
    const Computer computer(ca, GENERATE(true, false));
    const HttpsServer other(ca, ca.issueTls(), taken);
    const ServiceProcess service(computer.with(
        {{u"webhook/url"_s, other.address().toString()},
         {u"webhook/secretFile"_s, computer.secret("whsec_" + QByteArray(32, 'k').toBase64())}}));
    Api api(service);
    api.logIn(ayse);
    const QJsonObject application = api.readyToSign();
    const auto signer = service.applicantSigner();
    REQUIRE(api.submit(application.value(u"id").toString(), BundleMaker(*signer).bundle(api, application))
                .status == 200);
    computer.checkThatOnlyTrustedGet(service, [&] { return other.requests().size() == 1; });
}

TEST_CASE("A responder is believed over HTTPS where the system's authorities vouch for it") {
    const TestCa web;
    const bool trusted = GENERATE(true, false);
    const Computer computer(web, trusted);
    const Bench authority;
    EvidenceServer responder(authority, serverTls(web, web.issueTls()));
    const Identity holder = responder.revocation().issue(u"AYŞE YILMAZ"_s, 60, qualifiedExtensions,
                                                         KeyKind::P256, u"10000000146"_s);
    responder.revocation().revoke(holder, QDateTime::currentDateTimeUtc().addDays(-1));
    ServiceProcess service(
        computer.with({{u"network/proxy"_s, u"none"_s}, {u"network/localAddresses"_s, u"true"_s}}));
    service.stop();
    const QString anchors = service.state().filePath(u"pki/root.pem"_s);
    REQUIRE(writeFile(anchors, readFile(anchors).value() + authority.ca().issuer().certificatePem()));
    service.start();
    Api api(service);
    api.logIn(ayse);
    const QJsonObject application = api.readyToSign();
    const auto signer = authority.ca().signer(holder);
    const Reply reply =
        api.submit(application.value(u"id").toString(), BundleMaker(*signer).bundle(api, application));
    CHECK(reply.code().toStdString() == (trusted ? "CertificateRevoked" : "RevocationUnknown"));
    CHECK(responder.requests().empty() == !trusted);
}
