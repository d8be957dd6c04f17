// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/crypto/definite_length.h"

#include "core/signature/crypto/der_writer.h"

#include <openssl/asn1.h>

#include <optional>

namespace yenile::signature {

namespace {

constexpr int deepest = 64;
constexpr unsigned char constructedBit = 0x20;
constexpr unsigned char piecedOctets = 0x24; // an OCTET STRING made of others

/// Takes one value from the front of `rest`; nothing for what is no BER.
std::optional<QByteArray> next(QByteArrayView& rest, int depth);

std::optional<QByteArray> contentOf(QByteArrayView& rest, bool isIndefinite, int depth) {
    QByteArray content;
    while (!(isIndefinite ? rest.startsWith(QByteArrayView("\0\0", 2)) : rest.isEmpty())) {
        const std::optional<QByteArray> inner = next(rest, depth + 1);
        if (!inner)
            return {};
        content += *inner;
    }
    if (isIndefinite)
        rest = rest.sliced(2);
    return content;
}

/// The contents of primitive strings one after another.
std::optional<QByteArray> joined(QByteArrayView pieces) {
    QByteArray whole;
    while (!pieces.isEmpty()) {
        const auto* begin = reinterpret_cast<const unsigned char*>(pieces.data());
        const unsigned char* at = begin;
        long size = 0;
        int tag = 0;
        int tagClass = 0;
        if ((ASN1_get_object(&at, &size, &tag, &tagClass, pieces.size()) & 0xa1) != 0 ||
            tag != V_ASN1_OCTET_STRING)
            return {};
        whole += pieces.sliced(at - begin, size);
        pieces = pieces.sliced(at - begin + size);
    }
    return whole;
}

std::optional<QByteArray> next(QByteArrayView& rest, int depth) {
    const auto* begin = reinterpret_cast<const unsigned char*>(rest.data());
    const unsigned char* at = begin;
    long size = 0;
    int tag = 0;
    int tagClass = 0;
    const int kind = rest.isEmpty() ? 0x80 : ASN1_get_object(&at, &size, &tag, &tagClass, rest.size());
    const bool isIndefinite = (kind & 1) != 0;
    // With a tag of one byte alone; no CMS has others.
    if ((kind & 0x80) != 0 || depth > deepest || (*begin & 0x1f) == 0x1f)
        return {};
    const qsizetype header = at - begin;
    if ((*begin & constructedBit) == 0) {
        const QByteArray whole = rest.first(header + size).toByteArray();
        rest = rest.sliced(header + size);
        return whole;
    }
    QByteArrayView inside = isIndefinite ? rest.sliced(header) : rest.sliced(header, size);
    const std::optional<QByteArray> content = contentOf(inside, isIndefinite, depth);
    rest = isIndefinite ? inside : rest.sliced(header + size);
    if (!content || *begin != piecedOctets)
        return content ? std::optional(derElement(*begin, *content)) : std::nullopt;
    const std::optional<QByteArray> string = joined(*content);
    return string ? std::optional(derElement(piecedOctets & ~constructedBit, *string)) : std::nullopt;
}

} // namespace

QByteArray withDefiniteLengths(QByteArrayView ber) {
    constexpr char indefinite = '\x80';
    if (ber.size() < 2 || ber[1] != indefinite)
        return ber.toByteArray();
    QByteArrayView rest = ber;
    const std::optional<QByteArray> value = next(rest, 0);
    return value ? *value + rest.toByteArray() : ber.toByteArray();
}

} // namespace yenile::signature
