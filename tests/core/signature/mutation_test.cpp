// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/issuer_fetch.h"
#include "core/signature/certificates/revocation.h"
#include "core/signature/cms/time_stamp.h"
#include "core/signature/container/zip.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/signing/cades.h"
#include "tests/core/signature/judges.h"
#include "tests/core/signature/mutation.h"
#include "tests/core/signature/openssl_tsa.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/core/signature/revocation_bench.h"

#include <catch2/catch.hpp>
#include <openssl/x509.h>

#include <algorithm>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

const QByteArray widget =
    "<< /Type /Annot /Subtype /Widget /FT /Tx /T (ad) /Rect [10 10 90 30] /P 3 0 R /V (x) >>";
const QByteArray sample =
    SamplePdf{"/AcroForm 6 0 R", "/Annots 7 0 R", {widget, "<< /Fields [5 0 R] >>", "[5 0 R]"}}.bytes();

/// The sample with its tables and objects in compressed streams.
QByteArray packed(const Bench& bench) {
    const QString from = bench.write(u"plain.pdf"_s, sample);
    REQUIRE(run(u"qpdf"_s, {u"--object-streams=generate"_s, from, bench.path(u"packed.pdf"_s)}).exitCode ==
            0);
    return bench.read(u"packed.pdf"_s);
}

QByteArray signedOnce(const Bench& bench, const QByteArray& pdf) {
    (void)bench.write(u"original.pdf"_s, pdf);
    REQUIRE(bench.signPdf(u"original.pdf"_s, u"signed.pdf"_s, *bench.signer(with(KeyKind::P256))));
    return bench.read(u"signed.pdf"_s);
}

/// Gives the same answer to every question.
class FixedAnswer final : public HttpTransport {
public:
    explicit FixedAnswer(QByteArray bytes) : m_bytes(std::move(bytes)) {}
    [[nodiscard]] Result<QByteArray> get(const QString&) override { return m_bytes; }
    [[nodiscard]] Result<QByteArray> post(const QString&, const QByteArray&, const QByteArray&) override {
        return m_bytes;
    }

private:
    QByteArray m_bytes;
};

bool passes(const Result<ValidationReport>& report) {
    return report && report->indication() == Indication::TotalPassed;
}

} // namespace

TEST_CASE("a signed document that was damaged in many ways passes only where what is signed is untouched") {
    const Bench bench;
    for (const QByteArray& content : {signedOnce(bench, sample), signedOnce(bench, packed(bench))}) {
        REQUIRE(passes(validatePdfBytes(content, u"a.pdf"_s, bench.policy())));
        const qsizetype gap = content.lastIndexOf("/Contents <") + 10;
        const qsizetype behind = content.size() - content.indexOf('>', gap) - 1;
        for (unsigned seed = 0; seed < mutationCount(400); ++seed) {
            Mutation mutation(seed);
            // Half of them in the CMS: there are the most bytes, and most of these are padding.
            const QByteArray changed =
                seed % 2 == 0 ? mutation.of(content) : mutation.of(content, gap, gap + 4000);
            if (!passes(validatePdfBytes(changed, u"a.pdf"_s, bench.policy())))
                continue;
            CAPTURE(seed);
            REQUIRE(changed.size() == content.size());
            REQUIRE(changed.first(gap) == content.first(gap));
            REQUIRE(changed.last(behind) == content.last(behind));
        }
    }
}

TEST_CASE("a container that was damaged in many ways passes only with the members that were signed") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    (void)bench.write(u"application.json"_s, R"({"applicationId":"1"})");
    (void)bench.write(u"0.pdf"_s, sample);
    REQUIRE(bench.signPdf(u"0.pdf"_s, u"application.pdf"_s, *signer));
    REQUIRE(bench.createContainer(u"b.asice"_s, *signer, {u"application.json"_s, u"application.pdf"_s}));
    const QByteArray content = bench.read(u"b.asice"_s);
    const std::vector<ZipEntry> entries = *unzipped(content);
    REQUIRE(passes(validateContainerBytes(content, u"b"_s, bench.policy())));
    for (unsigned seed = 0; seed < mutationCount(200); ++seed) {
        Mutation mutation(seed);
        CAPTURE(seed);
        const QByteArray changed = mutation.of(content);
        if (changed != content)
            CHECK_FALSE(passes(validateContainerBytes(changed, u"b"_s, bench.policy())));
        // Behind checksums that are right: what the archive holds is damaged, not the archive.
        std::vector<ZipEntry> others = entries;
        ZipEntry& chosen = others[seed % others.size()];
        const QByteArray before = chosen.content;
        chosen.content = mutation.of(before);
        const auto archive = zipped(others, QDateTime::currentDateTimeUtc());
        REQUIRE(archive);
        const bool passed = passes(validateContainerBytes(*archive, u"b"_s, bench.policy()));
        // In a signature there are bytes that nobody signs: the order of its certificates is one.
        if (chosen.content != before && !chosen.name.endsWith(u".p7s"))
            CHECK_FALSE(passed);
    }
}

TEST_CASE("a damaged CMS never vouches for other content") {
    const Bench bench;
    const QByteArray document = "Taahhüt";
    for (const KeyKind kind : {KeyKind::P256, KeyKind::Rsa2048}) {
        const auto signer = bench.signer(with(kind));
        const QByteArray cms = *signDetached(digestOf({document}, DigestAlgorithm::Sha256), *signer, {});
        REQUIRE(verifyDetached(document, cms, bench.policy()));
        for (unsigned seed = 0; seed < mutationCount(400); ++seed) {
            Mutation mutation(seed);
            const QByteArray changed = mutation.of(cms);
            CAPTURE(seed);
            REQUIRE_FALSE(verifyDetached(document + '!', changed, bench.policy()));
            const Result<Certificate> own = verifyDetached(document, changed, bench.policy());
            if (own)
                REQUIRE(*own == signer->certificate());
        }
    }
}

TEST_CASE("a document that was damaged in many ways is signed soundly or refused") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    for (const QByteArray& content : {sample, packed(bench), signedOnce(bench, sample)})
        for (unsigned seed = 0; seed < mutationCount(120); ++seed) {
            const QByteArray changed = Mutation(seed).of(content);
            (void)bench.write(u"0.pdf"_s, changed);
            if (!bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *signer))
                continue;
            CAPTURE(seed);
            REQUIRE(bench.read(u"1.pdf"_s).startsWith(changed));
            const auto report = validatePdf(bench.path(u"1.pdf"_s), bench.policy());
            REQUIRE(report);
            REQUIRE(std::ranges::any_of(report->signatures, [](const SignatureReport& each) {
                return each.coversWholeFile && each.indication == Indication::TotalPassed;
            }));
        }
}

TEST_CASE("a damaged answer of responder, list or issuer never says another thing than the genuine one") {
    const Bench bench;
    OpensslRevocation revocation(bench);
    const Identity person = revocation.issue(u"person"_s);
    const Identity other = revocation.issue(u"other"_s);
    revocation.revoke(other, QDateTime::currentDateTimeUtc().addDays(-1));
    const Certificate& issuer = bench.ca().issuer().certificate;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto fetched = [&](bool byList) {
        revocation.responderIsDown = byList;
        const auto data = fetchRevocationData(other.certificate, issuer, {.transport = &revocation});
        REQUIRE(data);
        return byList ? data->crls.front() : data->ocspResponses.front();
    };
    const QByteArray response = fetched(false);
    const QByteArray list = fetched(true);
    for (unsigned seed = 0; seed < mutationCount(400); ++seed) {
        CAPTURE(seed);
        const RevocationData data{{Mutation(seed).of(response)}, {Mutation(seed).of(list)}};
        using State = RevocationStatus::State;
        CHECK(revocationStatus(person.certificate, issuer, {data.ocspResponses, {}}, now).state ==
              State::Unknown);
        CHECK(revocationStatus(person.certificate, issuer, {{}, data.crls}, now).state != State::Revoked);
        CHECK(revocationStatus(other.certificate, issuer, data, now).state != State::Good);
        (void)responderCertificates(data.ocspResponses.front());
        (void)issuedAt(data.crls.front());
    }
}

TEST_CASE("a damaged answer with an issuer's certificate gives that certificate or none") {
    const Bench bench;
    OpensslRevocation revocation(bench);
    const Identity person = revocation.issue(u"person"_s);
    const Identity& issuer = bench.ca().issuer();
    REQUIRE(run(u"openssl"_s, {u"crl2pkcs7"_s, u"-nocrl"_s, u"-certfile"_s,
                               bench.write(u"issuer.pem"_s, issuer.certificatePem()), u"-outform"_s, u"DER"_s,
                               u"-out"_s, bench.path(u"issuer.p7c"_s)})
                .exitCode == 0);
    for (const QByteArray& answer :
         {issuer.certificate.der(), issuer.certificatePem(), bench.read(u"issuer.p7c"_s)}) {
        FixedAnswer genuine(answer);
        REQUIRE(fetchIssuers(person.certificate, {}, {bench.ca().root().certificate}, genuine).size() == 1);
        for (unsigned seed = 0; seed < mutationCount(300); ++seed) {
            FixedAnswer damaged(Mutation(seed).of(answer));
            CAPTURE(seed);
            for (const Certificate& found :
                 fetchIssuers(person.certificate, {}, {bench.ca().root().certificate}, damaged))
                // Its key is what signed the person's; what else it says is not signed by a mutation.
                CHECK(X509_verify(person.certificate.handle(), X509_get0_pubkey(found.handle())) == 1);
        }
    }
}

TEST_CASE("a damaged answer of a time-stamping authority stamps what was asked, or nothing") {
    const Bench bench;
    OpensslTsa tsa(bench);
    class Recorder final : public TimeStamper {
    public:
        explicit Recorder(TimeStamper& inner) : m_inner(inner) {}
        [[nodiscard]] Result<QByteArray> exchange(const QByteArray& request) override {
            asked = request;
            const Result<QByteArray> given = m_inner.exchange(request);
            answer = given.value();
            return given;
        }
        QByteArray asked;
        QByteArray answer;

    private:
        TimeStamper& m_inner;
    } recorder(tsa);
    const QByteArray document = "Taahhüt";
    REQUIRE(
        requestTimeStamp(digestOf({document}, DigestAlgorithm::Sha256), DigestAlgorithm::Sha256, recorder));
    const QDateTime time =
        verifyTimeStamp({document}, *tokenIn(recorder.answer, recorder.asked), {}, bench.policy(), {}).time;
    for (unsigned seed = 0; seed < mutationCount(400); ++seed) {
        CAPTURE(seed);
        const Result<QByteArray> token = tokenIn(Mutation(seed).of(recorder.answer), recorder.asked);
        if (!token)
            continue;
        const TimeStampResult result = verifyTimeStamp({document}, *token, {}, bench.policy(), {});
        CHECK((!result.isValid() || result.time == time));
    }
}
