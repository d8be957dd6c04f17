// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/signing/customer_identity.h"

#include "core/signature/crypto/der_writer.h"
#include "core/signature/crypto/openssl.h"

#include <openssl/rand.h>
#include <openssl/ts.h>

namespace yenile::signature {

namespace {

using openssl::Owned;

constexpr int randomSize = 16;
constexpr int iterations = 100; // what the authority expects
constexpr int keySize = 32;

QByteArray randomBytes() {
    QByteArray bytes(randomSize, Qt::Uninitialized);
    RAND_bytes(openssl::data(bytes), randomSize);
    return bytes;
}

QByteArray number(quint64 value) {
    const Owned<ASN1_INTEGER, ASN1_INTEGER_free> integer(ASN1_INTEGER_new());
    ASN1_INTEGER_set_uint64(integer.get(), value);
    return openssl::der([&](unsigned char** out) { return i2d_ASN1_INTEGER(integer.get(), out); });
}

QByteArray encrypted(const QByteArray& digest, QByteArrayView password,
                     const IdentityRandomness& randomness) {
    QByteArray key(keySize, Qt::Uninitialized);
    PKCS5_PBKDF2_HMAC(password.data(), static_cast<int>(password.size()), openssl::data(randomness.salt),
                      static_cast<int>(randomness.salt.size()), iterations, EVP_sha256(), keySize,
                      openssl::data(key));
    const Owned<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free> context(EVP_CIPHER_CTX_new());
    QByteArray result(digest.size() + EVP_MAX_BLOCK_LENGTH, Qt::Uninitialized);
    int size = 0;
    int rest = 0;
    EVP_EncryptInit_ex(context.get(), EVP_aes_256_cbc(), nullptr, openssl::data(key),
                       openssl::data(randomness.iv));
    EVP_EncryptUpdate(context.get(), openssl::data(result), &size, openssl::data(digest),
                      static_cast<int>(digest.size()));
    EVP_EncryptFinal_ex(context.get(), openssl::data(result) + size, &rest);
    OPENSSL_cleanse(key.data(), keySize);
    result.truncate(size + rest);
    return result;
}

} // namespace

IdentityRandomness IdentityRandomness::fresh() {
    return {randomBytes(), randomBytes()};
}

Result<QByteArray> customerIdentity(const QByteArray& request, quint64 customer, QByteArrayView password,
                                    const IdentityRandomness& randomness) {
    const unsigned char* at = openssl::data(request);
    const Owned<TS_REQ, TS_REQ_free> parsed(d2i_TS_REQ(nullptr, &at, static_cast<long>(request.size())));
    if (!parsed)
        return fail(ErrorCode::TimeStampFailed, {}, openssl::lastError());
    const ASN1_OCTET_STRING* imprint = TS_MSG_IMPRINT_get_msg(TS_REQ_get_msg_imprint(parsed.get()));
    const QByteArray digest(reinterpret_cast<const char*>(ASN1_STRING_get0_data(imprint)),
                            ASN1_STRING_length(imprint));
    const QByteArray fields = number(customer) + derElement(V_ASN1_OCTET_STRING, randomness.salt) +
                              number(iterations) + derElement(V_ASN1_OCTET_STRING, randomness.iv) +
                              derElement(V_ASN1_OCTET_STRING, encrypted(digest, password, randomness));
    return derElement(V_ASN1_SEQUENCE | V_ASN1_CONSTRUCTED, fields).toHex();
}

} // namespace yenile::signature
