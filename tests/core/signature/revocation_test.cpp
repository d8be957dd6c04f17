// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/revocation.h"
#include "core/signature/pdf/pdf_file.h"
#include "tests/core/signature/openssl_tsa.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/core/signature/revocation_bench.h"
#include "tests/core/signature/time_stamp_made.h"
#include "tests/support/sign_here.h"

#include <QCryptographicHash>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;
using State = RevocationStatus::State;

namespace {

const QDateTime now = QDateTime::currentDateTimeUtc();

/// The issuing authority is the anchor here: OpenSSL speaks of what it issued.
ValidationPolicy policyOf(const Bench& bench, const Clock& clock = Clock::system()) {
    return {{bench.ca().issuer().certificate}, false, &clock};
}

/// Signs and extends a document.
struct Extended {
    Bench bench;
    OpensslRevocation revocation{bench};
    Identity person = revocation.issue(u"AYŞE YILMAZ"_s, 10);
    OpensslTsa tsa{bench, revocation.issueTsa()};

    void sign(bool stamped, const QByteArray& document = qtPdf()) {
        (void)bench.write(u"0.pdf"_s, document);
        PadesOptions options;
        options.timeStamper = stamped ? &tsa : nullptr;
        const auto signer = bench.ca().signer(person);
        REQUIRE(signPdf(bench.path(u"0.pdf"_s), bench.path(u"1.pdf"_s), *signer, options, Clock::system()));
    }
    [[nodiscard]] Result<void> extend(Level level) {
        return extendPdf(bench.path(u"1.pdf"_s), bench.path(u"2.pdf"_s),
                         {level, {bench.ca().issuer().certificate}, &revocation, &tsa}, Clock::system());
    }
    [[nodiscard]] ValidationReport validate(const QString& file, const ValidationPolicy& policy) const {
        const auto report = validatePdf(bench.path(file), policy);
        REQUIRE(report);
        INFO((report->problem() ? report->problem()->cause : QString()).toStdString());
        return *report;
    }
};

} // namespace

TEST_CASE("responder and list both say whether a certificate was revoked") {
    const Bench bench;
    OpensslRevocation revocation(bench);
    const Identity good = revocation.issue(u"good"_s);
    const Identity revoked = revocation.issue(u"revoked"_s);
    revocation.revoke(revoked, now.addDays(-1));
    const Certificate& issuer = bench.ca().issuer().certificate;
    for (const bool onlyList : {false, true}) {
        revocation.responderIsDown = onlyList;
        const auto goodData = fetchRevocationData(good.certificate, issuer, {.transport = &revocation});
        const auto revokedData = fetchRevocationData(revoked.certificate, issuer, {.transport = &revocation});
        REQUIRE(goodData);
        REQUIRE(revokedData);
        CHECK(goodData->crls.empty() == !onlyList);
        CHECK(revocationStatus(good.certificate, issuer, *goodData, now).state == State::Good);
        const RevocationStatus status = revocationStatus(revoked.certificate, issuer, *revokedData, now);
        CHECK(status.state == State::Revoked);
        CHECK(status.revokedAt.date() == now.addDays(-1).date());
        // Before that it was good; of another one's data nothing follows; and all data end.
        CHECK(revocationStatus(revoked.certificate, issuer, *revokedData, now.addDays(-2)).state ==
              State::Good);
        CHECK(revocationStatus(good.certificate, issuer, *goodData, now.addDays(9)).state == State::Unknown);
        if (!onlyList)
            CHECK(revocationStatus(good.certificate, issuer, *revokedData, now).state == State::Unknown);
    }
    revocation.listIsDown = true;
    const auto nothing = fetchRevocationData(good.certificate, issuer, {.transport = &revocation});
    REQUIRE_FALSE(nothing);
    CHECK(nothing.error().code == ErrorCode::ServiceUnreachable);
}

TEST_CASE("data that others signed, or that was changed, counts for nothing") {
    const Bench bench;
    const Bench stranger;
    OpensslRevocation revocation(bench);
    const Identity person = revocation.issue(u"person"_s);
    const Certificate& issuer = bench.ca().issuer().certificate;
    auto data = fetchRevocationData(person.certificate, issuer, {.transport = &revocation});
    REQUIRE(data);
    const QByteArray genuine = data->ocspResponses.front();
    for (qsizetype i = genuine.size() / 3; i < genuine.size() / 2; ++i) {
        data->ocspResponses.front() = genuine;
        data->ocspResponses.front()[i] = static_cast<char>(genuine[i] ^ 0x10);
        CHECK(revocationStatus(person.certificate, issuer, *data, now).state != State::Revoked);
    }
    data->ocspResponses = {genuine};
    CHECK(revocationStatus(person.certificate, stranger.ca().issuer().certificate, *data, now).state ==
          State::Unknown);
}

TEST_CASE("a list of other certificates says nothing of one that it does not name") {
    const Bench bench;
    OpensslRevocation revocation(bench);
    revocation.responderIsDown = true;
    const Identity person = revocation.issue(u"person"_s);
    const auto [scope, state] = GENERATE(
        table<QByteArray, State>({{"fullname = URI:http://revocation.test/issuer.crl", State::Good},
                                  {"fullname = URI:http://revocation.test/other.crl", State::Unknown},
                                  {"onlyuser = TRUE", State::Good},
                                  {"onlyCA = TRUE", State::Unknown},
                                  {"onlyAA = TRUE", State::Unknown},
                                  {"onlysomereasons = keyCompromise", State::Unknown},
                                  {"indirectCRL = TRUE", State::Unknown}}));
    CAPTURE(scope.toStdString());
    revocation.listScope = scope;
    const auto word = [&] {
        const auto list = revocation.get(u"http://revocation.test/issuer.crl"_s);
        REQUIRE(list);
        return revocationStatus(person.certificate, bench.ca().issuer().certificate, {{}, {*list}}, now);
    };
    const RevocationStatus silent = word();
    CHECK(silent.state == state);
    CHECK(silent.gaps.empty() == (state == State::Good)); // it is said why
    // Whom it names it speaks of.
    for (const QByteArray reason : {"", "certificateHold"}) {
        revocation.revoke(person, now.addDays(-1), reason);
        CHECK(word().state == State::Revoked);
        CHECK(word().onHold == !reason.isEmpty());
    }
}

TEST_CASE("that a certificate was on hold is asked about anew, that it was good is remembered") {
    const Bench bench;
    OpensslRevocation revocation(bench);
    class Remembering final : public HttpTransport {
    public:
        explicit Remembering(HttpTransport& inner) : m_inner(inner) {}
        [[nodiscard]] Result<QByteArray> get(const QString& url) override { return m_inner.get(url); }
        [[nodiscard]] Result<QByteArray> post(const QString& url, const QByteArray& type,
                                              const QByteArray& body) override {
            return m_inner.post(url, type, body);
        }
        [[nodiscard]] EvidenceCache* cache() override { return &m_cache; }

    private:
        HttpTransport& m_inner;
        EvidenceCache m_cache;
    } transport(revocation);
    const Identity person = revocation.issue(u"person"_s);
    const Certificate& issuer = bench.ca().issuer().certificate;
    const auto state = [&] {
        const auto data = fetchRevocationData(person.certificate, issuer, {.transport = &transport});
        return revocationStatus(person.certificate, issuer, data.value(), now).state;
    };
    revocation.revoke(person, now.addDays(-1), "certificateHold");
    CHECK(state() == State::Revoked);
    revocation.reinstate(person);
    CHECK(state() == State::Good);
    CHECK(state() == State::Good);
    CHECK(revocation.requests == 2);
}

TEST_CASE("what is remembered does not grow without end") {
    EvidenceCache cache;
    const QByteArray large(10 << 20, 'x');
    for (int i = 0; i < 10; ++i)
        cache.store({EvidenceQuestion::Source::List, QString::number(i)}, large);
    CHECK(cache.find({EvidenceQuestion::Source::List, u"9"_s}) == large);
    CHECK_FALSE(cache.find({EvidenceQuestion::Source::List, u"0"_s}));
}

TEST_CASE("a policy that wants revocation status asks for it") {
    Extended e;
    e.sign(false);
    ValidationPolicy policy = policyOf(e.bench);
    CHECK(e.validate(u"1.pdf"_s, policy).indication() == Indication::TotalPassed);
    policy.revocation = signature::RevocationDemand::Always;
    const ValidationReport silent = e.validate(u"1.pdf"_s, policy);
    CHECK(silent.indication() == Indication::Indeterminate);
    CHECK(silent.signatures.front().subIndication == u"TRY_LATER");
    policy.transport = &e.revocation;
    CHECK(e.validate(u"1.pdf"_s, policy).indication() == Indication::TotalPassed);
    CHECK(e.revocation.requests == 1);

    e.revocation.revoke(e.person, now.addDays(-1));
    const ValidationReport revoked = e.validate(u"1.pdf"_s, policy);
    CHECK(revoked.indication() == Indication::Indeterminate);
    CHECK(revoked.signatures.front().subIndication == u"REVOKED_NO_POE");
    CHECK(revoked.problem()->code == ErrorCode::CertificateRevoked);
}

TEST_CASE("a certificate on hold is said to be suspended, not revoked") {
    Extended e;
    e.sign(false);
    ValidationPolicy policy = policyOf(e.bench);
    policy.transport = &e.revocation;
    policy.revocation = signature::RevocationDemand::Always;
    e.revocation.revoke(e.person, now.addDays(-1), "certificateHold");
    const ValidationReport report = e.validate(u"1.pdf"_s, policy);
    CHECK(report.signatures.front().subIndication == u"TRY_LATER");
    REQUIRE(report.problem());
    CHECK(report.problem()->code == ErrorCode::CertificateOnHold);
}

TEST_CASE("a document is extended to B-T, B-LT and B-LTA, and every judge still agrees") {
    for (const bool stamped : {true, false}) {
        Extended e;
        e.sign(stamped);
        for (const Level level : {Level::Time, Level::LongTerm, Level::Archive}) {
            const Result<void> outcome = e.extend(level);
            INFO((outcome ? QString() : outcome.error().cause).toStdString());
            REQUIRE(outcome);
            CHECK(e.bench.read(u"2.pdf"_s).startsWith(e.bench.read(u"1.pdf"_s)));
            const ValidationReport report = e.validate(u"2.pdf"_s, policyOf(e.bench));
            INFO((report.problem() ? report.problem()->cause : QString()).toStdString());
            CHECK(report.indication() == Indication::TotalPassed);
            CHECK(report.signatures.front().provenTime);
            CHECK(report.signatures.front().level == u"PAdES-"_s + levelName(level));
            const bool stampedWhole = level == Level::Archive || !stamped;
            CHECK((report.signatures.back().level == u"DocTimeStamp") == stampedWhole);
            CHECK(isSoundForQpdf(e.bench.path(u"2.pdf"_s)));
            CHECK(run(u"pdfsig"_s, {e.bench.path(u"2.pdf"_s)}).output.count(u"Signature is Valid."_s) >= 1);
        }
    }
}

TEST_CASE(
    "the field of a document time stamp has an appearance where PDF/A-1 wants one, and none elsewhere") {
    const auto [version, wanted] = GENERATE(table<QPagedPaintDevice::PdfVersion, bool>(
        {{QPagedPaintDevice::PdfVersion_A1b, true}, {QPagedPaintDevice::PdfVersion_1_6, false}}));
    Extended e;
    e.sign(true, qtPdf(version));
    REQUIRE(e.extend(Level::Archive));
    const QByteArray content = e.bench.read(u"2.pdf"_s);
    const int stamp = objectWith(content, "/Type /DocTimeStamp");
    const QByteArray field =
        objectBody(content, objectWith(content, "/V " + QByteArray::number(stamp) + " 0 R"));
    CHECK(field.contains("/FT /Sig"));
    CHECK(field.contains("/AP") == wanted);
    CHECK(e.validate(u"2.pdf"_s, policyOf(e.bench)).indication() == Indication::TotalPassed);
    CHECK(isSoundForQpdf(e.bench.path(u"2.pdf"_s)));
}

TEST_CASE("the store says for each signature what it needs, under the digest of its contents") {
    Extended e;
    e.sign(true);
    REQUIRE(e.extend(Level::Archive));
    const QByteArray content = e.bench.read(u"2.pdf"_s);
    const auto file = PdfFile::open(content);
    REQUIRE(file);
    const auto signatures = file->signatures();
    const auto data = file->validationData();
    REQUIRE(signatures);
    REQUIRE(data);
    CHECK(data->bySignature.size() == 1); // the document time stamp came after the store
    const QByteArray digest =
        QCryptographicHash::hash(signatures->front().contents, QCryptographicHash::Sha1).toHex().toUpper();
    REQUIRE(data->bySignature.contains('/' + digest));
    for (const auto& [der, reference] : data->references)
        CHECK(data->bySignature.at('/' + digest).contains(reference));

    // Extended further, the stamp gets its own; what was there stays.
    REQUIRE(writeFile(e.bench.path(u"1.pdf"_s), content));
    REQUIRE(e.extend(Level::LongTerm));
    const QByteArray further = e.bench.read(u"2.pdf"_s);
    const auto more = PdfFile::open(further)->validationData();
    REQUIRE(more);
    CHECK(more->bySignature.size() == 2);
    for (const auto& [der, reference] : data->references)
        CHECK(more->references.at(der) == reference);
    CHECK(e.validate(u"2.pdf"_s, policyOf(e.bench)).indication() == Indication::TotalPassed);
}

TEST_CASE("what was extended outlives its certificate, what was only stamped does not") {
    Extended e;
    e.sign(true);
    REQUIRE(e.extend(Level::LongTerm));
    const FixedClock later(now.addDays(30)); // the person's certificate has ended, the authority's has not
    const ValidationPolicy policy = policyOf(e.bench, later);
    const ValidationReport stamped = e.validate(u"1.pdf"_s, policy);
    CHECK(stamped.indication() == Indication::Indeterminate);
    CHECK(stamped.problem()->code == ErrorCode::CertificateExpired);
    CHECK(e.validate(u"2.pdf"_s, policy).indication() == Indication::TotalPassed);
    const FixedClock muchLater(now.addDays(90)); // now it has
    CHECK(e.validate(u"2.pdf"_s, policyOf(e.bench, muchLater)).indication() == Indication::Indeterminate);
}

TEST_CASE("of two document time stamps the earlier time is proven, whichever was made first") {
    Extended e;
    e.sign(false);
    const auto stamp = [&](int seconds, Level level) {
        MadeTsa tsa(e.revocation.issueTsa(), now.addSecs(seconds));
        REQUIRE(extendPdf(e.bench.path(u"1.pdf"_s), e.bench.path(u"1.pdf"_s),
                          {level, {e.bench.ca().issuer().certificate}, &e.revocation, &tsa},
                          Clock::system()));
    };
    stamp(-60, Level::Time);
    stamp(-600, Level::Archive); // that authority's clock is slow
    const ValidationReport report = e.validate(u"1.pdf"_s, policyOf(e.bench));
    CHECK(report.indication() == Indication::TotalPassed);
    REQUIRE(report.signatures.size() == 3);
    REQUIRE(report.signatures.front().provenTime);
    CHECK(report.signatures.front().provenTime->toSecsSinceEpoch() == now.addSecs(-600).toSecsSinceEpoch());
}

TEST_CASE("extending says what is missing, and leaves nothing half done") {
    Extended e;
    (void)e.bench.write(u"1.pdf"_s, qtPdf());
    CHECK(e.extend(Level::LongTerm).error().code == ErrorCode::SignatureMissing);
    e.sign(true);
    e.revocation.responderIsDown = true;
    e.revocation.listIsDown = true;
    CHECK(e.extend(Level::LongTerm).error().code == ErrorCode::ServiceUnreachable);
    e.revocation.responderIsDown = false;
    const ExtensionParameters noStamper{
        Level::Archive, {e.bench.ca().issuer().certificate}, &e.revocation, nullptr};
    CHECK(extendPdf(e.bench.path(u"1.pdf"_s), e.bench.path(u"2.pdf"_s), noStamper, Clock::system())
              .error()
              .code == ErrorCode::TimeStampFailed);
    const ExtensionParameters stranger{
        Level::LongTerm, {Bench().ca().root().certificate}, &e.revocation, &e.tsa};
    CHECK(extendPdf(e.bench.path(u"1.pdf"_s), e.bench.path(u"2.pdf"_s), stranger, Clock::system())
              .error()
              .code == ErrorCode::CertificateUntrusted);
    CHECK_FALSE(QFile::exists(e.bench.path(u"2.pdf"_s)));
}
