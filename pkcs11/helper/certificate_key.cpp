// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/helper/certificate_key.h"

#include "core/signature/crypto/openssl.h"

#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/objects.h>
#include <openssl/provider.h>
#include <openssl/x509.h>

namespace yenile::pkcs11::helper {

using signature::openssl::Owned;

namespace {

/// OpenSSL where nobody decodes a key; as long as the process lives.
OSSL_LIB_CTX* withoutDecoders() {
    static OSSL_LIB_CTX* const library = [] {
        OSSL_LIB_CTX* const made = OSSL_LIB_CTX_new();
        OSSL_PROVIDER_load(made, "null");
        return made;
    }();
    return library;
}

/// RSAPublicKey: the modulus is the first of two numbers.
CertificateKey rsaKey(const unsigned char* at, long size) {
    long length = 0;
    int tag = 0;
    int tagClass = 0;
    if ((ASN1_get_object(&at, &length, &tag, &tagClass, size) & 0x80) != 0 || tag != V_ASN1_SEQUENCE)
        return {};
    const Owned<ASN1_INTEGER, ASN1_INTEGER_free> number(d2i_ASN1_INTEGER(nullptr, &at, length));
    const Owned<BIGNUM, BN_free> modulus(number ? ASN1_INTEGER_to_BN(number.get(), nullptr) : nullptr);
    if (!modulus)
        return {};
    QByteArray bytes(BN_num_bytes(modulus.get()), '\0');
    BN_bn2bin(modulus.get(), reinterpret_cast<unsigned char*>(bytes.data()));
    return {CKK_RSA, BN_num_bits(modulus.get()), bytes};
}

int bitsOfCurve(const X509_ALGOR* algorithm) {
    const void* parameter = nullptr;
    int type = V_ASN1_UNDEF;
    X509_ALGOR_get0(nullptr, &type, &parameter, algorithm);
    if (type != V_ASN1_OBJECT)
        return 0;
    const Owned<EC_GROUP, EC_GROUP_free> curve(
        EC_GROUP_new_by_curve_name(OBJ_obj2nid(static_cast<const ASN1_OBJECT*>(parameter))));
    return curve ? EC_GROUP_order_bits(curve.get()) : 0;
}

} // namespace

Result<signature::Certificate> certificateWithoutKey(const QByteArray& der) {
    X509* certificate = X509_new_ex(withoutDecoders(), nullptr);
    const unsigned char* const begin = signature::openssl::data(der);
    const unsigned char* end = begin;
    if (!d2i_X509(&certificate, &end, static_cast<long>(der.size()))) // which frees it
        return fail(ErrorCode::CertificateUnreadable);
    const Owned<X509, X509_free> owned(certificate);
    if (end != begin + der.size())
        return fail(ErrorCode::CertificateUnreadable);
    return signature::Certificate::fromHandle(owned.get());
}

CertificateKey keyOf(const X509* certificate) {
    ASN1_OBJECT* kind = nullptr;
    const unsigned char* encoded = nullptr;
    int size = 0;
    X509_ALGOR* algorithm = nullptr;
    if (X509_PUBKEY_get0_param(&kind, &encoded, &size, &algorithm, X509_get_X509_PUBKEY(certificate)) != 1)
        return {};
    switch (OBJ_obj2nid(kind)) {
    case NID_rsaEncryption:
    case NID_rsa:
        return rsaKey(encoded, size);
    case NID_X9_62_id_ecPublicKey:
        return {CKK_EC, bitsOfCurve(algorithm), QByteArray(reinterpret_cast<const char*>(encoded), size)};
    default:
        return {};
    }
}

} // namespace yenile::pkcs11::helper
