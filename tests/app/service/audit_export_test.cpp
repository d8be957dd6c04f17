// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/audit_export.h"

#include "app/service/settings.h"
#include "core/base/file.h"
#include "core/signature/cms/cms_verify.h"
#include "core/signature/container/zip.h"
#include "tests/app/service/bundle_maker.h"
#include "tests/app/service/operator.h"
#include "tests/core/network/evidence_server.h"

#include <catch2/catch.hpp>

#include <QJsonDocument>
#include <QSettings>

using namespace yenile;
using namespace yenile::tests;

namespace {

/// A service whose log somebody else is to judge, and an authority that stamps it.
struct Exported {
    Bench bench;
    EvidenceServer authority{bench};
    ServiceProcess service{
        {{{QStringLiteral("audit/timeStampAuthorities"), authority.timeStampAddress()}}, {}}};

    Exported() {
        Api api(service);
        api.logIn(ayse);
        CHECK(!api.approve(api.orderId()).isEmpty());
        const QByteArray roots = service.ca().root().certificatePem() + bench.ca().root().certificatePem();
        REQUIRE(writeFile(file("roots.pem"), roots));
    }

    [[nodiscard]] QString file(const char* name) const { return service.file(QLatin1String(name)); }
    [[nodiscard]] OperatorOutput write(const char* name) const {
        return runOperator(service, "audit", "export", {file(name)});
    }
    [[nodiscard]] OperatorOutput verify(const char* name, const QStringList& more = {}) const {
        return runOperator(QStringList{QStringLiteral("audit"), QStringLiteral("verify"), file(name),
                                       QStringLiteral("--root"), file("roots.pem")} +
                           more);
    }
    [[nodiscard]] QByteArray member(const char* name, const QString& wanted) const {
        const auto entries = signature::unzipped(readFile(file(name)).value()).value();
        const signature::ZipEntry* const entry = findEntry(entries, wanted);
        return entry != nullptr ? entry->content : QByteArray();
    }
};

} // namespace

TEST_CASE("An exported audit log is judged without the service, and OpenSSL agrees on signature and stamp") {
    const Exported log;
    const OperatorOutput written = log.write("log.asice");
    INFO(written.error.toStdString());
    REQUIRE(written.exitCode == 0);
    const OperatorOutput verified = log.verify("log.asice");
    INFO(verified.error.toStdString());
    CHECK(verified.exitCode == 0);
    CHECK(verified.out.startsWith(QStringLiteral("2 entries of the service Yenile")));
    CHECK(verified.out.contains(QStringLiteral(", stamped 20")));
    CHECK(verified.out.trimmed().right(64) == written.out.trimmed().right(64));
    const QString manifest = QStringLiteral("META-INF/ASiCManifest001.xml");
    const QByteArray cms = log.member("log.asice", QStringLiteral("META-INF/signature001.p7s"));
    const QByteArray xml = log.member("log.asice", manifest);
    const Verdict signature =
        run(QStringLiteral("openssl"),
            {QStringLiteral("cms"), QStringLiteral("-verify"), QStringLiteral("-binary"),
             QStringLiteral("-inform"), QStringLiteral("DER"), QStringLiteral("-in"),
             log.bench.write(QStringLiteral("log.p7s"), cms), QStringLiteral("-content"),
             log.bench.write(QStringLiteral("manifest.xml"), xml), QStringLiteral("-CAfile"),
             log.file("roots.pem"), QStringLiteral("-purpose"), QStringLiteral("any"), QStringLiteral("-out"),
             QStringLiteral("/dev/null")});
    INFO(signature.output.toStdString());
    CHECK(signature.exitCode == 0);
    for (const QString& name : {QStringLiteral("head.json"), QStringLiteral("entries.jsonl")})
        CHECK(xml.contains(
            QByteArray::fromHex(sha256Hex(log.member("log.asice", name)).toLatin1()).toBase64()));
    const signature::CmsResult read =
        signature::verifyCms({xml}, cms, signature::CmsProfile::Cades, {}, ErrorCode::SignatureInvalid);
    REQUIRE(read.signatureTimeStamps.size() == 1);
    const Verdict stamp =
        run(QStringLiteral("openssl"),
            {QStringLiteral("ts"), QStringLiteral("-verify"), QStringLiteral("-token_in"),
             QStringLiteral("-in"), log.bench.write(QStringLiteral("tst"), read.signatureTimeStamps.front()),
             QStringLiteral("-data"), log.bench.write(QStringLiteral("value"), read.signatureValue),
             QStringLiteral("-CAfile"), log.bench.rootFile(), QStringLiteral("-untrusted"),
             log.bench.write(QStringLiteral("issuer.pem"), log.bench.ca().issuer().certificatePem())});
    INFO(stamp.output.toStdString());
    CHECK(stamp.exitCode == 0);
}

TEST_CASE("Exports of before and after an erasure verify, and the later one continues the earlier") {
    const Exported log;
    REQUIRE(log.write("before.asice").exitCode == 0);
    const QString noted = log.verify("before.asice").out.trimmed().right(64);
    REQUIRE(runOperator(log.service, "applicants", "erase", {ayse}).exitCode == 0);
    REQUIRE(log.write("after.asice").exitCode == 0);
    CHECK(log.verify("before.asice").exitCode == 0);
    const OperatorOutput after = log.verify("after.asice", {QStringLiteral("--noted"), noted});
    CHECK(after.exitCode == 0);
    CHECK(after.out.startsWith(QStringLiteral("4 entries")));
    CHECK(log.verify("before.asice", {QStringLiteral("--noted"), after.out.trimmed().right(64)}).exitCode ==
          1);
    CHECK(runOperator(log.service, "audit", "verify", {QStringLiteral("--noted"), noted}).exitCode == 0);
    const QByteArray entries = log.member("after.asice", QStringLiteral("entries.jsonl"));
    CHECK(entries.startsWith(log.member("before.asice", QStringLiteral("entries.jsonl"))));
    CHECK(entries.contains("applicant erased: asked for"));
}

TEST_CASE("An exported audit log that was changed, or that somebody else signed, is not believed") {
    const Exported log;
    REQUIRE(log.write("log.asice").exitCode == 0);
    REQUIRE(writeFile(log.file("changed.asice"),
                      tampered(readFile(log.file("log.asice")).value(), QStringLiteral("entries.jsonl"))));
    CHECK(log.verify("changed.asice").exitCode == 1);
    // An applicant's own certificate leads to the same root.
    const auto applicant = log.service.ca().signer(log.service.ca().issue({}));
    REQUIRE(registration::writeAuditExport(log.file("hers.asice"), {}, QStringLiteral("Yenile"), *applicant,
                                           nullptr, Clock::system()));
    CHECK(log.verify("hers.asice").error.contains(shownCode(ErrorCode::CertificateOfSomeoneElse)));
    // Nor does a head count that tells of other entries.
    const auto bundle = BundleMaker(*log.service.ca().signer(log.service.ca().issueReceipt()))
                            .container({{QStringLiteral("head.json"), QStringLiteral("application/json"),
                                         log.member("log.asice", QStringLiteral("head.json"))},
                                        {QStringLiteral("entries.jsonl"), QStringLiteral("text/plain"), ""}});
    REQUIRE(writeFile(log.file("cut.asice"), bundle));
    CHECK(log.verify("cut.asice").error.contains(shownCode(ErrorCode::FileDamaged)));
    const QString another = log.service.pki().filePath(QStringLiteral("tls.pem"));
    CHECK(log.verify("log.asice", {QStringLiteral("--signer"), another}).exitCode == 1);
    CHECK(log.verify("log.asice",
                     {QStringLiteral("--signer"), log.service.pki().filePath(QStringLiteral("receipt.pem"))})
              .exitCode == 0);
    CHECK(runOperator({QStringLiteral("audit"), QStringLiteral("verify"), log.file("log.asice")})
              .error.contains(QStringLiteral("--root")));
}

TEST_CASE("Where an authority is named and stamps nothing, nothing is exported and nothing overwritten") {
    Exported log;
    REQUIRE(log.write("log.asice").exitCode == 0);
    const QByteArray first = readFile(log.file("log.asice")).value();
    CHECK(log.write("log.asice").error.contains(shownCode(ErrorCode::FileNotWritable)));
    CHECK(readFile(log.file("log.asice")) == first);
    log.authority.mood = EvidenceServer::Mood::Garbage;
    CHECK(log.write("another.asice").error.contains(shownCode(ErrorCode::TimeStampFailed)));
    CHECK(!QFile::exists(log.file("another.asice")));
}
