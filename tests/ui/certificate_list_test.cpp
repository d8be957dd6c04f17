#include "tests/support/test_ca.h"
#include "ui/token/certificate_list.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using pkcs11::TokenCertificate;

namespace {

struct Cards {
    TestCa ca;
    signature::Certificate ayse = ca.issue({}).certificate;
    signature::Certificate second = ca.issue({}).certificate;

    static TokenCertificate on(const signature::Certificate& certificate, bool hasPrivateKey) {
        return {certificate, {}, {}, hasPrivateKey, {}};
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
    const auto choices = Cards::choices({Cards::token(openSc, {Cards::on(cards.ayse, false)}),
                                         Cards::token(akis, {Cards::on(cards.ayse, true)})});
    REQUIRE(choices.size() == 1);
    CHECK(choices[0].token.driver == akis);
    CHECK_FALSE(choices[0].whyUnusable);
}

TEST_CASE("a certificate without its key comes last and says why") {
    const Cards cards;
    const auto choices =
        Cards::choices({Cards::token(akis, {Cards::on(cards.second, false), Cards::on(cards.ayse, true)})});
    REQUIRE(choices.size() == 2);
    CHECK(choices[0].certificate.certificate == cards.ayse);
    CHECK_FALSE(choices[0].whyUnusable);
    REQUIRE(choices[1].whyUnusable);
    CHECK(choices[1].whyUnusable->code == ErrorCode::KeyMissing);
}

TEST_CASE("where no key is seen at all every certificate can be chosen") {
    const Cards cards;
    for (const auto& choice :
         Cards::choices({Cards::token(akis, {Cards::on(cards.second, false), Cards::on(cards.ayse, false)})}))
        CHECK_FALSE(choice.whyUnusable);
}

TEST_CASE("a certificate for encryption and an authority's are never offered") {
    const Cards cards;
    LeafProfile encryption;
    encryption.nonRepudiation = false;
    const auto choices =
        Cards::choices({Cards::token(akis, {Cards::on(cards.ca.issue(encryption).certificate, true),
                                            Cards::on(cards.ca.issuer().certificate, true)})});
    REQUIRE(choices.size() == 1);
    REQUIRE(choices[0].whyUnusable);
    CHECK(choices[0].whyUnusable->code == ErrorCode::CertificateKeyUsage);
}
