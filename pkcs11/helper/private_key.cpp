#include "pkcs11/helper/private_key.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <algorithm>
#include <cstring>

namespace yenile::pkcs11::helper {

namespace {

/// What PKCS#11 shows of a public key: CKA_MODULUS (RSA) or the end of CKA_EC_POINT (EC).
struct PublicPart {
    CK_KEY_TYPE keyType = CK_UNAVAILABLE_INFORMATION;
    CK_ATTRIBUTE_TYPE attribute = 0;
    QByteArray value;
};

QByteArray withoutLeadingZeros(const QByteArray& number) {
    const auto first = std::ranges::find_if(number, [](char byte) { return byte != '\0'; });
    return number.mid(first - number.begin());
}

PublicPart publicPartOf(X509* certificate) {
    EVP_PKEY* key = X509_get0_pubkey(certificate);
    PublicPart part;
    if (key && EVP_PKEY_get_base_id(key) == EVP_PKEY_EC) {
        const ASN1_BIT_STRING* bits = X509_get0_pubkey_bitstr(certificate);
        part = {
            CKK_EC, CKA_EC_POINT,
            QByteArray(reinterpret_cast<const char*>(ASN1_STRING_get0_data(bits)), ASN1_STRING_length(bits))};
    } else if (key && EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA) {
        BIGNUM* modulus = nullptr;
        EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_N, &modulus);
        QByteArray bytes(BN_num_bytes(modulus), '\0');
        BN_bn2bin(modulus, reinterpret_cast<unsigned char*>(bytes.data()));
        BN_free(modulus);
        part = {CKK_RSA, CKA_MODULUS, bytes};
    }
    return part;
}

/// CKA_EC_POINT is an OCTET STRING in DER, in some drivers the bare point: both end with the point.
bool matches(const QByteArray& shown, const PublicPart& part) {
    return part.keyType == CKK_EC ? shown.endsWith(part.value) : withoutLeadingZeros(shown) == part.value;
}

/// What can be seen of a private key's public part: on the key itself, or on the one public key that has its
/// CKA_ID.
std::optional<QByteArray> shownPart(const Session& session, CK_OBJECT_HANDLE key, const PublicPart& part,
                                    const std::vector<CK_OBJECT_HANDLE>& publicKeys) {
    const auto nonEmpty = [&](CK_OBJECT_HANDLE object) -> std::optional<QByteArray> {
        auto value = session.attribute(object, part.attribute);
        return value && !value->isEmpty() ? value : std::nullopt;
    };
    if (auto own = nonEmpty(key))
        return own;
    const auto id = session.attribute(key, CKA_ID);
    std::vector<CK_OBJECT_HANDLE> siblings;
    std::ranges::copy_if(publicKeys, std::back_inserter(siblings), [&](CK_OBJECT_HANDLE object) {
        return id && session.attribute(object, CKA_ID) == id;
    });
    return siblings.size() == 1 ? nonEmpty(siblings.front()) : std::nullopt;
}

std::optional<CK_KEY_TYPE> keyTypeOf(const Session& session, CK_OBJECT_HANDLE key) {
    const auto bytes = session.attribute(key, CKA_KEY_TYPE);
    if (!bytes || bytes->size() != sizeof(CK_KEY_TYPE))
        return std::nullopt;
    CK_KEY_TYPE type = 0;
    std::memcpy(&type, bytes->constData(), sizeof type);
    return type;
}

} // namespace

Result<std::vector<CK_OBJECT_HANDLE>> keysFor(const Session& session, X509* certificate,
                                              const QByteArray& keyId) {
    const PublicPart part = publicPartOf(certificate);
    const auto privateKeys = session.objects(CKO_PRIVATE_KEY);
    if (!privateKeys)
        return failure(privateKeys);
    const auto publicKeys = session.objects(CKO_PUBLIC_KEY);
    if (!publicKeys)
        return failure(publicKeys);

    std::vector<CK_OBJECT_HANDLE> sameId;
    std::vector<CK_OBJECT_HANDLE> otherId;
    for (const CK_OBJECT_HANDLE key : *privateKeys) {
        if (keyTypeOf(session, key) != part.keyType)
            continue;
        if (const auto shown = shownPart(session, key, part, *publicKeys)) {
            if (matches(*shown, part))
                return std::vector{key};
            continue;
        }
        (session.attribute(key, CKA_ID) == keyId ? sameId : otherId).push_back(key);
    }
    sameId.insert(sameId.end(), otherId.begin(), otherId.end());
    return sameId;
}

} // namespace yenile::pkcs11::helper
