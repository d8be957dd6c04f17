#include "pkcs11/helper/key_table.h"

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

CK_KEY_TYPE keyTypeFrom(const std::optional<QByteArray>& bytes) {
    CK_KEY_TYPE type = CK_UNAVAILABLE_INFORMATION;
    if (bytes && bytes->size() == sizeof type)
        std::memcpy(&type, bytes->constData(), sizeof type);
    return type;
}

bool isTrue(const std::optional<QByteArray>& bytes, bool otherwise) {
    return bytes && bytes->size() == 1 ? bytes->at(0) != CK_FALSE : otherwise;
}

} // namespace

Result<KeyTable> KeyTable::read(const Session& session, bool seesAll) {
    auto privateKeys = keysOf(session, CKO_PRIVATE_KEY);
    if (!privateKeys)
        return failure(privateKeys);
    auto publicKeys = keysOf(session, CKO_PUBLIC_KEY);
    if (!publicKeys)
        return failure(publicKeys);
    KeyTable table;
    table.m_private = std::move(*privateKeys);
    table.m_public = std::move(*publicKeys);
    // Who shows one key that wants a login shows them all; a key that wants none says nothing of the others.
    table.m_seesAll = seesAll || std::ranges::any_of(table.m_private, &Key::isPrivate);
    return table;
}

Result<std::vector<KeyTable::Key>> KeyTable::keysOf(const Session& session, CK_OBJECT_CLASS objectClass) {
    const auto objects = session.objects(objectClass);
    if (!objects)
        return failure(objects);
    std::vector<Key> keys;
    for (const CK_OBJECT_HANDLE object : *objects) {
        const auto shown = session.attributes(object, {CKA_KEY_TYPE, CKA_ID, CKA_PRIVATE});
        Key key{object, keyTypeFrom(shown[0]), shown[1].value_or(QByteArray()), {}, isTrue(shown[2], true)};
        if (key.type == CKK_RSA || key.type == CKK_EC)
            key.publicPart = session.attribute(object, key.type == CKK_RSA ? CKA_MODULUS : CKA_EC_POINT)
                                 .value_or(QByteArray());
        keys.push_back(std::move(key));
    }
    return keys;
}

/// What can be seen of a private key's public part: on the key itself, or on the one public key that has its
/// CKA_ID.
QByteArray KeyTable::shownPart(const Key& key) const {
    if (!key.publicPart.isEmpty() || key.id.isEmpty())
        return key.publicPart;
    const auto isSibling = [&](const Key& other) { return other.id == key.id; };
    return std::ranges::count_if(m_public, isSibling) == 1
               ? std::ranges::find_if(m_public, isSibling)->publicPart
               : QByteArray();
}

std::vector<CK_OBJECT_HANDLE> KeyTable::privateKeysFor(X509* certificate, const QByteArray& keyId) const {
    const PublicPart part = publicPartOf(certificate);
    std::vector<CK_OBJECT_HANDLE> sameId;
    std::vector<CK_OBJECT_HANDLE> otherId;
    for (const Key& key : m_private) {
        if (key.type != part.keyType)
            continue;
        if (const QByteArray shown = shownPart(key); !shown.isEmpty()) {
            if (matches(shown, part))
                return {key.handle};
            continue;
        }
        (key.id == keyId ? sameId : otherId).push_back(key.handle);
    }
    sameId.insert(sameId.end(), otherId.begin(), otherId.end());
    return sameId;
}

KeyPresence KeyTable::presenceOf(X509* certificate, const QByteArray& keyId) const {
    if (!privateKeysFor(certificate, keyId).empty())
        return KeyPresence::Seen;
    if (m_seesAll)
        return KeyPresence::Missing;
    const PublicPart part = publicPartOf(certificate);
    const bool hasPublicKey = std::ranges::any_of(m_public, [&](const Key& key) {
        return key.type == part.keyType &&
               (key.publicPart.isEmpty() ? key.id == keyId : matches(key.publicPart, part));
    });
    return hasPublicKey ? KeyPresence::Seen : KeyPresence::Hidden;
}

} // namespace yenile::pkcs11::helper
