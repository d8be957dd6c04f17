// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/cms/usage_profile.h"

#include "core/signature/crypto/algorithms.h"
#include "core/signature/crypto/der_reader.h"
#include "core/signature/crypto/der_writer.h"
#include "core/signature/crypto/openssl.h"

#include <openssl/objects.h>

#include <algorithm>
#include <array>

namespace yenile::signature {

namespace {

/// Everybody signs one address for all three policies, and the hash of the guide that holds them.
constexpr auto guideAddress = "http://www.eimza.gov.tr/EimzaPolitikalari/216792161015070321.pdf";
constexpr auto guideHash = "ff39bd29463383f69b2052ac47439e06ce7c3b8646e888b6e5ae3e46ba08117a";

constexpr std::array table{
    UsageRules{UsageProfile::P1, "P1", "", "", Level::Basic, false, 0},
    UsageRules{UsageProfile::P2, "P2", "2.16.792.1.61.0.1.5070.3.1.1", guideAddress, Level::Time, false, 24},
    UsageRules{UsageProfile::P3, "P3", "2.16.792.1.61.0.1.5070.3.2.1", guideAddress, Level::LongTerm, false,
               24},
    UsageRules{UsageProfile::P4, "P4", "2.16.792.1.61.0.1.5070.3.3.1", guideAddress, Level::LongTerm, true,
               0},
};

constexpr unsigned char sequence = 0x30;
constexpr unsigned char objectTag = 0x06;
constexpr unsigned char octets = 0x04;
constexpr unsigned char ia5 = 0x16;

QByteArray objectDer(const QString& dotted) {
    const openssl::Owned<ASN1_OBJECT, ASN1_OBJECT_free> object(OBJ_txt2obj(dotted.toLatin1().constData(), 1));
    return openssl::der([&](unsigned char** out) { return i2d_ASN1_OBJECT(object.get(), out); });
}

QString dotted(const DerElement& element) {
    const unsigned char* at = openssl::data(element.bytes);
    const openssl::Owned<ASN1_OBJECT, ASN1_OBJECT_free> object(
        d2i_ASN1_OBJECT(nullptr, &at, static_cast<long>(element.bytes.size())));
    char text[128] = "";
    if (object)
        OBJ_obj2txt(text, sizeof text, object.get(), 1);
    return QString::fromLatin1(text);
}

const QString sha256 = QStringLiteral("2.16.840.1.101.3.4.2.1");
const QString addressQualifier = QStringLiteral("1.2.840.113549.1.9.16.5.1");

/// Both the hash and the qualifiers may be missing (EN 319 122-1, 5.2.9.1); false where this is no hash.
bool readHash(const DerElement& element, PolicyReference& reference) {
    DerReader parts(element.content);
    const auto algorithm = parts.next();
    const auto value = parts.next();
    const auto id = algorithm ? DerReader(algorithm->content).next() : std::nullopt;
    if (!id || id->tag != objectTag || !value || value->tag != octets)
        return false;
    reference.hash = value->content.toByteArray();
    reference.hashAlgorithm = digestName(OBJ_txt2nid(dotted(*id).toLatin1().constData()));
    return true;
}

/// The address among the qualifiers.
QString addressIn(const std::optional<DerElement>& qualifiers) {
    if (!qualifiers)
        return {};
    DerReader reader(qualifiers->content);
    while (const auto qualifier = reader.next()) {
        DerReader parts(qualifier->content);
        const auto id = parts.next();
        const auto value = parts.next();
        if (id && value && id->tag == objectTag && dotted(*id) == addressQualifier && value->tag == ia5)
            return QString::fromLatin1(value->content);
    }
    return {};
}

} // namespace

const UsageRules& rulesOf(UsageProfile profile) {
    return *std::ranges::find(table, profile, &UsageRules::profile);
}

std::optional<UsageProfile> profileNamed(const QString& name) {
    for (const UsageRules& rules : table)
        if (name == QLatin1String(rules.name))
            return rules.profile;
    return {};
}

std::optional<UsageProfile> profileOfPolicy(const QString& objectIdentifier) {
    for (const UsageRules& rules : table)
        if (!objectIdentifier.isEmpty() && objectIdentifier == QLatin1String(rules.policy))
            return rules.profile;
    return {};
}

bool isStampedWhole(UsageProfile profile) {
    return profile != UsageProfile::P1;
}

PolicyReference policyOf(UsageProfile profile) {
    const UsageRules& rules = rulesOf(profile);
    return {QString::fromLatin1(rules.policy), QByteArray::fromHex(guideHash),
            QString::fromLatin1(rules.address)};
}

bool isHashRight(const PolicyReference& reference) {
    return reference.hashAlgorithm == u"SHA-256" && reference.hash == QByteArray::fromHex(guideHash);
}

QByteArray toDer(const PolicyReference& reference) {
    const QByteArray hash =
        derElement(sequence, derElement(sequence, objectDer(sha256)) + derElement(octets, reference.hash));
    const QByteArray qualifier =
        derElement(sequence, objectDer(addressQualifier) + derElement(ia5, reference.address.toLatin1()));
    return derElement(sequence,
                      objectDer(reference.objectIdentifier) + hash +
                          (reference.address.isEmpty() ? QByteArray() : derElement(sequence, qualifier)));
}

std::optional<PolicyReference> policyReferenceFrom(QByteArrayView der) {
    const auto whole = DerReader(der).next();
    if (!whole || whole->tag != sequence)
        return {};
    DerReader reader(whole->content);
    const auto id = reader.next();
    if (!id || id->tag != objectTag)
        return {};
    PolicyReference reference{dotted(*id), {}, {}};
    for (auto part = reader.next(); part; part = reader.next())
        if (part->tag != sequence)
            return {};
        else if (!readHash(*part, reference))
            reference.address = addressIn(part);
    return reference;
}

} // namespace yenile::signature
