// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/helper/certificate_key.h"
#include "tests/support/test_ca.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::pkcs11::helper;

TEST_CASE("The key of a certificate is read without being decoded, and is what OpenSSL decodes") {
    LeafProfile profile;
    profile.key = GENERATE(KeyKind::Rsa2048, KeyKind::Rsa3072, KeyKind::P256, KeyKind::P384, KeyKind::P521);
    const signature::Certificate decoded = TestCa().issue(profile).certificate;
    const auto certificate = certificateWithoutKey(decoded.der());
    REQUIRE(certificate);
    CHECK(X509_get0_pubkey(certificate->handle()) == nullptr);
    CHECK(certificate->der() == decoded.der());

    EVP_PKEY* const expected = X509_get0_pubkey(decoded.handle());
    const CertificateKey key = keyOf(certificate->handle());
    CHECK(key.bits == EVP_PKEY_get_bits(expected));
    CHECK(key.type == (EVP_PKEY_is_a(expected, "RSA") == 1 ? CKK_RSA : CKK_EC));
    CHECK_FALSE(key.publicPart.isEmpty());
    CHECK(decoded.der().contains(key.publicPart));
}

TEST_CASE("What is no certificate, or goes on after it, is none without its key either") {
    const QByteArray der = TestCa().issue({}).certificate.der();
    CHECK_FALSE(certificateWithoutKey({}));
    CHECK_FALSE(certificateWithoutKey(der.chopped(1)));
    CHECK_FALSE(certificateWithoutKey(der + 'x'));
}
