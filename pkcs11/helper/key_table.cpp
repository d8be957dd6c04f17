// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/helper/key_table.h"

#include <algorithm>
#include <cstring>

namespace yenile::pkcs11::helper {

namespace {

QByteArray withoutLeadingZeros(const QByteArray& number) {
    const auto first = std::ranges::find_if(number, [](char byte) { return byte != '\0'; });
    return number.mid(first - number.begin());
}

/// CKA_EC_POINT is an OCTET STRING in DER, in some drivers the bare point: both end with the point.
bool matches(const QByteArray& shown, const CertificateKey& wanted) {
    return wanted.type == CKK_EC ? shown.endsWith(wanted.publicPart)
                                 : withoutLeadingZeros(shown) == wanted.publicPart;
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

Result<KeyTable> KeyTable::read(const DriverSession& session, bool seesAll) {
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

Result<std::vector<KeyTable::Key>> KeyTable::keysOf(const DriverSession& session,
                                                    CK_OBJECT_CLASS objectClass) {
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

std::vector<CK_OBJECT_HANDLE> KeyTable::privateKeysFor(const CertificateKey& wanted,
                                                       const QByteArray& keyId) const {
    std::vector<CK_OBJECT_HANDLE> sameId;
    std::vector<CK_OBJECT_HANDLE> otherId;
    for (const Key& key : m_private) {
        if (key.type != wanted.type)
            continue;
        if (const QByteArray shown = shownPart(key); !shown.isEmpty()) {
            if (matches(shown, wanted))
                return {key.handle};
            continue;
        }
        (key.id == keyId ? sameId : otherId).push_back(key.handle);
    }
    sameId.insert(sameId.end(), otherId.begin(), otherId.end());
    return sameId;
}

bool KeyTable::shows(const CertificateKey& wanted) const {
    const auto isIt = [&](const Key& key) {
        return key.type == wanted.type && !key.publicPart.isEmpty() && matches(key.publicPart, wanted);
    };
    return std::ranges::any_of(m_public, isIt) || std::ranges::any_of(m_private, isIt);
}

KeyPresence KeyTable::presenceOf(const CertificateKey& wanted, const QByteArray& keyId) const {
    if (!privateKeysFor(wanted, keyId).empty())
        return KeyPresence::Seen;
    if (m_seesAll)
        return KeyPresence::Missing;
    const bool hasPublicKey = std::ranges::any_of(m_public, [&](const Key& key) {
        return key.type == wanted.type &&
               (key.publicPart.isEmpty() ? key.id == keyId : matches(key.publicPart, wanted));
    });
    return hasPublicKey ? KeyPresence::Seen : KeyPresence::Hidden;
}

} // namespace yenile::pkcs11::helper
