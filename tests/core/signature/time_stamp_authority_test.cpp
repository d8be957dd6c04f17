// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/cms/time_stamp.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/signing/asic.h"
#include "core/signature/signing/time_stamper_list.h"
#include "tests/core/signature/openssl_tsa.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/support/certificate_builder.h"
#include "tests/support/sign_here.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

const QByteArray document = "Taahhut";

Result<QByteArray> stamp(TimeStamper& stamper) {
    return requestTimeStamp(digestOf({document}, DigestAlgorithm::Sha256), DigestAlgorithm::Sha256, stamper);
}

Identity authority(const Identity* issuer, const QDateTime& notAfter = {}) {
    CertificateRequest request;
    request.subject = {{"CN", u"Somebody's TSA"_s}};
    request.key = newKey(KeyKind::P256);
    request.notBefore = QDateTime::currentDateTimeUtc().addDays(-9);
    request.notAfter = notAfter;
    request.extensions = "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n";
    return {request.key, certify(request, issuer)};
}

/// An authority that nobody should believe, and why.
struct Unusable {
    const char* cause;
    std::function<std::unique_ptr<TimeStamper>(const Bench&)> make;
};

const std::vector<Unusable> unusable{
    {"NO_CERTIFICATE_CHAIN_FOUND",
     [](const Bench& bench) { return std::make_unique<OpensslTsa>(bench, authority(nullptr)); }},
    {"NO_CERTIFICATE_CHAIN_FOUND",
     [](const Bench& bench) {
         const Bench stranger;
         return std::make_unique<OpensslTsa>(bench, stranger.ca().issueTsa());
     }},
    {"OUT_OF_BOUNDS_NO_POE",
     [](const Bench& bench) {
         return std::make_unique<OpensslTsa>(
             bench, authority(&bench.ca().issuer(), QDateTime::currentDateTimeUtc().addDays(-1)));
     }},
    {"CRYPTO_CONSTRAINTS_FAILURE",
     [](const Bench& bench) {
         return std::make_unique<OpensslTsa>(bench, bench.ca().issueTsa(), u"sha1"_s);
     }},
};

TimeStamperList listOf(const Bench& bench, std::unique_ptr<TimeStamper> first,
                       std::unique_ptr<TimeStamper> second = nullptr) {
    std::vector<std::unique_ptr<TimeStamper>> members;
    members.push_back(std::move(first));
    if (second)
        members.push_back(std::move(second));
    return {std::move(members), bench.policy()};
}

/// The token with another name in it, signed anew with the authority's key.
QByteArray renamed(const Bench& bench, const QByteArray& token, const Identity& signer) {
    const auto openssl = [](const QStringList& arguments) {
        const Verdict verdict = run(u"openssl"_s, arguments);
        INFO(verdict.output.toStdString());
        REQUIRE(verdict.exitCode == 0);
    };
    openssl({u"cms"_s, u"-verify"_s, u"-noverify"_s, u"-binary"_s, u"-inform"_s, u"DER"_s, u"-in"_s,
             bench.write(u"token"_s, token), u"-out"_s, bench.path(u"info"_s)});
    QByteArray info = bench.read(u"info"_s);
    REQUIRE(info.count("TSA") == 1);
    (void)bench.write(u"info"_s, info.replace("TSA", "TSX"));
    openssl({u"cms"_s,
             u"-sign"_s,
             u"-cades"_s,
             u"-nodetach"_s,
             u"-binary"_s,
             u"-nosmimecap"_s,
             u"-md"_s,
             u"sha256"_s,
             u"-econtent_type"_s,
             u"1.2.840.113549.1.9.16.1.4"_s,
             u"-in"_s,
             bench.path(u"info"_s),
             u"-signer"_s,
             bench.write(u"t.pem"_s, signer.certificatePem()),
             u"-inkey"_s,
             bench.write(u"t.key"_s, signer.keyPem()),
             u"-certfile"_s,
             bench.write(u"i.pem"_s, bench.ca().issuer().certificatePem()),
             u"-outform"_s,
             u"DER"_s,
             u"-out"_s,
             bench.path(u"renamed"_s)});
    return bench.read(u"renamed"_s);
}

} // namespace

TEST_CASE("an authority that gives itself another name than its certificate has is not trusted") {
    const Bench bench;
    const Identity identity = bench.ca().issueTsa();
    OpensslTsa tsa(bench, identity);
    const QByteArray token = *stamp(tsa);
    CHECK(verifyTimeStamp({document}, token, {}, bench.policy(), u"x"_s).isValid());
    const TimeStampResult other =
        verifyTimeStamp({document}, renamed(bench, token, identity), {}, bench.policy(), u"x"_s);
    CHECK_FALSE(other.integrity);
    REQUIRE(other.trust);
    CHECK(other.trust->subIndication == u"SIG_CONSTRAINTS_FAILURE");
}

TEST_CASE("an authority whose stamps would not be trusted is passed over for the next one") {
    const Bench bench;
    for (const Unusable& each : unusable) {
        CAPTURE(each.cause);
        TimeStamperList list =
            listOf(bench, each.make(bench), std::make_unique<OpensslTsa>(bench, bench.ca().issueTsa()));
        const Result<QByteArray> token = stamp(list);
        REQUIRE(token);
        CHECK(verifyTimeStamp({document}, *token, {}, bench.policy(), u"x"_s).isValid());
    }
}

TEST_CASE("where no authority can be trusted the signature stays at B-B, and that is said") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    (void)bench.write(u"0.pdf"_s, qtPdf());
    for (const Unusable& each : unusable) {
        CAPTURE(each.cause);
        TimeStamperList list = listOf(bench, each.make(bench));
        PadesOptions options;
        options.timeStamper = &list;
        const Result<void> pdf =
            signPdf(bench.path(u"0.pdf"_s), bench.path(u"1.pdf"_s), *signer, options, Clock::system());
        REQUIRE_FALSE(pdf);
        CHECK(pdf.error().code == ErrorCode::TimeStampFailed);
        CHECK(pdf.error().cause.contains(QLatin1String(each.cause)));
        const auto report = validatePdf(bench.path(u"1.pdf"_s), bench.policy());
        REQUIRE(report);
        CHECK(report->indication() == Indication::TotalPassed);
        CHECK(report->signatures.front().level == u"PAdES-B-B");

        AsicOptions containerOptions;
        containerOptions.timeStamper = &list;
        CHECK(createContainer(bench.path(u"1.asice"_s), {{u"a.txt"_s, {}, "a"}}, *signer, containerOptions,
                              Clock::system())
                  .error()
                  .code == ErrorCode::TimeStampFailed);
        CHECK(validateContainer(bench.path(u"1.asice"_s), bench.policy())->indication() ==
              Indication::TotalPassed);
    }
}

TEST_CASE("a stamp that nobody should believe spoils no signature that it lies in, and is listed with its "
          "verdict") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    (void)bench.write(u"0.pdf"_s, qtPdf());
    for (const Unusable& each : unusable) {
        CAPTURE(each.cause);
        const auto stamper = each.make(bench);
        PadesOptions options;
        options.timeStamper = stamper.get();
        REQUIRE(signPdf(bench.path(u"0.pdf"_s), bench.path(u"1.pdf"_s), *signer, options, Clock::system()));
        const auto report = validatePdf(bench.path(u"1.pdf"_s), bench.policy());
        REQUIRE(report);
        CHECK(report->indication() == Indication::TotalPassed);
        const SignatureReport& signature = report->signatures.front();
        CHECK_FALSE(signature.provenTime);
        CHECK(signature.level == u"PAdES-B-T");
        CHECK(signature.assuredLevel == Level::Basic);
        REQUIRE(signature.timeStamps.size() == 1);
        CHECK(signature.timeStamps.front().subIndication == QLatin1String(each.cause));
        CHECK(signature.timeStamps.front().authority);
        CHECK(signature.timeStamps.front().time.isValid());
        CHECK(std::ranges::count(signature.warnings, Warning::Kind::TimeStampUnused, &Warning::kind) == 1);
    }
}

TEST_CASE("a policy that trusts nobody judges no authority") {
    const Bench bench;
    std::vector<std::unique_ptr<TimeStamper>> members;
    members.push_back(std::make_unique<OpensslTsa>(bench, authority(nullptr)));
    TimeStamperList list(std::move(members), {});
    CHECK(stamp(list));
}
