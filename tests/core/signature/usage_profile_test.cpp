// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/cms/cms_verify.h"
#include "core/signature/cms/usage_profile.h"
#include "core/signature/container/zip.h"
#include "core/signature/signing/asic.h"
#include "core/signature/validation/usage_profile_check.h"
#include "tests/core/signature/openssl_tsa.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/core/signature/revocation_bench.h"
#include "tests/support/sign_here.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now = QDateTime::currentDateTimeUtc();

/// Signs by a profile. The issuing authority is the anchor: OpenSSL speaks of what it issued.
struct Profiled {
    Bench bench;
    OpensslRevocation revocation{bench};
    Identity person = revocation.issue(u"AYŞE YILMAZ"_s);
    OpensslTsa tsa{bench, revocation.issueTsa()};

    void signPdf(UsageProfile profile, bool stamped = true, const Clock& clock = Clock::system()) {
        (void)bench.write(u"0.pdf"_s, qtPdf());
        PadesOptions options;
        options.profile = profile;
        options.reason = u"Başvuru"_s;
        options.timeStamper = stamped ? &tsa : nullptr;
        REQUIRE(signature::signPdf(bench.path(u"0.pdf"_s), bench.path(u"a.pdf"_s), *bench.ca().signer(person),
                                   options, clock));
    }
    void signContainer(UsageProfile profile) {
        AsicOptions options;
        options.profile = profile;
        options.timeStamper = &tsa;
        REQUIRE(createContainer(bench.path(u"a.asice"_s), {{u"n.txt"_s, u"text/plain"_s, "Merhaba"}},
                                *bench.ca().signer(person), options, Clock::system()));
    }
    [[nodiscard]] Result<void> extend(const QString& file, Level level = Level::LongTerm) {
        return extendFile(bench.path(file), bench.path(file),
                          {level, {bench.ca().issuer().certificate}, &revocation, &tsa}, Clock::system());
    }
    [[nodiscard]] SignatureReport validate(const QString& file, ValidationPolicy policy = {}) const {
        policy.trustAnchors = {bench.ca().issuer().certificate};
        const auto report = validateFile(bench.path(file), policy);
        REQUIRE(report);
        return report->signatures.front();
    }
};

std::optional<ErrorCode> problemOf(const SignatureReport& report) {
    return report.problem ? std::optional(report.problem->code) : std::nullopt;
}

} // namespace

TEST_CASE("a reference to a policy is read as it was written, and nothing else is taken for one") {
    for (const UsageProfile profile : {UsageProfile::P2, UsageProfile::P3, UsageProfile::P4}) {
        const PolicyReference reference = policyOf(profile);
        const auto read = policyReferenceFrom(toDer(reference));
        REQUIRE(read);
        CHECK(read->objectIdentifier == reference.objectIdentifier);
        CHECK(read->hash == reference.hash);
        CHECK(read->address == reference.address);
        CHECK(profileOfPolicy(read->objectIdentifier) == profile);
        CHECK(isHashRight(*read));
    }
    CHECK(toDer(policyOf(UsageProfile::P4)).contains(QByteArray::fromHex("060c608618013d0001a74e030301")));
    CHECK_FALSE(policyReferenceFrom("no DER"));
    CHECK_FALSE(policyReferenceFrom(QByteArray::fromHex("3003020101")));
    CHECK_FALSE(profileOfPolicy({}));
    CHECK(profileNamed(u"P3"_s) == UsageProfile::P3);
    CHECK_FALSE(profileNamed(u"P5"_s));
}

TEST_CASE("a P4 signature carries its policy, has an OCSP response, and passes") {
    Profiled p;
    p.signPdf(UsageProfile::P4);
    CHECK(problemOf(p.validate(u"a.pdf"_s)) == ErrorCode::UsageProfileBroken); // not yet
    REQUIRE(p.extend(u"a.pdf"_s));
    const SignatureReport report = p.validate(u"a.pdf"_s);
    INFO((report.problem ? report.problem->cause : QString()).toStdString());
    CHECK(report.indication == Indication::TotalPassed);
    CHECK(report.profile == u"P4"_s);
    REQUIRE(report.signaturePolicy);
    CHECK(report.signaturePolicy->objectIdentifier == u"2.16.792.1.61.0.1.5070.3.3.1"_s);
    CHECK(report.signaturePolicy->address.startsWith(u"http://www.eimza.gov.tr/"_s));
    CHECK(!p.bench.read(u"a.pdf"_s).contains("/Reason")); // not beside a policy
    CHECK(isSoundForQpdf(p.bench.path(u"a.pdf"_s)));
    CHECK(run(u"pdfsig"_s, {p.bench.path(u"a.pdf"_s)}).output.contains(u"Signature is Valid."_s));
}

TEST_CASE("containers by P3 and P4 have their validation data as the guide wants them, once") {
    Profiled p;
    const UsageProfile profile = GENERATE(UsageProfile::P3, UsageProfile::P4);
    p.signContainer(profile);
    REQUIRE(p.extend(u"a.asice"_s));
    REQUIRE(p.extend(u"a.asice"_s)); // newer data take the place of the old ones
    ValidationPolicy receiving;
    receiving.awaitGracePeriod = false;
    const SignatureReport report = p.validate(u"a.asice"_s, receiving);
    INFO((report.problem ? report.problem->cause : QString()).toStdString());
    CHECK(report.indication == Indication::TotalPassed);
    CHECK(report.profile == QString::fromLatin1(rulesOf(profile).name));
    CHECK(report.level == u"CAdES-X-L");
    CHECK(report.assuredLevel == Level::LongTerm);
    const auto entries = unzipped(p.bench.read(u"a.asice"_s));
    REQUIRE(entries);
    const auto cms = std::ranges::find(*entries, u"META-INF/signature001.p7s"_s, &ZipEntry::name);
    REQUIRE(cms != entries->end());
    const QString shown = run(u"openssl"_s, {u"cms"_s, u"-cmsout"_s, u"-print"_s, u"-inform"_s, u"DER"_s,
                                             u"-in"_s, p.bench.write(u"a.p7s"_s, cms->content)})
                              .output;
    for (const QString& attribute :
         {u"id-smime-aa-ets-sigPolicyId"_s, u"id-smime-aa-ets-CertificateRefs"_s,
          u"id-smime-aa-ets-RevocationRefs"_s, u"id-smime-aa-ets-certValues"_s,
          u"id-smime-aa-ets-revocationValues"_s, u"id-smime-aa-ets-escTimeStamp"_s})
        CHECK(shown.count(attribute) == 1);
    CHECK(shown.contains(u"crls:\n      <ABSENT>"_s)); // not those of the baseline as well

    // The stamp over the references proves what they name, and nothing that was added.
    const auto manifest = std::ranges::find(*entries, u"META-INF/ASiCManifest001.xml"_s, &ZipEntry::name);
    REQUIRE(manifest != entries->end());
    const CmsResult read = verifyCms({manifest->content}, cms->content, CmsProfile::Cades, {},
                                     ErrorCode::ContainerMemberAltered);
    REQUIRE(read.references);
    RevocationData more = read.revocation;
    more.crls.emplace_back("a list of later");
    const UnsignedParts named = read.references->namedAmong(read.certificates, more, {}, now);
    CHECK(named.revocation.crls == read.revocation.crls);
    CHECK(named.revocation.ocspResponses == read.revocation.ocspResponses);
    CHECK(named.revocation.crls.size() + named.revocation.ocspResponses.size() > 0);
    CHECK_FALSE(named.certificates.empty());

    REQUIRE(p.extend(u"a.asice"_s, Level::Archive));
    CHECK(p.validate(u"a.asice"_s, receiving).level == u"CAdES-B-LTA");
}

TEST_CASE("a P4 container outlives its responder") {
    Profiled p;
    const Identity person = p.revocation.issue(u"AYŞE YILMAZ"_s, 100);
    OpensslTsa tsa(p.bench, p.revocation.issue(u"TSA"_s, 100, "extendedKeyUsage=critical,timeStamping\n"));
    AsicOptions options;
    options.profile = UsageProfile::P4;
    options.timeStamper = &tsa;
    REQUIRE(createContainer(p.bench.path(u"a.asice"_s), {{u"n.txt"_s, u"text/plain"_s, "Merhaba"}},
                            *p.bench.ca().signer(person), options, Clock::system()));
    REQUIRE(extendFile(p.bench.path(u"a.asice"_s), p.bench.path(u"a.asice"_s),
                       {Level::LongTerm, {p.bench.ca().issuer().certificate}, &p.revocation, &tsa},
                       Clock::system()));
    const FixedClock later(now.addDays(80)); // the responder's certificate had sixty days
    ValidationPolicy policy;
    policy.clock = &later;
    const SignatureReport report = p.validate(u"a.asice"_s, policy);
    INFO((report.problem ? report.problem->cause : QString()).toStdString());
    CHECK(report.indication == Indication::TotalPassed);
    CHECK(report.assuredLevel == Level::LongTerm);
    CHECK(report.timeStamps.size() == 2);
}

TEST_CASE("P4 wants OCSP: a list does not do") {
    Profiled p;
    p.signPdf(UsageProfile::P4);
    p.revocation.responderIsDown = true;
    CHECK_FALSE(p.extend(u"a.pdf"_s));
}

TEST_CASE("P2 and P3 pass with a list from after the grace period, and wait until then") {
    const bool isLong = GENERATE(false, true);
    Profiled p;
    p.signPdf(isLong ? UsageProfile::P3 : UsageProfile::P2);
    if (isLong)
        REQUIRE(p.extend(u"a.pdf"_s)); // the list of today is there; that of tomorrow counts
    const SignatureReport early = p.validate(u"a.pdf"_s);
    CHECK(early.indication == Indication::Indeterminate);
    CHECK(early.subIndication == u"TRY_LATER"_s);
    CHECK(problemOf(early) == ErrorCode::GracePeriodRunning);
    // Who receives it does not wait.
    ValidationPolicy receiving;
    receiving.awaitGracePeriod = false;
    CHECK(p.validate(u"a.pdf"_s, receiving).indication == Indication::TotalPassed);

    const FixedClock tomorrow(now.addSecs(26 * 3600));
    ValidationPolicy later;
    later.clock = &tomorrow;
    later.transport = &p.revocation;
    CHECK(problemOf(p.validate(u"a.pdf"_s, later)) == ErrorCode::GracePeriodRunning); // still the old list
    p.revocation.listTime = tomorrow.now().addSecs(-600);
    const SignatureReport report = p.validate(u"a.pdf"_s, later);
    INFO((report.problem ? report.problem->cause : QString()).toStdString());
    CHECK(report.indication == Indication::TotalPassed);
}

TEST_CASE(
    "a signature without time stamp, or with one far from the claimed time, does not do as P2 demands") {
    Profiled p;
    p.signPdf(UsageProfile::P2, false);
    CHECK(problemOf(p.validate(u"a.pdf"_s)) == ErrorCode::UsageProfileBroken);
    for (const qint64 claimedBefore : {3 * 3600, -1200}) {
        const FixedClock clock(now.addSecs(-claimedBefore));
        p.signPdf(UsageProfile::P2, true, clock);
        ValidationPolicy receiving;
        receiving.awaitGracePeriod = false;
        CHECK(problemOf(p.validate(u"a.pdf"_s, receiving)) == ErrorCode::UsageProfileBroken);
    }
}

TEST_CASE("a policy with another hash than that of its document is told of; other policies are only named") {
    Profiled p;
    SignatureReport report;
    report.signer = p.person.certificate;
    report.signaturePolicy = policyOf(UsageProfile::P2);
    report.signaturePolicy->hash[0] = 'x';
    const auto finding = checkUsageProfile(report, {}, {});
    REQUIRE(finding);
    CHECK(finding->subIndication == u"POLICY_PROCESSING_ERROR"_s);
    report.signaturePolicy->objectIdentifier = u"1.2.3"_s;
    CHECK_FALSE(checkUsageProfile(report, {}, {}));
    p.signPdf(UsageProfile::P1);
    CHECK(p.validate(u"a.pdf"_s).indication == Indication::TotalPassed);
    CHECK_FALSE(p.validate(u"a.pdf"_s).signaturePolicy);
}
