// SPDX-License-Identifier: GPL-3.0-or-later
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

Secret secret(const QString& text) {
    return Secret(text.toUtf8());
}

/// 0.pdf: encrypted by qpdf in that way, with a password for opening and one for its owner.
void encrypt(const Bench& bench, const QString& password, const QStringList& kind) {
    (void)bench.write(u"q.pdf"_s, qtPdf());
    REQUIRE(run(u"qpdf"_s, QStringList{u"--allow-weak-crypto"_s, u"--encrypt"_s, password, u"sahip"_s} +
                               kind + QStringList{u"--"_s, bench.path(u"q.pdf"_s), bench.path(u"0.pdf"_s)})
                .exitCode == 0);
}

Result<void> signWith(const Bench& bench, const QString& from, const QString& to, const Secret& password) {
    PadesOptions options;
    options.password = &password;
    options.description = from;
    return signPdf(bench.path(from), bench.path(to), *bench.signer(with(KeyKind::P256)), options,
                   Clock::system());
}

ErrorCode problemOf(const Bench& bench, const QString& file, const Secret& password) {
    const auto report = validatePdf(bench.path(file), bench.policy(), password);
    return report ? ErrorCode::Internal : report.error().code;
}

} // namespace

TEST_CASE("documents that want a password are signed and judged with it, and stay encrypted") {
    // ISO 32000-1 has passwords in PDFDocEncoding, ISO 32000-2 in UTF-8.
    const auto [password, kind] =
        GENERATE(table<QString, QStringList>({{u"gizli"_s, {u"40"_s}},
                                              {u"müdür"_s, {u"128"_s}},
                                              {u"gizli"_s, {u"128"_s, u"--use-aes=y"_s}},
                                              {u"gizli"_s, {u"256"_s, u"--force-R5"_s}},
                                              {u"şifre"_s, {u"256"_s}}}));
    CAPTURE(password.toStdString(), kind.join(u' ').toStdString());
    const Bench bench;
    encrypt(bench, password, kind);
    const Secret given = secret(password);
    CHECK(signWith(bench, u"0.pdf"_s, u"never.pdf"_s, {}).error().code == ErrorCode::PdfEncrypted);
    CHECK(signWith(bench, u"0.pdf"_s, u"never.pdf"_s, secret(u"Gizli"_s)).error().code ==
          ErrorCode::PdfPasswordWrong);
    REQUIRE(signWith(bench, u"0.pdf"_s, u"1.pdf"_s, given));
    REQUIRE(signWith(bench, u"1.pdf"_s, u"2.pdf"_s, secret(u"sahip"_s)));

    const QString file = bench.path(u"2.pdf"_s);
    CHECK(bench.read(u"2.pdf"_s).startsWith(bench.read(u"0.pdf"_s)));
    CHECK_FALSE(bench.read(u"2.pdf"_s).contains("(Signature2)"));
    CHECK(isSoundForQpdf(file, password));
    if (password == u"gizli") { // the others take what is typed for other bytes
        CHECK(validForPdfsig(bench, file, password) == 2);
        CHECK(isIntactForMutool(file, 2, password));
    }
    const auto report = validatePdf(file, bench.policy(), given);
    REQUIRE(report);
    CHECK(report->indication() == Indication::TotalPassed);
    CHECK(report->signatures.size() == 2);
    CHECK(problemOf(bench, u"2.pdf"_s, {}) == ErrorCode::PdfEncrypted);
    CHECK(problemOf(bench, u"2.pdf"_s, secret(u"yanlış"_s)) == ErrorCode::PdfPasswordWrong);
}

TEST_CASE("a document that wants a password is extended to B-LTA with it") {
    const Bench bench;
    OpensslRevocation revocation(bench);
    OpensslTsa tsa(bench, revocation.issueTsa());
    encrypt(bench, u"gizli"_s, {u"256"_s});
    const Secret password = secret(u"gizli"_s);
    PadesOptions options;
    options.password = &password;
    options.timeStamper = &tsa;
    REQUIRE(signPdf(bench.path(u"0.pdf"_s), bench.path(u"1.pdf"_s),
                    *bench.ca().signer(revocation.issue(u"AYŞE YILMAZ"_s)), options, Clock::system()));
    ExtensionParameters how{Level::Archive, {bench.ca().issuer().certificate}, &revocation, &tsa};
    CHECK(extendPdf(bench.path(u"1.pdf"_s), bench.path(u"2.pdf"_s), how, Clock::system()).error().code ==
          ErrorCode::PdfEncrypted);
    how.password = &password;
    REQUIRE(extendPdf(bench.path(u"1.pdf"_s), bench.path(u"2.pdf"_s), how, Clock::system()));
    const auto report = validatePdf(bench.path(u"2.pdf"_s), {{bench.ca().issuer().certificate}}, password);
    REQUIRE(report);
    INFO((report->problem() ? report->problem()->cause : QString()).toStdString());
    CHECK(report->indication() == Indication::TotalPassed);
    CHECK(report->signatures.front().level == u"PAdES-B-LTA");
    CHECK(report->signatures.front().assuredLevel == Level::Archive);
    CHECK(validForPdfsig(bench, bench.path(u"2.pdf"_s), u"gizli"_s) == -1); // it knows the root alone
    CHECK(isIntactForMutool(bench.path(u"2.pdf"_s), 2, u"gizli"_s));
    CHECK(isSoundForQpdf(bench.path(u"2.pdf"_s), u"gizli"_s));
}

TEST_CASE("a password does no harm where none is wanted, and in a container it is that of the documents") {
    const Bench bench;
    (void)bench.write(u"0.pdf"_s, qtPdf());
    REQUIRE(signWith(bench, u"0.pdf"_s, u"1.pdf"_s, secret(u"gizli"_s)));
    CHECK(validatePdf(bench.path(u"1.pdf"_s), bench.policy(), secret(u"gizli"_s))->indication() ==
          Indication::TotalPassed);

    encrypt(bench, u"gizli"_s, {u"256"_s});
    const Secret password = secret(u"gizli"_s);
    REQUIRE(signWith(bench, u"0.pdf"_s, u"locked.pdf"_s, password));
    REQUIRE(bench.createContainer(u"b.asice"_s, *bench.signer(with(KeyKind::P256)), {u"locked.pdf"_s}));
    const auto locked = validateFile(bench.path(u"b.asice"_s), bench.policy());
    REQUIRE(locked);
    REQUIRE(locked->signatures.size() == 2);
    CHECK(locked->signatures[0].indication == Indication::TotalPassed);
    CHECK(locked->signatures[1].indication == Indication::Indeterminate); // nobody knows
    CHECK(locked->signatures[1].integrity() == SignatureReport::Integrity::NotKnown);
    CHECK(validateFile(bench.path(u"b.asice"_s), bench.policy(), {.password = &password})->indication() ==
          Indication::TotalPassed);
}
