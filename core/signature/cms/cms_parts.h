// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/crypto/der_reader.h"

#include <vector>

namespace yenile::signature {

/// The elements of a SignedData (RFC 5652, 5.1) in their order.
struct SignedDataParts {
    DerElement contentType;
    std::vector<DerElement> parts; ///< version, digestAlgorithms, encapContentInfo, [0], [1], signerInfos
};

constexpr unsigned char certificatesTag = 0xa0;       ///< [0] among the parts
constexpr unsigned char revocationTag = 0xa1;         ///< [1] among the parts
constexpr unsigned char otherFormatTag = 0xa1;        ///< [1] among the revocation data
constexpr unsigned char unsignedAttributesTag = 0xa1; ///< [1] in a SignerInfo
constexpr unsigned char derSequence = 0x30;

/// RFC 5940: id-ri-ocsp-response, with tag and length.
inline constexpr QByteArrayView ocspResponseFormat("\x06\x08\x2b\x06\x01\x05\x05\x07\x10\x02", 10);

/// Nothing if it is not DER. The CMS must outlive what was read.
std::optional<SignedDataParts> signedDataParts(const QByteArray&& cms) = delete;
inline std::optional<SignedDataParts> signedDataParts(QByteArrayView cms) {
    const auto contentInfo = DerReader(cms).next();
    if (!contentInfo)
        return {};
    DerReader outer(contentInfo->content);
    const auto contentType = outer.next();
    const auto wrapped = outer.next();
    const auto signedData = wrapped ? DerReader(wrapped->content).next() : std::nullopt;
    if (!signedData)
        return {};
    SignedDataParts result{*contentType, {}};
    DerReader reader(signedData->content);
    while (const auto part = reader.next())
        result.parts.push_back(*part);
    if (result.parts.size() < 4)
        return {};
    return result;
}

/// The elements in the content of a SEQUENCE or SET, up to the first that is not DER.
inline std::vector<DerElement> elementsOf(QByteArrayView content) {
    std::vector<DerElement> elements;
    DerReader reader(content);
    while (const auto element = reader.next())
        elements.push_back(*element);
    return elements;
}

/// One value of an unsigned attribute, both with tag and length.
struct UnsignedValue {
    QByteArrayView type;
    QByteArrayView value;
};

/// Those of one SignerInfo.
inline std::vector<UnsignedValue> unsignedValuesIn(const DerElement& signerInfo) {
    std::vector<UnsignedValue> values;
    for (const DerElement& field : elementsOf(signerInfo.content))
        if (field.tag == unsignedAttributesTag)
            for (const DerElement& attribute : elementsOf(field.content))
                if (const auto parts = elementsOf(attribute.content); parts.size() == 2)
                    for (const DerElement& value : elementsOf(parts[1].content))
                        values.push_back({parts[0].bytes, value.bytes});
    return values;
}

} // namespace yenile::signature
