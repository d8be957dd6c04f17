// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/signing/chain_completion.h"
#include "tests/core/signature/revocation_bench.h"

#include <catch2/catch.hpp>

using namespace yenile;
using signature::Certificate;

namespace {

/// A card that holds no certificate but its own.
class BareSigner final : public signature::Signer {
public:
    explicit BareSigner(Certificate certificate) : m_certificate(std::move(certificate)) {}
    [[nodiscard]] const Certificate& certificate() const override { return m_certificate; }
    [[nodiscard]] std::vector<Certificate> chain() const override { return {}; }
    [[nodiscard]] std::vector<signature::SignatureAlgorithm> algorithms() const override { return {}; }
    [[nodiscard]] Result<QByteArray> sign(const signature::SigningRequest&) override {
        return fail(ErrorCode::Internal);
    }

private:
    Certificate m_certificate;
};

} // namespace

TEST_CASE("a card without its issuer's certificate gets it from those that are known, but not the root") {
    const tests::TestCa ca;
    const tests::TestCa stranger(QStringLiteral("Stranger"));
    const auto signer = std::make_shared<BareSigner>(ca.issue({}).certificate);
    const auto completed = signature::withCompletedChain(
        signer, {stranger.issuer().certificate, ca.root().certificate, ca.issuer().certificate});
    CHECK(completed->certificate() == signer->certificate());
    CHECK(completed->chain() == std::vector<Certificate>{ca.issuer().certificate});
}

TEST_CASE("where the issuer is not known the chain stays empty") {
    const tests::TestCa ca;
    const auto signer = std::make_shared<BareSigner>(ca.issue({}).certificate);
    CHECK(signature::withCompletedChain(signer, {ca.root().certificate})->chain().empty());
}

TEST_CASE("an issuer that nobody knows is fetched from where the certificate says that it is") {
    const tests::Bench bench;
    tests::OpensslRevocation network(bench);
    const auto signer =
        std::make_shared<BareSigner>(network.issue(QStringLiteral("AYŞE YILMAZ")).certificate);
    const auto completed = signature::withCompletedChain(signer, {bench.ca().root().certificate}, &network);
    CHECK(completed->chain() == std::vector<Certificate>{bench.ca().issuer().certificate});
}
