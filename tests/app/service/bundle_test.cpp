// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/bundle_maker.h"
#include "tests/support/skip.h"

#include "core/base/file.h"

#include <QProcess>
#include <QTemporaryDir>

#include <catch2/catch.hpp>

#include <functional>

using namespace yenile;
using namespace yenile::tests;
using signature::ContainerMember;

namespace {

/// A certificate that differs from the right one in what `change` says.
LeafProfile profile(const std::function<void(LeafProfile&)>& change) {
    LeafProfile leaf;
    change(leaf);
    return leaf;
}

/// An application that waits for its bundle.
struct Waiting {
    ServiceProcess service;
    Api api{service};
    std::unique_ptr<signature::Signer> signer = service.applicantSigner();
    BundleMaker maker{*signer};
    QJsonObject application;
    QString id;

    explicit Waiting(const ServiceOptions& options = {}) : service(options) {
        api.logIn(ayse);
        application = api.readyToSign();
        id = application.value(u"id").toString();
    }

    void refuses(const QByteArray& bundle, const char* code) const {
        const Reply reply = api.submit(id, bundle);
        CHECK(reply.status == 422);
        CHECK(reply.code().toStdString() == code);
        CHECK(api.get(path(id, "")).text("state") == QStringLiteral("methodChosen"));
    }
};

} // namespace

TEST_CASE("A byte changed in any member of the bundle is found") {
    const Waiting waiting;
    const QByteArray bundle = waiting.maker.bundle(waiting.api, waiting.application);
    const auto codeFor = [&](const char* member) {
        return waiting.api.submit(waiting.id, tampered(bundle, QLatin1String(member))).code().toStdString();
    };
    CHECK(codeFor("application.pdf") == "ContainerMemberAltered");
    CHECK(codeFor("undertaking.pdf") == "ContainerMemberAltered");
    CHECK(codeFor("application.json") == "ContainerMemberAltered");
    CHECK(codeFor("META-INF/ASiCManifest001.xml") != "");
    CHECK(codeFor("META-INF/signature001.p7s") != "");
    CHECK(codeFor("mimetype") == "ContainerDamaged");
    CHECK(waiting.api.submit(waiting.id, bundle).status == 200);
}

TEST_CASE("What is no bundle is refused") {
    const Waiting waiting;
    const QByteArray bundle = waiting.maker.bundle(waiting.api, waiting.application);
    waiting.refuses("not a zip file", "ContainerDamaged");
    waiting.refuses(bundle.first(bundle.size() / 2), "ContainerDamaged");
}

TEST_CASE("A bundle that lacks a member, or has one too many, is refused") {
    const Waiting waiting;
    auto members = waiting.maker.members(waiting.api, waiting.application);
    SECTION("lacks") {
        members.erase(members.begin() + GENERATE(0, 1, 2));
        waiting.refuses(waiting.maker.container(members), "ContainerIncomplete");
    }
    SECTION("too many") {
        members.push_back({QStringLiteral("more.txt"), QStringLiteral("text/plain"), "more"});
        waiting.refuses(waiting.maker.container(members), "DocumentNotExpected");
    }
}

TEST_CASE("A signature that claims to come from the future is refused, and one of a moment ago is not") {
    const Waiting waiting;
    const auto bundleOf = [&](const QDateTime& time) {
        const FixedClock clock(time);
        return BundleMaker(*waiting.signer, clock).bundle(waiting.api, waiting.application);
    };
    const QDateTime now = QDateTime::currentDateTimeUtc();
    waiting.refuses(bundleOf(now.addSecs(20 * 60)), "ClockWrong");
    waiting.refuses(bundleOf(now.addDays(1)), "ClockWrong");
    CHECK(waiting.api.submit(waiting.id, bundleOf(now.addSecs(-60))).status == 200);
}

TEST_CASE("Documents have to be signed, each of them") {
    const Waiting waiting;
    auto members = waiting.maker.members(waiting.api, waiting.application);
    ContainerMember& document = members[static_cast<size_t>(GENERATE(0, 1))];
    document.content = waiting.api.document(waiting.id, document.name);
    waiting.refuses(waiting.maker.container(members), "SignatureMissing");
}

TEST_CASE("A signed document has to be the one that was given out") {
    const Waiting waiting;
    auto members = waiting.maker.members(waiting.api, waiting.application);
    SECTION("the other document") {
        std::swap(members[0].content, members[1].content);
        waiting.refuses(waiting.maker.container(members), "DocumentNotExpected");
    }
    SECTION("one of another application") {
        Api other(waiting.service);
        other.logIn(ilker);
        const QString id = other.readyToSign().value(u"id").toString();
        members[0].content = waiting.maker.signedPdf(other.document(id, QStringLiteral("application.pdf")));
        waiting.refuses(waiting.maker.container(members), "DocumentNotExpected");
    }
    SECTION("signed twice") {
        members[0].content = waiting.maker.signedPdf(members[0].content);
        CHECK(waiting.api.submit(waiting.id, waiting.maker.container(members)).status == 422);
    }
}

TEST_CASE("application.json has to be the record") {
    const Waiting waiting;
    auto members = waiting.maker.members(waiting.api, waiting.application);
    members[2].content.replace("+905321112242", "+905321112243");
    waiting.refuses(waiting.maker.container(members), "DocumentNotExpected");
}

TEST_CASE("The certificate has to be the applicant's own, valid and qualified") {
    const auto refusedCode = [](const LeafProfile& profile) {
        const Waiting waiting({{}, profile});
        const Reply reply =
            waiting.api.submit(waiting.id, waiting.maker.bundle(waiting.api, waiting.application));
        CHECK(reply.status == 422);
        return reply.code().toStdString();
    };
    const QDateTime now = QDateTime::currentDateTimeUtc();
    SECTION("someone else's") {
        CHECK(refusedCode(profile([&](LeafProfile& leaf) { leaf.identityNumber = ilker; })) ==
              "CertificateOfSomeoneElse");
    }
    SECTION("expired") {
        CHECK(refusedCode(profile([&](LeafProfile& leaf) {
                  leaf.notBefore = now.addDays(-20);
                  leaf.notAfter = now.addDays(-1);
              })) == "CertificateExpired");
    }
    SECTION("not yet valid") {
        CHECK(refusedCode(profile([&](LeafProfile& leaf) { leaf.notBefore = now.addDays(1); })) ==
              "CertificateNotYetValid");
    }
    SECTION("not qualified") {
        CHECK(refusedCode(profile([&](LeafProfile& leaf) { leaf.nesStatement = false; })) ==
              "CertificateNotQualified");
    }
    SECTION("not for signing") {
        CHECK(refusedCode(profile([&](LeafProfile& leaf) { leaf.nonRepudiation = false; })) ==
              "CertificateKeyUsage");
    }
}

TEST_CASE("Where revocation status is required, a certificate that nobody speaks for gets no receipt yet") {
    const Waiting waiting({{{QStringLiteral("signature/revocation"), QStringLiteral("required")}}, {}});
    const Reply reply =
        waiting.api.submit(waiting.id, waiting.maker.bundle(waiting.api, waiting.application));
    CHECK(reply.status == 503);
    CHECK(reply.code() == QStringLiteral("RevocationUnknown"));
    CHECK(reply.headers.value(QStringLiteral("retry-after")).toInt() > 0);
    CHECK(waiting.api.get(path(waiting.id, "")).text("state") == QStringLiteral("methodChosen"));
}

TEST_CASE("A certificate of an unknown authority is refused") {
    const Waiting waiting;
    const TestCa stranger;
    const auto signer = stranger.signer(stranger.issue({}));
    const BundleMaker maker(*signer);
    waiting.refuses(maker.bundle(waiting.api, waiting.application), "CertificateUntrusted");
}

TEST_CASE("Two people cannot sign one bundle") {
    const Waiting waiting;
    const auto other = waiting.service.ca().signer(
        waiting.service.ca().issue(profile([&](LeafProfile& leaf) { leaf.identityNumber = ilker; })));
    auto members = waiting.maker.members(waiting.api, waiting.application);
    members[0].content = waiting.maker.signedPdf(waiting.api.document(waiting.id, members[0].name), *other);
    waiting.refuses(waiting.maker.container(members), "CertificateOfSomeoneElse");
}

TEST_CASE("A bundle whose digest header does not fit is refused") {
    const Waiting waiting;
    const Reply reply = waiting.api.call({.method = "PUT",
                                          .path = path(waiting.id, "/bundle"),
                                          .body = "bundle",
                                          .mediaType = "application/vnd.etsi.asic-e+zip",
                                          .headers = {{"Content-Digest", "sha-256=:AAAA:"}}});
    CHECK(reply.status == 422);
    CHECK(reply.code() == QStringLiteral("ContainerDamaged"));
}

TEST_CASE("A bundle is taken only after the electronic way was chosen") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QString id = api.approve(api.orderId()).value(u"id").toString();
    const auto refused = [&] {
        const Reply reply = api.submit(id, "bundle");
        CHECK(reply.status == 409);
        CHECK(reply.code() == QStringLiteral("StateConflict"));
    };
    refused();
    CHECK(!api.confirm(id).isEmpty());
    refused();
    CHECK(!api.choose(id, QStringLiteral("wet")).isEmpty());
    refused();
}

TEST_CASE(
    "A small bundle that would take a large memory is refused, and the service never has it in its own") {
    skipIfSanitized();
    const Waiting waiting;
    const QTemporaryDir folder;
    REQUIRE(writeFile(folder.filePath(QStringLiteral("mimetype")), signature::asicMimeType));
    QFile large(folder.filePath(QStringLiteral("large")));
    REQUIRE((large.open(QIODevice::WriteOnly) && large.resize(qint64{250} << 20)));
    QProcess zip;
    zip.setWorkingDirectory(folder.path());
    zip.start(QStringLiteral("zip"), {QStringLiteral("-qX9"), QStringLiteral("b.zip"),
                                      QStringLiteral("mimetype"), QStringLiteral("large")});
    REQUIRE((zip.waitForFinished(-1) && zip.exitCode() == 0));
    const QByteArray bundle = readFile(folder.filePath(QStringLiteral("b.zip"))).value();
    REQUIRE(bundle.size() < 1 << 20);
    waiting.refuses(bundle, "DocumentTooCostly");

    const QByteArray status =
        readFile(QStringLiteral("/proc/%1/status").arg(waiting.service.processId())).value();
    const qint64 peak =
        status.mid(status.indexOf("VmHWM:") + 6, 12).trimmed().split(' ').first().toLongLong();
    CHECK(peak > 0);
    CHECK(peak < 200 << 10); // KiB
    CHECK(waiting.api.submit(waiting.id, waiting.maker.bundle(waiting.api, waiting.application)).status ==
          200);
}
