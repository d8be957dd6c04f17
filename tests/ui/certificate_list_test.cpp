// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_ca.h"
#include "ui/token/certificate_list.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using pkcs11::TokenCertificate;
using enum pkcs11::KeyPresence;

namespace {

struct Cards {
    TestCa ca;
    signature::Certificate ayse = ca.issue({}).certificate;
    signature::Certificate second = ca.issue({}).certificate;

    static TokenCertificate on(const signature::Certificate& certificate, pkcs11::KeyPresence key) {
        return {certificate, {}, {}, key, {}};
    }
    static pkcs11::Token token(const QString& driver, std::vector<TokenCertificate> certificates) {
        pkcs11::Token result;
        result.driver = driver;
        result.certificates = std::move(certificates);
        return result;
    }
    static std::vector<ui::CertificateChoice> choices(std::vector<pkcs11::Token> tokens) {
        return ui::certificateChoices({std::move(tokens)}, QStringLiteral("10000000146"), Clock::system());
    }
};

const QString akis = QStringLiteral("/usr/lib/libakisp11.so");
const QString openSc = QStringLiteral("/usr/lib/opensc-pkcs11.so");

} // namespace

TEST_CASE("a certificate that two drivers know is offered once, through the one that shows its key") {
    const Cards cards;
    const auto choices = Cards::choices({Cards::token(openSc, {Cards::on(cards.ayse, Hidden)}),
                                         Cards::token(akis, {Cards::on(cards.ayse, Seen)})});
    REQUIRE(choices.size() == 1);
    CHECK(choices[0].token.driver == akis);
    CHECK_FALSE(choices[0].whyUnusable);
}

TEST_CASE("a certificate without its key comes last and says why") {
    const Cards cards;
    const auto choices =
        Cards::choices({Cards::token(akis, {Cards::on(cards.second, Missing), Cards::on(cards.ayse, Seen)})});
    REQUIRE(choices.size() == 2);
    CHECK(choices[0].certificate.certificate == cards.ayse);
    CHECK_FALSE(choices[0].whyUnusable);
    REQUIRE(choices[1].whyUnusable);
    CHECK(choices[1].whyUnusable->code == ErrorCode::KeyMissing);
}

TEST_CASE("a certificate whose key shows after the PIN only can be chosen, beside one whose key is seen") {
    const Cards cards;
    for (const auto& choice :
         Cards::choices({Cards::token(akis, {Cards::on(cards.second, Hidden), Cards::on(cards.ayse, Seen)})}))
        CHECK_FALSE(choice.whyUnusable);
}

TEST_CASE("a certificate for encryption and an authority's are never offered") {
    const Cards cards;
    LeafProfile encryption;
    encryption.nonRepudiation = false;
    const auto choices =
        Cards::choices({Cards::token(akis, {Cards::on(cards.ca.issue(encryption).certificate, Seen),
                                            Cards::on(cards.ca.issuer().certificate, Seen)})});
    REQUIRE(choices.size() == 1);
    REQUIRE(choices[0].whyUnusable);
    CHECK(choices[0].whyUnusable->code == ErrorCode::CertificateKeyUsage);
}
