// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/name_key.h"

#include "core/signature/crypto/der_reader.h"

#include <array>

namespace yenile::signature {

namespace {

constexpr unsigned char sequence = 0x30;
constexpr unsigned char set = 0x31;
constexpr unsigned char explicitVersion = 0xA0;

/// Bytes of a character in a string of that kind.
qsizetype widthOf(unsigned char tag) {
    return tag == V_ASN1_BMPSTRING ? 2 : tag == V_ASN1_UNIVERSALSTRING ? 4 : 1;
}

/// FNV-1a over what all encodings of a text share: its letters and digits of ASCII, all of them small.
quint64 keyOfText(const DerElement& text) {
    quint64 key = 0xcbf29ce484222325;
    const qsizetype width = widthOf(text.tag);
    for (qsizetype at = 0; at + width <= text.content.size(); at += width) {
        quint32 character = 0;
        for (const char byte : text.content.sliced(at, width))
            character = character << 8 | static_cast<unsigned char>(byte);
        if (character >= 'A' && character <= 'Z')
            character += 'a' - 'A';
        if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9'))
            key = (key ^ character) * 0x100000001b3;
    }
    return key;
}

/// The sum, for the order in a set may be another one.
std::optional<quint64> keyOf(const std::optional<DerElement>& name) {
    if (!name || name->tag != sequence)
        return {};
    quint64 key = 0;
    DerReader relative(name->content);
    while (const auto attributes = relative.next()) {
        DerReader each(attributes->content);
        while (const auto attribute = each.next()) {
            DerReader parts(attribute->content);
            const auto type = parts.next();
            const auto value = parts.next();
            if (attributes->tag != set || !type || !value)
                return {};
            key += keyOfText(*value);
        }
    }
    return key;
}

/// The next element, where it is of that kind.
std::optional<DerElement> take(DerReader& reader, unsigned char tag) {
    auto element = reader.next();
    return element && element->tag == tag ? element : std::nullopt;
}

} // namespace

std::optional<NameKeys> nameKeysOf(QByteArrayView certificate) {
    DerReader outside(certificate);
    const auto whole = take(outside, sequence);
    if (!whole || whole->bytes.size() != certificate.size())
        return {};
    DerReader parts(whole->content);
    const auto signedPart = take(parts, sequence);
    if (!signedPart || !take(parts, sequence) || !take(parts, V_ASN1_BIT_STRING))
        return {};
    DerReader fields(signedPart->content);
    auto serialNumber = fields.next();
    if (serialNumber && serialNumber->tag == explicitVersion)
        serialNumber = fields.next();
    if (!serialNumber || serialNumber->tag != V_ASN1_INTEGER || !take(fields, sequence))
        return {};
    const auto issuer = keyOf(fields.next());
    const auto validity = take(fields, sequence);
    const auto subject = keyOf(fields.next());
    if (!issuer || !validity || !subject || !take(fields, sequence)) // the last is the key
        return {};
    return NameKeys{*issuer, *subject};
}

} // namespace yenile::signature
