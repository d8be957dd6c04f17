// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/crypto/algorithms.h"
#include "core/signature/signing/cades.h"
#include "tests/core/signature/judges.h"

#include <QTimeZone>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;

namespace {

const QByteArray document = "Başvuru\r\nFormu\n";

/// Signs a digest of its own choice.
class WrongSigner final : public Signer {
public:
    explicit WrongSigner(Signer& inner) : m_inner(inner) {}
    [[nodiscard]] const Certificate& certificate() const override { return m_inner.certificate(); }
    [[nodiscard]] std::vector<Certificate> chain() const override { return {}; }
    [[nodiscard]] std::vector<SignatureAlgorithm> algorithms() const override { return m_inner.algorithms(); }
    [[nodiscard]] Result<QByteArray> sign(const SigningRequest& request) override {
        SigningRequest other = request;
        other.digest[0] = static_cast<char>(other.digest[0] ^ 1);
        return m_inner.sign(other);
    }

private:
    Signer& m_inner;
};

void checkAccepted(const Bench& bench, Signer& signer, DigestAlgorithm digest) {
    CadesOptions options{.digest = digest, .signingTime = {}, .description = {}};
    const Result<QByteArray> cms = signDetached(digestOf({document}, digest), signer, options);
    REQUIRE(cms);
    const QString content = bench.write(QStringLiteral("content"), document);
    CHECK(isValidForOpenssl(bench, bench.write(QStringLiteral("a.p7s"), *cms), content));
    const Result<Certificate> own = verifyDetached(document, *cms, bench.policy());
    REQUIRE(own);
    CHECK(*own == signer.certificate());
}

} // namespace

TEST_CASE("OpenSSL accepts signatures of every key with every digest") {
    const Bench bench;
    for (const KeyKind kind : {KeyKind::Rsa2048, KeyKind::Rsa3072, KeyKind::Rsa4096, KeyKind::P256,
                               KeyKind::P384, KeyKind::P521}) {
        const auto signer = bench.signer(with(kind));
        for (const auto digest :
             {DigestAlgorithm::Sha256, DigestAlgorithm::Sha384, DigestAlgorithm::Sha512}) {
            CAPTURE(static_cast<int>(kind), digestName(digest).toStdString());
            checkAccepted(bench, *signer, digest);
        }
    }
}

TEST_CASE("OpenSSL accepts RSA-PSS with every digest") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::Rsa2048));
    for (const auto digest : {DigestAlgorithm::Sha256, DigestAlgorithm::Sha384, DigestAlgorithm::Sha512}) {
        ChosenSigner pss(*signer, {{SignatureScheme::RsaPss, digest}});
        checkAccepted(bench, pss, digest);
    }
}

TEST_CASE("the claimed signing time is there when it is given, and only then") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    const QByteArray digest = digestOf({document}, DigestAlgorithm::Sha256);
    const auto attributes = [&](const CadesOptions& options) {
        const Result<QByteArray> cms = signDetached(digest, *signer, options);
        REQUIRE(cms);
        return run(QStringLiteral("openssl"),
                   {QStringLiteral("cms"), QStringLiteral("-cmsout"), QStringLiteral("-print"),
                    QStringLiteral("-inform"), QStringLiteral("DER"), QStringLiteral("-in"),
                    bench.write(QStringLiteral("t.p7s"), *cms)})
            .output;
    };
    CadesOptions options;
    CHECK_FALSE(attributes(options).contains(QStringLiteral("signingTime")));
    options.signingTime = QDateTime({2026, 3, 4}, {5, 6, 7}, QTimeZone::utc());
    const QString printed = attributes(options);
    CHECK(printed.contains(QStringLiteral("UTCTIME:Mar  4 05:06:07 2026 GMT")));
    CHECK(printed.contains(QStringLiteral("signingCertificateV2")));
    CHECK_FALSE(printed.contains(QStringLiteral("SMIME-CAPS")));
}

TEST_CASE("a signature that does not belong to the certificate is noticed") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    WrongSigner wrong(*signer);
    const auto cms = signDetached(digestOf({document}, DigestAlgorithm::Sha256), wrong, {});
    REQUIRE_FALSE(cms);
    CHECK(cms.error().code == ErrorCode::SignatureMismatch);
}

TEST_CASE("short keys and algorithms that the signer cannot do are refused") {
    const Bench bench;
    const QByteArray digest = digestOf({document}, DigestAlgorithm::Sha256);
    const auto small = bench.signer(with(KeyKind::Rsa1024));
    CHECK(signDetached(digest, *small, {}).error().code == ErrorCode::AlgorithmRefused);
    const auto signer = bench.signer(with(KeyKind::P256));
    ChosenSigner only512(*signer, {{SignatureScheme::Ecdsa, DigestAlgorithm::Sha512}});
    CHECK(signDetached(digest, only512, {}).error().code == ErrorCode::MechanismUnsupported);
}

TEST_CASE("a detached signature is refused over other content, when damaged, and from strangers") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    const QByteArray cms = *signDetached(digestOf({document}, DigestAlgorithm::Sha256), *signer, {});
    const auto codeOf = [](const Result<Certificate>& outcome) {
        REQUIRE_FALSE(outcome);
        return outcome.error().code;
    };
    CHECK(codeOf(verifyDetached(document + 'x', cms, bench.policy())) == ErrorCode::SignatureInvalid);
    CHECK(codeOf(verifyDetached(document, cms.chopped(1), bench.policy())) == ErrorCode::SignatureInvalid);
    CHECK(codeOf(verifyDetached(document, cms + '\0', bench.policy())) == ErrorCode::SignatureInvalid);
    CHECK(codeOf(verifyDetached(document, {}, bench.policy())) == ErrorCode::SignatureInvalid);
    CHECK(codeOf(verifyDetached(document, cms, Bench().policy())) == ErrorCode::CertificateUntrusted);
    const FixedClock later(QDateTime::currentDateTimeUtc().addYears(1));
    CHECK(codeOf(verifyDetached(document, cms, bench.policy(later))) == ErrorCode::CertificateExpired);
}
