// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/cms/cms_revocation.h"

#include "core/signature/cms/cms_parts.h"
#include "core/signature/crypto/der_writer.h"

namespace yenile::signature {

namespace {

// id-pkix-ocsp-basic, with tag and length.
constexpr QByteArrayView basicResponseType("\x06\x09\x2b\x06\x01\x05\x05\x07\x30\x01\x01", 11);

} // namespace

QByteArray ocspResponseWith(QByteArrayView basicResponse) {
    const QByteArray typed =
        derElement(derSequence, basicResponseType.toByteArray() + derElement(0x04, basicResponse));
    return derElement(derSequence, QByteArray("\x0a\x01\x00", 3) + derElement(certificatesTag, typed));
}

std::vector<Certificate> certificatesIn(QByteArrayView cms) {
    std::vector<Certificate> certificates;
    const std::optional<SignedDataParts> signedData = signedDataParts(cms);
    for (const DerElement& part : signedData ? signedData->parts : std::vector<DerElement>()) {
        DerReader reader(part.tag == certificatesTag ? part.content : QByteArrayView());
        while (const auto element = reader.next())
            if (auto certificate = Certificate::fromDer(element->bytes))
                certificates.push_back(std::move(*certificate));
    }
    return certificates;
}

RevocationData revocationDataIn(QByteArrayView cms) {
    RevocationData data;
    const std::optional<SignedDataParts> signedData = signedDataParts(cms);
    if (!signedData)
        return data;
    for (const DerElement& part : signedData->parts) {
        if (part.tag != revocationTag)
            continue;
        DerReader reader(part.content);
        while (const auto choice = reader.next()) {
            if (choice->tag == derSequence)
                data.crls.push_back(choice->bytes.toByteArray());
            else if (choice->tag == otherFormatTag && choice->content.startsWith(ocspResponseFormat))
                data.ocspResponses.push_back(choice->content.sliced(ocspResponseFormat.size()).toByteArray());
            else if (choice->tag == otherFormatTag && choice->content.startsWith(basicResponseType))
                data.ocspResponses.push_back(
                    ocspResponseWith(choice->content.sliced(basicResponseType.size())));
        }
    }
    return data;
}

} // namespace yenile::signature
