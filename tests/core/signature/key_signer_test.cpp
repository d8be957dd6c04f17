// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/signing/key_signer.h"
#include "tests/core/signature/judges.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using signature::openKeySigner;

TEST_CASE("a key file with its certificates is a signer") {
    const Bench bench;
    const Identity identity = bench.ca().issue(with(KeyKind::P256));
    const QString key = bench.write(QStringLiteral("k.key"), identity.keyPem());
    const QString certificate = bench.write(QStringLiteral("k.pem"),
                                            identity.certificatePem() + bench.ca().issuer().certificatePem());
    const auto signer = openKeySigner(key, certificate);
    REQUIRE(signer);
    CHECK((*signer)->certificate() == identity.certificate);
    REQUIRE((*signer)->chain().size() == 1);
    CHECK((*signer)->chain().front() == bench.ca().issuer().certificate);
}

TEST_CASE("a key that is missing, broken, locked or of another certificate is refused") {
    const Bench bench;
    const Identity identity = bench.ca().issue(with(KeyKind::P256));
    const QString certificate = bench.write(QStringLiteral("k.pem"), identity.certificatePem());
    const QString key = bench.write(QStringLiteral("k.key"), identity.keyPem());
    const auto codeOf = [&](const QString& keyFile, const QString& certificateFile) {
        const auto signer = openKeySigner(keyFile, certificateFile);
        REQUIRE_FALSE(signer);
        return signer.error().code;
    };
    CHECK(codeOf(bench.path(QStringLiteral("none")), certificate) == ErrorCode::FileNotReadable);
    CHECK(codeOf(key, bench.path(QStringLiteral("none"))) == ErrorCode::FileNotReadable);
    CHECK(codeOf(certificate, certificate) == ErrorCode::FileDamaged);
    CHECK(codeOf(key, key) == ErrorCode::CertificateUnreadable);
    CHECK(codeOf(key, bench.rootFile()) == ErrorCode::FileDamaged);

    const QString locked = bench.path(QStringLiteral("locked.key"));
    REQUIRE(run(QStringLiteral("openssl"),
                {QStringLiteral("pkcs8"), QStringLiteral("-topk8"), QStringLiteral("-in"), key,
                 QStringLiteral("-out"), locked, QStringLiteral("-passout"), QStringLiteral("pass:geheim")})
                .exitCode == 0);
    CHECK(codeOf(locked, certificate) == ErrorCode::FileDamaged);
}
