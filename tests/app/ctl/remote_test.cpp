// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/renewal_bench.h"
#include "tests/core/signature/judges.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/support/memory_search.h"
#include "tests/support/signing_service.h"

#include "core/base/file.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

const ServiceOptions takesRemote{.settings = {{u"signature/remoteSignatures"_s, u"true"_s}}, .applicant = {}};

LeafProfile of(const QString& name, const QString& identityNumber) {
    LeafProfile profile;
    profile.commonName = name;
    profile.identityNumber = identityNumber;
    return profile;
}

/// Somebody before a desktop, who approves whatever the browser asks.
QMap<QString, QString> desktop() {
    return {{u"DISPLAY"_s, u":nowhere"_s},
            {u"PATH"_s, u"" YENILE_SOURCE_DIR "/tests/app/ctl/browser:"_s + qEnvironmentVariable("PATH")}};
}

/// An applicant whose card is of somebody else, and whose key lies with a remote signing service.
class RemoteBench {
public:
    explicit RemoteBench(SigningServiceOptions options = {}, const ServiceOptions& registration = takesRemote)
        : renewals(of(u"MEHMET DEMİR"_s, u"10000000214"_s), registration),
          signing(renewals.service.ca(), std::move(options)) {
        const QString file = renewals.service.file(u"settings.ini"_s);
        QByteArray settings = readFile(file).value_or(QByteArray());
        settings.replace("[signature]\n", "[signature]\nremoteClient=yenile-test\nremoteService=" +
                                              signing.address().toEncoded() + "\n");
        if (!writeFile(file, settings))
            throw std::runtime_error("cannot write the settings");
    }

    [[nodiscard]] Ended renew(const QByteArray& entered = {}, const QStringList& options = {}) const {
        return renewals.renew(
            {.options = QStringList{u"--remote"_s} + options, .pins = entered, .environment = desktop()});
    }
    [[nodiscard]] Ended sign(const QByteArray& entered = {}) const {
        const QString pdf = renewals.service.file(u"letter.pdf"_s);
        if (!writeFile(pdf, qtPdf()))
            throw std::runtime_error("cannot write the letter");
        return run(
            {{u"sign"_s, pdf, u"-o"_s, renewals.service.file(u"signed.pdf"_s), u"--remote"_s, u"--pin-fd"_s,
              u"0"_s, u"--json"_s, u"--settings"_s, renewals.service.file(u"settings.ini"_s)},
             entered,
             desktop()});
    }

    RenewalBench renewals;
    SigningService signing;
};

} // namespace

TEST_CASE("a renewal is signed with a key at a remote signing service, and other people's programs take it") {
    const RemoteBench bench;
    const Ended ended = bench.renew();
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    REQUIRE(ended.exitCode == 0);
    CHECK(ended.json().value(u"state").toString() == u"submitted"_s);
    CHECK(bench.signing.signatures() == 3);
    CHECK(bench.signing.authorizations() == 1);
    CHECK(ended.errors.contains(u"/oauth2/authorize?"));
    const Verdict judges =
        tests::run(QStringLiteral(YENILE_SOURCE_DIR "/tests/e2e/judge-bundle"),
                   {bench.renewals.results().path(), bench.renewals.service.pki().filePath(u"root.pem"_s)});
    INFO(judges.output.toStdString());
    CHECK(judges.exitCode == 0);
}

TEST_CASE("a renewal is signed remotely by PIN and a code that comes by SMS, each digest bound") {
    const RemoteBench bench({.inBrowser = false, .wantsLogin = false, .isBound = true, .extends = true});
    const Ended ended = bench.renew("1234\n567890\n");
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    REQUIRE(ended.exitCode == 0);
    CHECK(bench.signing.authorizations() == 1);
    CHECK(bench.signing.extensions() == 2);
    for (const QString& secret : {u"567890"_s, u"sad-"_s})
        CHECK_FALSE(ended.errors.contains(secret));
}

TEST_CASE("what a remote signing service gives, and what it is told, is in no file and no log") {
    const bool inBrowser = GENERATE(true, false);
    const RemoteBench bench({.inBrowser = inBrowser});
    const QString home = bench.renewals.service.file(u"home"_s);
    QMap<QString, QString> environment = desktop();
    environment.insert(u"HOME"_s, home);
    for (const auto& elsewhere : {u"XDG_STATE_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_DATA_HOME"_s})
        environment.insert(elsewhere, {});
    const Ended ended = bench.renewals.renew({.options = {u"--remote"_s, u"--verbose"_s},
                                              .pins = inBrowser ? "" : "1234\n567890\n",
                                              .environment = environment});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    REQUIRE(ended.exitCode == 0);
    QStringList secrets{u"567890"_s};
    for (int number = 1; number < 10; ++number)
        for (const auto& name : {u"code-%1"_s, u"token-%1"_s, u"sad-%1"_s})
            secrets << name.arg(number);
    QStringList found;
    for (const QString& secret : secrets) {
        for (const auto& folder : {u"home"_s, u"results"_s, u"outbox"_s})
            found += filesWith(bench.renewals.service.file(folder), secret);
        if ((ended.output + ended.errors).contains(secret))
            found << secret;
    }
    CHECK(found.join(u", "_s).toStdString() == "");
    CHECK_FALSE(filesWith(home, u"yenile."_s).isEmpty()); // there is a log
}

TEST_CASE("where the registration service takes no remote signatures, nobody is asked for anything") {
    const RemoteBench bench({}, {});
    const Ended ended = bench.renew();
    CHECK(ended.exitCode == 1);
    CHECK(ended.problem() == "RemoteSigningForbidden");
    CHECK(bench.renewals.asked(u"access-password"_s) == 0);
    CHECK(bench.signing.requests().empty());
}

TEST_CASE("a renewal by hand and a remote signature do not go together") {
    const RemoteBench bench;
    CHECK(bench.renew({}, {u"--method"_s, u"wet"_s}).problem() == "UsageInvalid");
    CHECK(bench.signing.requests().empty());
}

TEST_CASE("a key of somebody else, and one that its service has blocked, sign no renewal") {
    const RemoteBench foreign({.owner = of(u"MEHMET DEMİR"_s, u"10000000214"_s)});
    CHECK(foreign.renew().problem() == "CertificateOfSomeoneElse");
    const RemoteBench blocked({.isEnabled = false});
    CHECK(blocked.renew().problem() == "RemoteCredentialDisabled");
    CHECK(blocked.signing.signatures() == 0);
}

TEST_CASE("a file is signed with a key at a remote signing service") {
    const RemoteBench bench({.inBrowser = false});
    const Ended ended = bench.sign("1234\n567890\n");
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 0);
    CHECK(ended.json().value(u"signer").toObject().value(u"commonName").toString() == u"AYŞE YILMAZ"_s);
    const Verdict pdfsig =
        tests::run(u"pdfsig"_s, {u"-nocert"_s, bench.renewals.service.file(u"signed.pdf"_s)});
    CHECK(pdfsig.output.contains(u"Signature is Valid"));
}

TEST_CASE("what a remote signing service does not accept is told, and no second line of a script is wasted") {
    const RemoteBench bench({.inBrowser = false});
    const Ended ended = bench.sign("9999\n567890\n");
    CHECK(ended.exitCode == 1);
    CHECK(ended.problem() == "RemoteFactorsRefused");
    CHECK(bench.signing.signatures() == 0);
}

TEST_CASE("whoever has no remote signing service in the settings is told which setting that is") {
    const RenewalBench bench;
    const Ended ended =
        run({{u"sign"_s, bench.service.file(u"settings.ini"_s), u"-o"_s, bench.service.file(u"out.asice"_s),
              u"--remote"_s, u"--json"_s, u"--settings"_s, bench.service.file(u"settings.ini"_s)}});
    CHECK(ended.problem() == "SettingInvalid");
    CHECK(ended.output.contains(u"signature/remoteService"));
}
