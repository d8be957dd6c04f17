// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/certificate_path.h"
#include "core/signature/signing/asic.h"
#include "core/signature/signing/cades.h"
#include "core/signature/signing/extend.h"
#include "tests/core/signature/lasting.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/core/signature/revocation_made.h"
#include "tests/support/certificate_builder.h"
#include "tests/support/sign_here.h"

#include <catch2/catch.hpp>
#include <openssl/x509v3.h>

/// What counts as evidence of what, and when (EN 319 102-1).
using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;
using State = RevocationStatus::State;

namespace {

const QDateTime now = QDateTime::currentDateTimeUtc();

QDateTime inDays(int days) {
    return now.addDays(days);
}

/// An authority of the test's own, and people that it issued certificates to.
struct Authority {
    explicit Authority(const QByteArray& usage = "keyCertSign,cRLSign", const Identity* above = nullptr,
                       const QByteArray& more = {}) {
        CertificateRequest request;
        request.subject = {{"CN", u"Authority"_s}};
        request.key = newKey(KeyKind::P256);
        request.notBefore = inDays(-400);
        request.notAfter = inDays(400);
        request.extensions = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical," + usage +
                             "\nsubjectKeyIdentifier=hash\n" + more;
        identity = Identity{request.key, certify(request, above)};
    }
    [[nodiscard]] Identity issue(const QDateTime& notAfter = inDays(60),
                                 const QByteArray& extensions = "keyUsage=critical,nonRepudiation\n") const {
        CertificateRequest request;
        request.subject = {{"CN", u"AYŞE YILMAZ"_s}};
        request.key = newKey(KeyKind::P256);
        request.notBefore = inDays(-300);
        request.notAfter = notAfter;
        request.extensions = extensions;
        return {request.key, certify(request, &*identity)};
    }
    [[nodiscard]] Identity issueResponder(const QByteArray& more = "noCheck=ignored\n") const {
        return issue(inDays(60), "extendedKeyUsage=OCSPSigning\n" + more);
    }
    [[nodiscard]] const Certificate& certificate() const { return identity->certificate; }
    [[nodiscard]] QByteArray list(const QDateTime& issuedAt,
                                  const std::vector<MadeEntry>& entries = {}) const {
        return make(MadeList{issuedAt, issuedAt.addDays(7), entries}, *identity);
    }
    [[nodiscard]] State stateOf(const Identity& person, const RevocationData& data,
                                const QDateTime& time = now, const ValidationPolicy& policy = {}) const {
        return revocationStatus(person.certificate, certificate(), data, time, policy).state;
    }

    std::optional<Identity> identity;
};

/// Where a responder and a list have each one answer for everybody.
class Network final : public HttpTransport {
public:
    Network(QByteArray response, QByteArray list)
        : m_response(std::move(response)), m_list(std::move(list)) {}
    [[nodiscard]] Result<QByteArray> get(const QString& url) override {
        asked << url;
        return m_list;
    }
    [[nodiscard]] Result<QByteArray> post(const QString&, const QByteArray&, const QByteArray&) override {
        return m_response;
    }
    QStringList asked;

private:
    QByteArray m_response;
    QByteArray m_list;
};

bool warns(const SignatureReport& report, Warning::Kind kind) {
    return std::ranges::any_of(report.warnings, [&](const Warning& warning) { return warning.kind == kind; });
}

} // namespace

TEST_CASE("the earliest proof of existence counts, for that object alone") {
    ProofsOfExistence proofs;
    proofs.add("list", inDays(-1));
    proofs.add("list", inDays(-2));
    proofs.add("list", inDays(0));
    CHECK(proofs.of("list") == inDays(-2));
    CHECK_FALSE(proofs.of("other"));
}

TEST_CASE("whoever was revoked before the end of the certificate is not good because the list forgot") {
    const Authority authority;
    const Identity person = authority.issue(inDays(-1));
    const QDateTime signedAt = inDays(-3);
    const QByteArray told = authority.list(inDays(-4), {{person.certificate, inDays(-5)}});
    const QByteArray forgot = authority.list(now);
    CHECK(authority.stateOf(person, {{}, {forgot}}, signedAt) == State::Unknown);
    CHECK(authority.stateOf(person, {{}, {told, forgot}}, signedAt) == State::Revoked);
    CHECK(authority.stateOf(person, {{}, {forgot, told}}, signedAt) == State::Revoked);
    // A list that keeps those that ended knows; one that keeps only some of them does not.
    const auto keeping = [&](int days) {
        return make(MadeList{now, inDays(7), {}, inDays(days)}, *authority.identity);
    };
    CHECK(authority.stateOf(person, {{}, {keeping(-30)}}, signedAt) == State::Good);
    CHECK(authority.stateOf(person, {{}, {keeping(0)}}, signedAt) == State::Unknown);
}

TEST_CASE("a response says of an ended certificate as much as its archive cutoff reaches back") {
    const Authority authority;
    const Identity person = authority.issue(inDays(-10));
    const auto stateWith = [&](const QDateTime& cutoff) {
        const MadeResponse response{now, inDays(1), {}, cutoff};
        return authority.stateOf(
            person, {{make(response, person.certificate, authority.certificate(), *authority.identity)}, {}},
            inDays(-20));
    };
    CHECK(stateWith({}) == State::Unknown);
    CHECK(stateWith(inDays(-5)) == State::Unknown);
    CHECK(stateWith(inDays(-15)) == State::Good);
}

TEST_CASE("revoked for good stays so, on hold may be taken back") {
    const Authority authority;
    const Identity person = authority.issue();
    const auto old = [&](std::optional<int> reason) {
        return authority.list(inDays(-4), {{person.certificate, inDays(-5), reason}});
    };
    const QByteArray silent = authority.list(now);
    const QByteArray good =
        make(MadeResponse{now, inDays(1)}, person.certificate, authority.certificate(), *authority.identity);
    CHECK(authority.stateOf(person, {{}, {old({}), silent}}) == State::Revoked);
    CHECK(authority.stateOf(person, {{good}, {old(CRL_REASON_KEY_COMPROMISE)}}) == State::Revoked);
    CHECK(authority.stateOf(person, {{good}, {old(CRL_REASON_CERTIFICATE_HOLD)}}) == State::Good);
    CHECK(authority.stateOf(person, {{}, {old(CRL_REASON_CERTIFICATE_HOLD)}}) == State::Revoked);
    // Signed before it was revoked.
    CHECK(authority.stateOf(person, {{}, {old({}), silent}}, inDays(-6)) == State::Good);
}

TEST_CASE(
    "lists and responses with weak algorithms are no evidence, unless they are proven to be old enough") {
    const Authority authority;
    const Identity person = authority.issue();
    const QByteArray list = make(MadeList{inDays(-1), inDays(6), {}, {}, EVP_sha1()}, *authority.identity);
    const QByteArray response = make(MadeResponse{inDays(-1), inDays(6), {}, {}, EVP_sha1()},
                                     person.certificate, authority.certificate(), *authority.identity);
    CHECK(authority.stateOf(person, {{}, {list}}) == State::Unknown);
    CHECK(authority.stateOf(person, {{response}, {}}) == State::Unknown);
    ValidationPolicy policy;
    policy.algorithms.digests.push_back({u"SHA-1"_s, inDays(-1).date()});
    CHECK(authority.stateOf(person, {{}, {list}}, now, policy) == State::Unknown);
    ProofsOfExistence proofs;
    proofs.add(list, inDays(-1));
    CHECK(revocationStatus(person.certificate, authority.certificate(), {{}, {list}}, now, policy, proofs)
              .state == State::Good);
}

TEST_CASE("lists of an authority that may not sign them, and what is dated in the future, are no evidence") {
    const Authority bare("keyCertSign");
    const Identity itsPerson = bare.issue();
    CHECK(bare.stateOf(itsPerson, {{}, {bare.list(now)}}) == State::Unknown);
    CHECK(bare.stateOf(itsPerson, {{}, {bare.list(now, {{itsPerson.certificate, inDays(-1)}})}}) ==
          State::Unknown);

    const Authority authority;
    const Identity person = authority.issue();
    CHECK(authority.stateOf(person, {{}, {authority.list(inDays(1))}}) == State::Unknown);
    CHECK(authority.stateOf(person, {{make(MadeResponse{inDays(1), inDays(2)}, person.certificate,
                                           authority.certificate(), *authority.identity)},
                                     {}}) == State::Unknown);
}

TEST_CASE("what is not proven to have been there before its authority ended is no evidence after that") {
    const Authority authority;
    const Identity person = authority.issue();
    const QByteArray list = authority.list(now);
    const FixedClock later(inDays(500));
    ValidationPolicy policy;
    policy.clock = &later;
    CHECK(authority.stateOf(person, {{}, {list}}, now, policy) == State::Unknown);
    ProofsOfExistence proofs;
    proofs.add(list, inDays(1));
    CHECK(revocationStatus(person.certificate, authority.certificate(), {{}, {list}}, now, policy, proofs)
              .state == State::Good);
}

TEST_CASE("a responder that does not say that nobody needs to ask about it is asked about") {
    const Authority authority;
    const Identity person = authority.issue();
    const Identity responder = authority.issueResponder("crlDistributionPoints=URI:http://test/a.crl\n");
    const QByteArray response =
        make(MadeResponse{now, inDays(1)}, person.certificate, authority.certificate(), responder);
    const QByteArray revoked = authority.list(now, {{responder.certificate, inDays(-1)}});
    ValidationPolicy strict;
    strict.revocation = RevocationDemand::WhereNamed;
    CHECK(authority.stateOf(person, {{response}, {}}, now, strict) == State::Unknown);
    CHECK(authority.stateOf(person, {{response}, {}}) == State::Good);
    CHECK(authority.stateOf(person, {{response}, {authority.list(now)}}, now, strict) == State::Good);
    // The list speaks of the person as well, and newer; without that word nothing is left.
    const Identity other = authority.issue();
    const QByteArray ofOther =
        make(MadeResponse{now, inDays(1), inDays(-2)}, other.certificate, authority.certificate(), responder);
    const RevocationStatus status =
        revocationStatus(other.certificate, authority.certificate(), {{ofOther}, {revoked}}, now);
    CHECK(status.state == State::Good);
    REQUIRE(status.unused.size() == 1);
    CHECK(status.unused.front().revokedAt.date() == inDays(-2).date());

    const Identity named = authority.issue(
        inDays(60), "keyUsage=critical,nonRepudiation\nauthorityInfoAccess=OCSP;URI:http://test/ocsp\n");
    const QByteArray ofNamed =
        make(MadeResponse{now, inDays(1)}, named.certificate, authority.certificate(), responder);
    Network good(ofNamed, authority.list(now));
    strict.transport = &good;
    CHECK(fetchRevocationData(named.certificate, authority.certificate(), strict));
    CHECK(good.asked == QStringList{u"http://test/a.crl"_s});
}

TEST_CASE("a responder's own list counts as long as it is proven that it was there in time") {
    const Authority authority;
    const Identity person = authority.issue();
    const Identity responder = authority.issueResponder("crlDistributionPoints=URI:http://test/a.crl\n");
    const QByteArray response =
        make(MadeResponse{inDays(1), inDays(2)}, person.certificate, authority.certificate(), responder);
    const QByteArray list = authority.list(now);
    const FixedClock afterTheEnd(inDays(500));
    ValidationPolicy strict;
    strict.clock = &afterTheEnd;
    strict.revocation = RevocationDemand::WhereNamed;
    ProofsOfExistence proofs;
    proofs.add(response, inDays(2));
    proofs.add(list, inDays(2));
    CHECK(revocationStatus(person.certificate, authority.certificate(), {{response}, {list}}, inDays(1),
                           strict, proofs)
              .source == u"OCSP");
}

TEST_CASE("long after, a responder counts only with word on itself, unless nobody needs to ask") {
    const Authority authority;
    const Identity person = authority.issue(inDays(-1));
    const auto judged = [&](const QByteArray& responderExtensions) {
        const Identity responder = authority.issueResponder(responderExtensions);
        PathEvidence evidence;
        evidence.provenTime = inDays(-3);
        evidence.revocation.ocspResponses = {make(MadeResponse{inDays(-3), inDays(-2)}, person.certificate,
                                                  authority.certificate(), responder)};
        return checkSigner(person.certificate, evidence, {{authority.certificate()}}, u"x"_s);
    };
    CHECK_FALSE(judged("noCheck=ignored\n"));
    const auto finding = judged("crlDistributionPoints=URI:http://test/a.crl\n");
    REQUIRE(finding);
    CHECK(finding->problem.code == ErrorCode::CertificateExpired);
}

TEST_CASE("a responder's answer outlasts its certificate, but does not come after it") {
    const Authority authority;
    const Identity person = authority.issue();
    const FixedClock later(inDays(10));
    ValidationPolicy policy;
    policy.clock = &later;
    const auto stateBy = [&](int days) { // of an answer of today
        const Identity responder =
            authority.issue(inDays(days), "extendedKeyUsage=OCSPSigning\nnoCheck=ignored\n");
        const QByteArray response =
            make(MadeResponse{now, inDays(30)}, person.certificate, authority.certificate(), responder);
        return authority.stateOf(person, {{response}, {}}, now, policy);
    };
    CHECK(stateBy(5) == State::Good);
    CHECK(stateBy(-1) == State::Unknown);
}

TEST_CASE("a responder whose certificate was signed with a weak algorithm says nothing") {
    const Authority authority;
    const Identity person = authority.issue();
    ValidationPolicy policy; // the test's certificates are signed with SHA-384
    policy.algorithms.digests = {{u"SHA-256"_s}};
    const auto stateBy = [&](const Identity& signer) {
        const MadeResponse response{now, inDays(1)};
        return authority.stateOf(
            person, {{make(response, person.certificate, authority.certificate(), signer)}, {}}, now, policy);
    };
    CHECK(stateBy(*authority.identity) == State::Good);
    CHECK(stateBy(authority.issueResponder()) == State::Unknown);
}

TEST_CASE("data at hand that revoke a certificate count, though it says that nobody needs to ask") {
    const Authority authority;
    const Identity person =
        authority.issue(inDays(60), "keyUsage=critical,nonRepudiation\nnoCheck=ignored\n");
    PathEvidence evidence;
    evidence.revocation.crls = {authority.list(now)};
    CHECK_FALSE(checkSigner(person.certificate, evidence, {{authority.certificate()}}, u"x"_s));
    evidence.revocation.crls = {authority.list(now, {{person.certificate, inDays(-1)}})};
    const PathJudgement judged =
        judgeSigner(person.certificate, evidence, {{authority.certificate()}}, u"x"_s);
    REQUIRE(judged.finding);
    CHECK(judged.finding->subIndication == u"REVOKED_NO_POE");
    CHECK(judged.statuses.size() == 1);

    const Identity other = authority.issue();
    const Identity responder = authority.issueResponder();
    const QByteArray response =
        make(MadeResponse{now, inDays(1)}, other.certificate, authority.certificate(), responder);
    const QByteArray list = authority.list(inDays(-1), {{responder.certificate, inDays(-2)}});
    CHECK(revocationStatus(other.certificate, authority.certificate(), {{response}, {list}}, now).source ==
          u"CRL");
}

TEST_CASE("who is on hold by what is at hand is asked about anew") {
    const Authority authority;
    const Identity person = authority.issue(
        inDays(60), "keyUsage=critical,nonRepudiation\ncrlDistributionPoints=URI:http://test/a.crl\n");
    PathEvidence evidence;
    evidence.revocation.crls = {
        authority.list(inDays(-1), {{person.certificate, inDays(-2), CRL_REASON_CERTIFICATE_HOLD}})};
    ValidationPolicy policy{{authority.certificate()}};
    const auto finding = checkSigner(person.certificate, evidence, policy, u"x"_s);
    REQUIRE(finding);
    CHECK(finding->problem.code == ErrorCode::CertificateOnHold);
    Network network({}, authority.list(now));
    policy.transport = &network;
    CHECK_FALSE(checkSigner(person.certificate, evidence, policy, u"x"_s));
    CHECK(network.asked.size() == 1);
}

TEST_CASE("of two lists of one time the one that puts on hold counts") {
    const Authority authority;
    const Identity person = authority.issue();
    const QByteArray silent = authority.list(now);
    const QByteArray holding =
        authority.list(now, {{person.certificate, inDays(-1), CRL_REASON_CERTIFICATE_HOLD}});
    CHECK(authority.stateOf(person, {{}, {silent, holding}}) == State::Revoked);
    CHECK(authority.stateOf(person, {{}, {holding, silent}}) == State::Revoked);
}

TEST_CASE("what an authority signed after it was revoked shows nothing of the time before") {
    const Authority root;
    const Authority issuer("keyCertSign,cRLSign", &*root.identity);
    const Identity person = issuer.issue();
    // Signed three days ago; the authority was revoked a day later, because of its stolen key.
    const QByteArray ofPerson = issuer.list(inDays(-3));
    PathEvidence evidence;
    evidence.certificates = {issuer.certificate()};
    evidence.provenTime = inDays(-3);
    evidence.revocation.crls = {root.list(now, {{issuer.certificate(), inDays(-2)}}), ofPerson};
    const auto judged = [&] {
        const auto finding = checkSigner(person.certificate, evidence, {{root.certificate()}}, u"x"_s);
        return finding ? finding->subIndication : QString();
    };
    CHECK(judged() == u"REVOKED_CA_NO_POE");
    evidence.proofs.add(ofPerson, inDays(-3));
    CHECK(judged() == u"REVOKED_CA_NO_POE"); // the thief can have made the certificate as well
    evidence.proofs.add(person.certificate.der(), inDays(-1));
    CHECK(judged() == u"REVOKED_CA_NO_POE");
    evidence.proofs.add(person.certificate.der(), inDays(-3));
    CHECK(judged().isEmpty());
}

TEST_CASE("where nobody has word now, what was known at the proven time counts") {
    const Authority authority;
    const Identity person = authority.issue();
    PathEvidence evidence;
    evidence.revocation.crls = {authority.list(inDays(-20))}; // for a week
    ValidationPolicy policy{{authority.certificate()}};
    policy.revocation = RevocationDemand::Always;
    const auto finding = checkSigner(person.certificate, evidence, policy, u"x"_s);
    REQUIRE(finding);
    CHECK(finding->subIndication == u"TRY_LATER");
    evidence.provenTime = inDays(-15);
    CHECK_FALSE(checkSigner(person.certificate, evidence, policy, u"x"_s));
    evidence.provenTime = inDays(-10);
    CHECK(checkSigner(person.certificate, evidence, policy, u"x"_s));
}

TEST_CASE("the gravest of several things that are wrong with a path is told") {
    const Authority root;
    const Authority issuer("keyCertSign,cRLSign", &*root.identity);
    const Identity person = issuer.issue();
    PathEvidence evidence;
    evidence.certificates = {issuer.certificate()};
    ValidationPolicy policy{{root.certificate()}};
    policy.revocation = RevocationDemand::Always;
    evidence.revocation.crls = {issuer.list(now, {{person.certificate, inDays(-1)}})};
    const PathJudgement judged = judgeSigner(person.certificate, evidence, policy, u"x"_s);
    REQUIRE(judged.finding);
    CHECK(judged.finding->subIndication == u"REVOKED_NO_POE"); // though nobody speaks of the authority
    REQUIRE(judged.statuses.size() == 2);
    CHECK(judged.statuses.front().certificate == person.certificate);
}

TEST_CASE("the issuing authority is asked about, though it stands beside its root among the anchors") {
    const Authority root;
    const Authority issuer("keyCertSign,cRLSign", &*root.identity);
    const Identity person = issuer.issue();
    const ValidationPolicy policy{{root.certificate(), issuer.certificate()}};
    PathEvidence evidence;
    CHECK_FALSE(checkSigner(person.certificate, evidence, policy, u"x"_s));
    evidence.revocation.crls = {root.list(now, {{issuer.certificate(), inDays(-1)}})};
    const auto finding = checkSigner(person.certificate, evidence, policy, u"x"_s);
    REQUIRE(finding);
    CHECK(finding->subIndication == u"REVOKED_CA_NO_POE");
    // Alone it is an anchor, and trusted.
    CHECK_FALSE(checkSigner(person.certificate, evidence, {{issuer.certificate()}}, u"x"_s));
}

TEST_CASE("a responder that nobody put in charge says nothing, but that it says revoked is told") {
    const Authority root;
    const Authority issuer("keyCertSign,cRLSign", &*root.identity);
    const Identity person = issuer.issue();
    const Identity responder = root.issueResponder();
    const RevocationData data{
        {make(MadeResponse{now, inDays(1), inDays(-1)}, person.certificate, issuer.certificate(), responder)},
        {}};
    const RevocationStatus status = revocationStatus(person.certificate, issuer.certificate(), data, now);
    CHECK(status.state == State::Unknown);
    CHECK(status.unused.size() == 1);
    ValidationPolicy policy;
    policy.responders = {responder.certificate};
    CHECK(issuer.stateOf(person, data, now, policy) == State::Revoked);
}

TEST_CASE("an answer of no use in a signature does not spoil it") {
    Lasting l;
    const Identity responder = l.bench.ca().issueOcsp();
    const Authority stranger;
    const Identity byStranger = stranger.issueResponder();
    const QByteArray answer = make(MadeResponse{now, inDays(1), inDays(-1)}, l.person.certificate,
                                   l.bench.ca().issuer().certificate, byStranger);
    l.alter(u"1.asice"_s, u"META-INF/signature001.p7s"_s, [&](QByteArray& cms) {
        const auto with = withValidationData(cms, {}, {{answer}, {}});
        REQUIRE(with);
        cms = *with;
    });
    const ValidationReport report = l.validate(u"1.asice"_s);
    INFO(causeOf(report));
    CHECK(report.indication() == Indication::TotalPassed);
    CHECK(warns(report.signatures.front(), Warning::Kind::RevocationWordUnused));
}

TEST_CASE("where nobody said whether a certificate was revoked, that is told, and the policy decides") {
    const Bench bench;
    (void)bench.write(u"0.pdf"_s, qtPdf());
    REQUIRE(bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *bench.signer(with(KeyKind::P256))));
    ValidationPolicy policy = bench.policy();
    const auto silent = validatePdf(bench.path(u"1.pdf"_s), policy);
    REQUIRE(silent);
    const SignatureReport& report = silent->signatures.front();
    CHECK(report.indication == Indication::TotalPassed);
    CHECK(warns(report, Warning::Kind::RevocationNotChecked));
    REQUIRE_FALSE(report.revocation.empty());
    CHECK(report.revocation.front().revocation.state == State::Unknown);
    policy.revocation = RevocationDemand::Always;
    const auto demanding = validatePdf(bench.path(u"1.pdf"_s), policy);
    CHECK(demanding->signatures.front().subIndication == u"TRY_LATER");
}

TEST_CASE("where nobody said whether a time-stamping authority was revoked, that is told as well") {
    const Bench bench;
    OpensslTsa tsa(bench);
    (void)bench.write(u"0.pdf"_s, qtPdf());
    const bool isInside = GENERATE(true, false); // in the signature, or over the document
    CAPTURE(isInside);
    PadesOptions options;
    options.timeStamper = isInside ? &tsa : nullptr;
    REQUIRE(signPdf(bench.path(u"0.pdf"_s), bench.path(u"1.pdf"_s), *bench.signer(with(KeyKind::P256)),
                    options, Clock::system()));
    REQUIRE(extendPdf(bench.path(u"1.pdf"_s), bench.path(u"2.pdf"_s),
                      {Level::Time, {bench.ca().root().certificate}, nullptr, &tsa}, Clock::system()));
    const auto report = validatePdf(bench.path(u"2.pdf"_s), bench.policy());
    REQUIRE(report);
    const SignatureReport& stamped = report->signatures.back();
    const std::optional<Certificate> authority =
        isInside ? stamped.timeStamps.front().authority : stamped.signer;
    REQUIRE(authority);
    const Warning warning{Warning::Kind::RevocationNotChecked, {authority->commonName()}};
    CHECK(std::ranges::count(stamped.warnings, warning) == 1);
    CHECK(stamped.warnings.size() == (isInside ? 3 : 2)); // the authority above both is named once
}

TEST_CASE("a claimed time after the proven one, or still to come, is told") {
    const Bench bench;
    OpensslTsa tsa(bench);
    (void)bench.write(u"0.pdf"_s, qtPdf());
    const auto signer = bench.signer(with(KeyKind::P256));
    const auto [seconds, stamped, after, future] =
        GENERATE(table<int, bool, bool, bool>({{600, true, true, false},
                                               {600, false, false, true},
                                               {0, true, false, false},
                                               {-86400, true, false, false}}));
    CAPTURE(seconds, stamped);
    const FixedClock clock(QDateTime::currentDateTimeUtc().addSecs(seconds));
    PadesOptions options;
    options.timeStamper = stamped ? &tsa : nullptr;
    REQUIRE(signPdf(bench.path(u"0.pdf"_s), bench.path(u"1.pdf"_s), *signer, options, clock));
    AsicOptions asicOptions;
    asicOptions.timeStamper = options.timeStamper;
    REQUIRE(createContainer(bench.path(u"1.asice"_s), {{u"a.txt"_s, {}, "a"}}, *signer, asicOptions, clock));
    for (const QString& file : {u"1.pdf"_s, u"1.asice"_s}) {
        const auto report = validateFile(bench.path(file), bench.policy());
        REQUIRE(report);
        CHECK(warns(report->signatures.front(), Warning::Kind::ClaimedTimeAfterProven) == after);
        CHECK(warns(report->signatures.front(), Warning::Kind::ClaimedTimeInFuture) == future);
    }
}

TEST_CASE("with a clock that is forty days off the clock is what is told, not the authority's silence") {
    const Bench bench;
    OpensslRevocation revocation(bench);
    const Identity person = revocation.issue(u"person"_s);
    const Certificate& issuer = bench.ca().issuer().certificate;
    const auto codeAt = [&](int days) {
        const FixedClock clock(inDays(days));
        return fetchRevocationData(person.certificate, issuer, {.clock = &clock, .transport = &revocation})
            .error()
            .code;
    };
    revocation.listIsDown = true;
    CHECK(codeAt(-40) == ErrorCode::ClockWrong);
    CHECK(codeAt(40) == ErrorCode::ClockWrong);
    revocation.listIsDown = false;
    revocation.responderIsDown = true;
    CHECK(codeAt(-40) == ErrorCode::ClockWrong);
}
