// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/cms/time_stamp.h"
#include "core/signature/container/zip.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/signing/asic.h"
#include "tests/core/signature/openssl_tsa.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/support/sign_here.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

const QByteArray document = "Taahhut";

Result<QByteArray> stamp(TimeStamper& stamper, DigestAlgorithm digest = DigestAlgorithm::Sha256) {
    return requestTimeStamp(digestOf({document}, digest), digest, stamper);
}

/// Gives what it was told to, whatever is asked.
class FixedStamper final : public TimeStamper {
public:
    explicit FixedStamper(Result<QByteArray> answer) : m_answer(std::move(answer)) {}
    [[nodiscard]] Result<QByteArray> exchange(const QByteArray&) override { return m_answer; }

private:
    Result<QByteArray> m_answer;
};

/// Keeps the last answer of another one.
class Listener final : public TimeStamper {
public:
    explicit Listener(TimeStamper& inner) : m_inner(inner) {}
    [[nodiscard]] Result<QByteArray> exchange(const QByteArray& request) override {
        return last = m_inner.exchange(request);
    }
    Result<QByteArray> last;

private:
    TimeStamper& m_inner;
};

} // namespace

TEST_CASE("a time stamp of OpenSSL's authority is taken and believed, with every digest") {
    const Bench bench;
    OpensslTsa tsa(bench);
    for (const auto digest : {DigestAlgorithm::Sha256, DigestAlgorithm::Sha384, DigestAlgorithm::Sha512}) {
        const Result<QByteArray> token = stamp(tsa, digest);
        REQUIRE(token);
        const TimeStampResult result = verifyTimeStamp({document}, *token, {}, bench.policy(), u"x"_s);
        CHECK(result.isValid());
        CHECK(std::abs(result.time.secsTo(QDateTime::currentDateTimeUtc())) < 600);
        CHECK(result.digestAlgorithm == digestName(digest));
        // OpenSSL agrees that it is one.
        CHECK(
            run(u"openssl"_s, {u"ts"_s, u"-verify"_s, u"-token_in"_s, u"-in"_s,
                               bench.write(u"token"_s, *token), u"-data"_s, bench.write(u"data"_s, document),
                               u"-CAfile"_s, bench.rootFile(), u"-untrusted"_s, tsa.chainFile()})
                .exitCode == 0);
    }
}

TEST_CASE("answers that are no time stamp for this request are refused") {
    const Bench bench;
    OpensslTsa tsa(bench);
    Listener listener(tsa);
    REQUIRE(stamp(listener));
    FixedStamper repeated(listener.last); // the nonce is of another request
    FixedStamper cut(listener.last->chopped(1));
    FixedStamper nonsense(QByteArray("HTTP"));
    FixedStamper nothing(QByteArray{});
    for (FixedStamper* stamper : {&repeated, &cut, &nonsense, &nothing}) {
        const auto outcome = stamp(*stamper);
        REQUIRE_FALSE(outcome);
        CHECK(outcome.error().code == ErrorCode::TimeStampFailed);
    }
}

TEST_CASE("why an authority gives no time stamp is told in its words") {
    FixedStamper refusing(QByteArray::fromHex("30133011020102300c0c0a") +
                          "no account"); // PKIStatus rejection (2)
    const auto outcome = stamp(refusing);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == ErrorCode::TimeStampFailed);
    CHECK(outcome.error().cause == u"status 2, no account");
}

TEST_CASE("no changed byte of a time stamp proves another time") {
    const Bench bench;
    OpensslTsa tsa(bench);
    const QByteArray token = *stamp(tsa);
    const QDateTime time = verifyTimeStamp({document}, token, {}, bench.policy(), u"x"_s).time;
    for (qsizetype i = 0; i < token.size(); i += 3) {
        QByteArray changed = token;
        changed[i] = static_cast<char>(changed[i] ^ (1 << (i % 8)));
        const TimeStampResult result = verifyTimeStamp({document}, changed, {}, bench.policy(), u"x"_s);
        CAPTURE(i);
        CHECK((!result.isValid() || result.time == time));
    }
}

TEST_CASE("a time stamp over something else, or of an unknown authority, proves nothing") {
    const Bench bench;
    OpensslTsa tsa(bench);
    const QByteArray token = *stamp(tsa);
    CHECK_FALSE(verifyTimeStamp({document + 'x'}, token, {}, bench.policy(), u"x"_s).isValid());
    const TimeStampResult foreign = verifyTimeStamp({document}, token, {}, Bench().policy(), u"x"_s);
    CHECK_FALSE(foreign.integrity);
    CHECK(foreign.trust);
}

TEST_CASE("a stamped PDF is level B-T, and all judges still agree") {
    const Bench bench;
    OpensslTsa tsa(bench);
    (void)bench.write(u"0.pdf"_s, qtPdf());
    PadesOptions options;
    options.timeStamper = &tsa;
    const auto signer = bench.signer();
    REQUIRE(signPdf(bench.path(u"0.pdf"_s), bench.path(u"1.pdf"_s), *signer, options, Clock::system()));
    const auto report = validatePdf(bench.path(u"1.pdf"_s), bench.policy());
    REQUIRE(report);
    CHECK(report->indication() == Indication::TotalPassed);
    CHECK(report->signatures.front().level == u"PAdES-B-T");
    CHECK(report->signatures.front().provenTime);
    CHECK(validForPdfsig(bench, bench.path(u"1.pdf"_s)) == 1);
    CHECK(isIntactForMutool(bench.path(u"1.pdf"_s), 1));
}

TEST_CASE("a stamped container is level B-T") {
    const Bench bench;
    OpensslTsa tsa(bench);
    AsicOptions options;
    options.timeStamper = &tsa;
    const auto signer = bench.signer(with(KeyKind::P256));
    const QString file = bench.path(u"b.asice"_s);
    REQUIRE(createContainer(file, {{u"a.txt"_s, u"text/plain"_s, "a"}}, *signer, options, Clock::system()));
    const auto report = validateContainer(file, bench.policy());
    REQUIRE(report);
    CHECK(report->indication() == Indication::TotalPassed);
    CHECK(report->signatures.front().level == u"CAdES-B-T");
}

TEST_CASE("without the authority the signature is kept, and what is missing is said") {
    const Bench bench;
    FixedStamper down(fail(ErrorCode::ServiceUnreachable));
    (void)bench.write(u"0.pdf"_s, qtPdf());
    PadesOptions options;
    options.timeStamper = &down;
    const auto signer = bench.signer(with(KeyKind::P256));
    const Result<void> outcome =
        signPdf(bench.path(u"0.pdf"_s), bench.path(u"1.pdf"_s), *signer, options, Clock::system());
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == ErrorCode::TimeStampFailed);
    const auto report = validatePdf(bench.path(u"1.pdf"_s), bench.policy());
    REQUIRE(report);
    CHECK(report->indication() == Indication::TotalPassed);
    CHECK(report->signatures.front().level == u"PAdES-B-B");

    AsicOptions containerOptions;
    containerOptions.timeStamper = &down;
    const QString file = bench.path(u"b.asice"_s);
    CHECK(createContainer(file, {{u"a.txt"_s, {}, "a"}}, *signer, containerOptions, Clock::system())
              .error()
              .code == ErrorCode::TimeStampFailed);
    CHECK(validateContainer(file, bench.policy())->indication() == Indication::TotalPassed);
}
