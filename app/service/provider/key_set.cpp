// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/provider/key_set.h"

#include "core/signature/crypto/algorithms.h"
#include "core/signature/crypto/der_writer.h"

#include <openssl/x509.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace yenile::registration {

using signature::derElement;

namespace {

const QString rsa = QStringLiteral("RS256");
const QString ecdsa = QStringLiteral("ES256");

constexpr unsigned char sequence = 0x30;
constexpr qsizetype coordinateSize = 32; // of P-256
constexpr qsizetype leastModulus = 2048 / 8;

/// Big-endian, without the zeros that it may begin with.
QByteArrayView shortened(QByteArrayView number) {
    while (number.size() > 1 && number.front() == 0)
        number = number.sliced(1);
    return number;
}

/// INTEGER of an unsigned number, big-endian.
QByteArray derUnsigned(QByteArrayView padded) {
    const QByteArrayView number = shortened(padded);
    const bool looksNegative = number.isEmpty() || (static_cast<unsigned char>(number.front()) & 0x80) != 0;
    return derElement(0x02, QByteArray(looksNegative ? 1 : 0, '\0') + number.toByteArray());
}

/// SubjectPublicKeyInfo (RFC 5280, 4.1); the algorithm as DER in hexadecimal.
QByteArray subjectPublicKey(const char* algorithm, const QByteArray& key) {
    return derElement(sequence, QByteArray::fromHex(algorithm) + derElement(0x03, '\0' + key));
}

QByteArray member(const QJsonObject& json, QLatin1String name) {
    return fromBase64Url(json.value(name).toString().toLatin1()).value_or(QByteArray());
}

/// rsaEncryption (RFC 3279, 2.3.1)
QByteArray rsaKey(const QJsonObject& json) {
    const QByteArray modulus = member(json, QLatin1String("n"));
    if (shortened(modulus).size() < leastModulus)
        return {};
    return subjectPublicKey(
        "300d06092a864886f70d0101010500",
        derElement(sequence, derUnsigned(modulus) + derUnsigned(member(json, QLatin1String("e")))));
}

/// id-ecPublicKey on prime256v1 (RFC 5480, 2.1.1)
QByteArray ecKey(const QJsonObject& json) {
    const QByteArray x = member(json, QLatin1String("x"));
    const QByteArray y = member(json, QLatin1String("y"));
    if (json.value(u"crv").toString() != u"P-256" || x.size() != coordinateSize || y.size() != coordinateSize)
        return {};
    return subjectPublicKey("301306072a8648ce3d020106082a8648ce3d030107", '\x04' + x + y);
}

/// As OpenSSL wants it: JWS has both numbers of ECDSA one after the other (RFC 7518, 3.4).
QByteArray signatureOf(const Jwt& token) {
    if (token.algorithm != ecdsa)
        return token.signature;
    if (token.signature.size() != 2 * coordinateSize)
        return {};
    const QByteArrayView both = token.signature;
    return derElement(sequence,
                      derUnsigned(both.first(coordinateSize)) + derUnsigned(both.last(coordinateSize)));
}

signature::openssl::PrivateKey opened(const QByteArray& publicKey) {
    const unsigned char* at = signature::openssl::data(publicKey);
    return signature::openssl::PrivateKey(d2i_PUBKEY(nullptr, &at, publicKey.size()));
}

} // namespace

std::optional<KeySet::Key> KeySet::readKey(const QJsonObject& json) {
    const QString kind = json.value(u"kty").toString();
    Key key{json.value(u"kid").toString(), kind == u"RSA" ? rsa : ecdsa, {}};
    if (kind == u"RSA")
        key.publicKey = rsaKey(json);
    else if (kind == u"EC")
        key.publicKey = ecKey(json);
    const bool isForSignatures = json.value(u"use").toString(QStringLiteral("sig")) == u"sig" &&
                                 json.value(u"alg").toString(key.algorithm) == key.algorithm;
    if (!isForSignatures || key.publicKey.isEmpty() || !opened(key.publicKey))
        return std::nullopt;
    return key;
}

KeySet KeySet::read(const QByteArray& json) {
    KeySet set;
    for (const QJsonValue& value : QJsonDocument::fromJson(json).object().value(u"keys").toArray())
        if (const auto key = readKey(value.toObject()))
            set.m_keys.push_back(*key);
    return set;
}

bool KeySet::canHaveSigned(const Key& key, const Jwt& token) {
    return key.algorithm == token.algorithm && (token.keyId.isEmpty() || token.keyId == key.id);
}

bool KeySet::hasKeyFor(const Jwt& token) const {
    return std::ranges::any_of(m_keys, [&](const Key& key) { return canHaveSigned(key, token); });
}

bool KeySet::vouchesFor(const Jwt& token) const {
    using namespace signature;
    const SignatureAlgorithm algorithm{token.algorithm == ecdsa ? SignatureScheme::Ecdsa
                                                                : SignatureScheme::RsaPkcs1,
                                       DigestAlgorithm::Sha256};
    const QByteArray digest = digestOf({token.signedPart}, DigestAlgorithm::Sha256);
    return std::ranges::any_of(m_keys, [&](const Key& key) {
        return canHaveSigned(key, token) &&
               isSignedBy(opened(key.publicKey).get(), signatureOf(token), digest, algorithm);
    });
}

} // namespace yenile::registration
