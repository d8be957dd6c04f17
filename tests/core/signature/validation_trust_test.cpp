// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/crypto/algorithms.h"
#include "core/signature/signing/cades.h"
#include "tests/core/signature/judges.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/support/certificate_builder.h"

#include <QJsonArray>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

struct Expected {
    const char* subIndication;
    ErrorCode code;
};

/// Signs with such a certificate; what the report says of trust.
SignatureReport reportOn(const LeafProfile& profile, bool requireQualified = true) {
    const Bench bench;
    (void)bench.write(u"0.pdf"_s, SamplePdf{}.bytes());
    REQUIRE(bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *bench.signer(profile)));
    ValidationPolicy policy = bench.policy();
    policy.requireQualified = requireQualified;
    const auto report = validatePdf(bench.path(u"1.pdf"_s), policy);
    REQUIRE(report);
    CHECK(report->indication() == report->signatures.front().indication);
    return report->signatures.front();
}

/// The names of all members, those of inner objects included.
QStringList memberNames(const QJsonObject& json) {
    QStringList names = json.keys();
    for (const QJsonValue& value : json) {
        names += memberNames(value.toObject());
        for (const QJsonValue& element : value.toArray())
            names += memberNames(element.toObject());
    }
    return names;
}

void checkRefused(const LeafProfile& profile, const Expected& expected) {
    const SignatureReport report = reportOn(profile);
    CHECK(report.indication == Indication::Indeterminate);
    CHECK(report.subIndication == QLatin1String(expected.subIndication));
    REQUIRE(report.problem);
    CHECK(report.problem->code == expected.code);
    CHECK(report.intact);
    CHECK_FALSE(report.trusted);
}

LeafProfile leaf() {
    return with(KeyKind::P256);
}

} // namespace

TEST_CASE("certificates out of their time do not pass") {
    const QDateTime now = QDateTime::currentDateTimeUtc();
    LeafProfile expired = leaf();
    expired.notBefore = now.addDays(-10);
    expired.notAfter = now.addDays(-1);
    checkRefused(expired, {"OUT_OF_BOUNDS_NO_POE", ErrorCode::CertificateExpired});
    LeafProfile early = leaf();
    early.notBefore = now.addDays(1);
    checkRefused(early, {"OUT_OF_BOUNDS_NO_POE", ErrorCode::CertificateNotYetValid});
}

TEST_CASE("the time is the policy's, not the computer's") {
    const Bench bench;
    (void)bench.write(u"0.pdf"_s, SamplePdf{}.bytes());
    REQUIRE(bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *bench.signer(leaf())));
    const auto at = [&](const QDateTime& time) {
        const FixedClock clock(time);
        return validatePdf(bench.path(u"1.pdf"_s), bench.policy(clock))->indication();
    };
    const QDateTime now = QDateTime::currentDateTimeUtc();
    CHECK(at(now) == Indication::TotalPassed);
    CHECK(at(now.addDays(59)) == Indication::TotalPassed);
    CHECK(at(now.addDays(61)) == Indication::Indeterminate);
    CHECK(at(now.addDays(-1)) == Indication::Indeterminate);
}

TEST_CASE("certificates for other purposes do not pass") {
    LeafProfile noCommitment = leaf();
    noCommitment.nonRepudiation = false;
    checkRefused(noCommitment, {"CHAIN_CONSTRAINTS_FAILURE", ErrorCode::CertificateKeyUsage});
    for (const QString& purpose : {u"critical,timeStamping"_s, u"serverAuth"_s, u"OCSPSigning"_s}) {
        LeafProfile other = leaf();
        other.extendedKeyUsage = purpose;
        checkRefused(other, {"CHAIN_CONSTRAINTS_FAILURE", ErrorCode::CertificateKeyUsage});
    }
    LeafProfile mail = leaf();
    mail.extendedKeyUsage = u"clientAuth,emailProtection"_s;
    CHECK(reportOn(mail).indication == Indication::TotalPassed);
}

TEST_CASE("a certificate that is not qualified passes only where none is asked for") {
    for (const auto lacking : {&LeafProfile::qcCompliance, &LeafProfile::nesStatement}) {
        LeafProfile plain = leaf();
        plain.*lacking = false;
        checkRefused(plain, {"CHAIN_CONSTRAINTS_FAILURE", ErrorCode::CertificateNotQualified});
        CHECK(reportOn(plain, false).indication == Indication::TotalPassed);
    }
}

TEST_CASE("a certificate of strangers does not pass, and a namesake of the root does not help") {
    const Bench bench;
    (void)bench.write(u"0.pdf"_s, SamplePdf{}.bytes());
    REQUIRE(bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *bench.signer(leaf())));
    const auto namesake = validatePdf(bench.path(u"1.pdf"_s), Bench().policy());
    CHECK(namesake->indication() == Indication::Indeterminate);
    CHECK(namesake->problem()->code == ErrorCode::CertificateUntrusted);
    ValidationPolicy nobody = bench.policy();
    nobody.trustAnchors.clear();
    const auto report = validatePdf(bench.path(u"1.pdf"_s), nobody);
    CHECK(report->signatures.front().subIndication == u"NO_CERTIFICATE_CHAIN_FOUND");
    CHECK(report->signatures.front().intact);
}

TEST_CASE("of many anchors those alone are read that are on the way") {
    const Bench bench;
    (void)bench.write(u"0.pdf"_s, SamplePdf{}.bytes());
    REQUIRE(bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *bench.signer(leaf())));
    CertificateRequest request;
    request.key = newKey(KeyKind::P256);
    request.extensions = "keyUsage=critical,keyCertSign\n";
    ValidationPolicy policy = bench.policy();
    policy.trustAnchors.clear();
    const auto add = [&](const Certificate& anchor) {
        policy.trustAnchors.push_back(*Certificate::fromDer(anchor.der(), Certificate::Reading::WhenAsked));
    };
    add(bench.ca().root().certificate);
    const auto readNow = [&] {
        const qint64 before = Certificate::readCount();
        const auto report = validatePdf(bench.path(u"1.pdf"_s), policy);
        REQUIRE(report);
        CHECK(report->indication() == Indication::TotalPassed);
        return Certificate::readCount() - before;
    };
    (void)readNow(); // the root
    const qint64 alone = readNow();
    for (int number = 0; number < 200; ++number) {
        request.subject = {{"CN", u"Root %1"_s.arg(number)}};
        add(certify(request, nullptr));
    }
    CHECK(readNow() == alone);
}

TEST_CASE("the reports on many signatures share the certificates that they have in common") {
    const Bench bench;
    const auto signer = bench.signer(leaf());
    (void)bench.write(u"0.pdf"_s, SamplePdf{}.bytes());
    REQUIRE(bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *signer));
    REQUIRE(bench.signPdf(u"1.pdf"_s, u"2.pdf"_s, *signer));
    const auto report = validatePdf(bench.path(u"2.pdf"_s), bench.policy());
    REQUIRE(report);
    REQUIRE(report->signatures.size() == 2);
    const SignatureReport& first = report->signatures[0];
    const SignatureReport& second = report->signatures[1];
    CHECK(first.signer->handle() == second.signer->handle());
    REQUIRE(first.companions.size() == second.companions.size());
    for (size_t i = 0; i < first.companions.size(); ++i)
        CHECK(first.companions[i].handle() == second.companions[i].handle());
}

TEST_CASE("a certification path is built once for all signatures over it") {
    const Bench bench;
    const auto signer = bench.signer(leaf());
    (void)bench.write(u"0.pdf"_s, SamplePdf{}.bytes());
    for (int number = 0; number < 6; ++number)
        REQUIRE(bench.signPdf(u"%1.pdf"_s.arg(number), u"%1.pdf"_s.arg(number + 1), *signer));
    const FixedClock clock(QDateTime::currentDateTimeUtc());
    const auto builtFor = [&](const QString& name) {
        const qint64 before = builtPathCount();
        const auto report = validatePdf(bench.path(name), bench.policy(clock));
        REQUIRE(report);
        CHECK(report->indication() == Indication::TotalPassed);
        return builtPathCount() - before;
    };
    const qint64 alone = builtFor(u"1.pdf"_s);
    CHECK(alone > 0);
    CHECK(builtFor(u"6.pdf"_s) == alone);
    // A second validation trusts nothing that the first one found.
    CHECK(builtFor(u"6.pdf"_s) == alone);

    REQUIRE(bench.signPdf(u"6.pdf"_s, u"7.pdf"_s, *bench.signer(leaf())));
    CHECK(builtFor(u"7.pdf"_s) == 2 * alone);
}

TEST_CASE("the issuing authority itself may be the anchor") {
    const Bench bench;
    (void)bench.write(u"0.pdf"_s, SamplePdf{}.bytes());
    REQUIRE(bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *bench.signer(leaf())));
    ValidationPolicy policy = bench.policy();
    policy.trustAnchors = {bench.ca().issuer().certificate};
    CHECK(validatePdf(bench.path(u"1.pdf"_s), policy)->indication() == Indication::TotalPassed);
}

TEST_CASE("what OpenSSL signs is judged by the same rules") {
    const Bench bench;
    const QString content = bench.write(u"content"_s, "Taahhut");
    const QString issuer = bench.write(u"issuer.pem"_s, bench.ca().issuer().certificatePem());
    const auto signedBy = [&](const LeafProfile& profile, const QStringList& options) {
        const Identity identity = bench.ca().issue(profile);
        const Verdict verdict =
            run(u"openssl"_s,
                QStringList{u"cms"_s, u"-sign"_s, u"-binary"_s, u"-outform"_s, u"DER"_s, u"-in"_s, content,
                            u"-signer"_s, bench.write(u"k.pem"_s, identity.certificatePem()), u"-inkey"_s,
                            bench.write(u"k.key"_s, identity.keyPem()), u"-certfile"_s, issuer, u"-out"_s,
                            bench.path(u"o.p7s"_s)} +
                    options);
        INFO(verdict.output.toStdString());
        REQUIRE(verdict.exitCode == 0);
        return verifyDetached(bench.read(u"content"_s), bench.read(u"o.p7s"_s), bench.policy());
    };
    CHECK(signedBy(leaf(), {u"-cades"_s}));
    CHECK(signedBy(leaf(), {}));
    CHECK(signedBy(with(KeyKind::Rsa2048), {u"-cades"_s, u"-keyopt"_s, u"rsa_padding_mode:pss"_s}));
    CHECK(signedBy(leaf(), {u"-md"_s, u"sha1"_s}).error().code == ErrorCode::AlgorithmRefused);
    CHECK(signedBy(with(KeyKind::Rsa2048), {u"-md"_s, u"md5"_s}).error().code == ErrorCode::AlgorithmRefused);
    CHECK(signedBy(with(KeyKind::Rsa1024), {}).error().code == ErrorCode::AlgorithmRefused);
    // Without signed attributes OpenSSL itself would call a -cades verification a success.
    CHECK(signedBy(leaf(), {u"-noattr"_s}).error().code == ErrorCode::SignatureInvalid);
    CHECK(signedBy(leaf(), {u"-nodetach"_s}).error().code == ErrorCode::SignatureInvalid);
    CHECK(signedBy(leaf(), {u"-nocerts"_s}).error().code == ErrorCode::CertificateUntrusted);
}

TEST_CASE("a report is told in JSON with the standard's names") {
    const SignatureReport signature = reportOn(leaf(), false);
    ValidationReport report{u"a.pdf"_s, {signature}};
    const QJsonObject passed = toJson(report);
    CHECK(passed[u"indication"_s] == u"TOTAL-PASSED"_s);
    CHECK_FALSE(passed.contains(u"problem"_s));
    const QJsonObject first = passed[u"signatures"_s].toArray().first().toObject();
    CHECK(first[u"level"_s] == u"PAdES-B-B"_s);
    CHECK(first[u"intact"_s] == true);
    CHECK(first[u"signer"_s].toObject()[u"identityNumber"_s] == u"10000000146"_s);

    report.signatures.front().indication = Indication::TotalFailed;
    report.signatures.front().subIndication = u"HASH_FAILURE"_s;
    report.signatures.front().problem = Error{ErrorCode::DocumentAltered, {u"a.pdf"_s}, {}};
    const QJsonObject failed = toJson(report);
    CHECK(failed[u"indication"_s] == u"TOTAL-FAILED"_s);
    CHECK(failed[u"problem"_s].toObject()[u"code"_s] == u"DocumentAltered"_s);
}

TEST_CASE("each member of a report in JSON is described") {
    SignatureReport signature = reportOn(leaf(), false);
    signature.subIndication = u"HASH_FAILURE"_s;
    signature.problem = Error{ErrorCode::DocumentAltered, {u"a.pdf"_s}, {}};
    signature.claimedTime = signature.provenTime = QDateTime::currentDateTimeUtc();
    signature.signaturePolicy = policyOf(UsageProfile::P4);
    signature.profile = u"P4"_s;
    signature.coveredMembers = {u"a.pdf"_s};
    const auto page = readFile(QStringLiteral(YENILE_SOURCE_DIR "/docs/validation-report.md"));
    REQUIRE(page);
    const QStringList names = memberNames(toJson(ValidationReport{u"a.pdf"_s, {signature}}));
    CHECK(names.size() > 30);
    for (const QString& name : names) {
        CAPTURE(name.toStdString());
        CHECK(page->contains('`' + name.toUtf8() + '`'));
    }
}
