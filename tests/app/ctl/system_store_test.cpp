// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "tests/app/ctl/renewal_bench.h"
#include "tests/core/network/evidence_server.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/support/server_tls.h"
#include "tests/support/signing_service.h"
#include "tests/support/system_store.h"

#include <QSettings>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

/// Whom the programs trust over HTTPS: what other tests never see, since they name an authority of their own.
namespace {

Ended runIn(const SystemStore& store, Call call) {
    QStringList command = store.around(yenilectl(), call.arguments);
    const QString first = command.takeFirst();
    call.arguments = command;
    return run(call, first);
}

/// An applicant, and what her computer trusts.
struct Computer {
    [[nodiscard]] Ended renew(const QByteArrayList& system, const QByteArray& caFile, bool caOnly) const {
        QSettings settings(bench.service.file(u"settings.ini"_s), QSettings::IniFormat);
        const QString file = bench.service.file(u"further.pem"_s);
        REQUIRE(writeFile(file, caFile));
        settings.setValue(u"service/caFile"_s, caFile.isEmpty() ? QString() : file);
        settings.setValue(u"service/caOnly"_s, caOnly);
        settings.sync();
        Call call = bench.call();
        call.arguments << u"--json"_s;
        return runIn(SystemStore(system), call);
    }

    /// The doctor there, by the system's authorities alone.
    [[nodiscard]] Ended examine(const QByteArrayList& system) const {
        const QString file = bench.service.file(u"settings.ini"_s);
        QSettings(file, QSettings::IniFormat).remove(u"service/caFile"_s);
        return runIn(SystemStore(system),
                     {{u"doctor"_s, u"--fleet"_s, u"--settings"_s, file}, {}, bench.call().environment});
    }

    RenewalBench bench;
    QByteArray root = bench.service.ca().root().certificatePem();
    QByteArray stranger = TestCa(u"Stranger"_s).root().certificatePem();
};

} // namespace

TEST_CASE("a service with an ordinary certificate is reached as the system's authorities vouch for it") {
    SystemStore::skipUnlessPossible();
    const Computer computer;
    const bool hasFile = GENERATE(false, true);
    const Ended ended = computer.renew({computer.root}, hasFile ? computer.stranger : QByteArray(), false);
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 0);
    CHECK(computer.bench.results().exists(u"receipt.json"_s));
}

TEST_CASE("the doctor finds the service that the system's authorities vouch for") {
    SystemStore::skipUnlessPossible();
    const Computer computer;
    const auto [root, line] = GENERATE_REF(table<QByteArray, QString>(
        {{computer.root, u"ok\tservice\t"_s},
         {computer.stranger, u"failed\tservice\tServiceCertificateUntrusted\t"_s}}));
    const Ended ended = computer.examine({root});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.output.contains(line));
}

TEST_CASE("an authority of service/caFile vouches beside the system's") {
    SystemStore::skipUnlessPossible();
    const Computer computer;
    const bool only = GENERATE(false, true);
    const Ended ended = computer.renew({computer.stranger}, computer.root, only);
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 0);
}

TEST_CASE("with service/caOnly the system's authorities do not count, without they are all there is") {
    SystemStore::skipUnlessPossible();
    const Computer computer;
    CHECK(computer.renew({computer.root}, computer.stranger, true).problem() ==
          "ServiceCertificateUntrusted");
    CHECK(computer.renew({computer.stranger}, {}, false).problem() == "ServiceCertificateUntrusted");
    CHECK(computer.renew({computer.root}, {}, true).problem() == "SettingInvalid");
}

TEST_CASE("time stamps come over HTTPS from an authority with an ordinary certificate") {
    SystemStore::skipUnlessPossible();
    const Bench bench;
    SoftHsmToken card;
    card.store(bench.ca().issue({}));
    OpensslTsa authority(bench);
    const TestCa web(u"Web"_s);
    const HttpServer server(
        [&](const ReceivedRequest& request) {
            return HttpServer::Response{200, authority.exchange(request.body).value_or(QByteArray())};
        },
        serverTls(web, web.issueTls()));
    const QString settings = bench.write(
        u"settings.ini"_s, "[network]\nproxy=none\n[signature]\ntrustAnchors=" + bench.rootFile().toUtf8() +
                               "\n[timeStamp]\naddresses=" + server.address().toUtf8() +
                               "\n[token]\ndrivers=" + SoftHsmToken::driver().toUtf8() + "\n");
    const Call call{{u"sign"_s, bench.write(u"letter.pdf"_s, qtPdf()), u"-o"_s, bench.path(u"signed.pdf"_s),
                     u"--pin-fd"_s, u"0"_s, u"--level"_s, u"B-T"_s, u"--json"_s, u"--settings"_s, settings},
                    "123456\n"};
    const Ended distrusted = runIn(SystemStore({bench.ca().root().certificatePem()}), call);
    INFO(distrusted.output.toStdString() << distrusted.errors.toStdString());
    CHECK(distrusted.exitCode == 5);
    CHECK(distrusted.output.contains(u"AddressUntrusted"_s)); // what the level is missing for
    CHECK(server.requests().empty());
    const Ended trusted = runIn(SystemStore({web.root().certificatePem()}), call);
    INFO(trusted.output.toStdString() << trusted.errors.toStdString());
    CHECK(trusted.exitCode == 0);
    CHECK(server.requests().size() == 1);
}

TEST_CASE("responder and list are asked over HTTPS where the system's authorities vouch for them") {
    SystemStore::skipUnlessPossible();
    const Bench bench;
    const TestCa web(u"Web"_s);
    EvidenceServer server(bench, serverTls(web, web.issueTls()));
    SoftHsmToken card;
    const Identity ayse = server.revocation().issue(u"AYŞE YILMAZ"_s, 60, qualifiedExtensions);
    card.store(ayse);
    server.revocation().revoke(ayse, QDateTime::currentDateTimeUtc().addDays(-1));
    server.revocation().responderIsDown = GENERATE(false, true);
    const QString issuer = bench.write(u"issuer.pem"_s, bench.ca().issuer().certificatePem());
    const QString settings = bench.write(
        u"settings.ini"_s, "[network]\nproxy=none\nlocalAddresses=true\n[signature]\ntrustAnchors=" +
                               issuer.toUtf8() + "\ncacheFolder=" + bench.path(u"cache"_s).toUtf8() +
                               "\n[token]\ndrivers=" + SoftHsmToken::driver().toUtf8() + "\n");
    const Call call{{u"sign"_s, bench.write(u"notes.txt"_s, "Merhaba\n"), u"-o"_s,
                     bench.path(u"notes.asice"_s), u"--pin-fd"_s, u"0"_s, u"--json"_s, u"--settings"_s,
                     settings},
                    "123456\n"};
    const Ended distrusted = runIn(SystemStore({bench.ca().root().certificatePem()}), call);
    INFO(distrusted.output.toStdString() << distrusted.errors.toStdString());
    CHECK(distrusted.exitCode == 6); // nobody could be asked
    CHECK(server.requests().empty());
    const Ended trusted = runIn(SystemStore({web.root().certificatePem()}), call);
    INFO(trusted.output.toStdString() << trusted.errors.toStdString());
    CHECK(trusted.problem() == "CertificateRevoked");
}

TEST_CASE("a remote signing service is reached where the system's authorities vouch for it") {
    SystemStore::skipUnlessPossible();
    const Bench bench;
    const TestCa web(u"Web"_s);
    const SigningService signing(web, {.inBrowser = false, .wantsLogin = false});
    const QString settings = bench.write(
        u"settings.ini"_s, "[network]\nproxy=none\n[signature]\nremoteClient=yenile-test\nremoteService=" +
                               signing.address().toEncoded() + "\n");
    const Call call{{u"sign"_s, bench.write(u"letter.pdf"_s, qtPdf()), u"-o"_s, bench.path(u"signed.pdf"_s),
                     u"--remote"_s, u"--pin-fd"_s, u"0"_s, u"--json"_s, u"--settings"_s, settings},
                    "1234\n567890\n"};
    const Ended distrusted = runIn(SystemStore({bench.ca().root().certificatePem()}), call);
    INFO(distrusted.output.toStdString() << distrusted.errors.toStdString());
    CHECK(distrusted.problem() == "AddressUntrusted");
    CHECK(signing.requests().empty());
    const Ended trusted = runIn(SystemStore({web.root().certificatePem()}), call);
    INFO(trusted.output.toStdString() << trusted.errors.toStdString());
    CHECK(trusted.exitCode == 0);
    CHECK(signing.signatures() == 1);
}
