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

QByteArrayView basicResponseIn(QByteArrayView ocspResponse) {
    std::optional<DerElement> last = DerReader(ocspResponse).next();
    for (int depth = 0; depth < 3 && last; ++depth) { // status and [0], its sequence, type and octets
        const auto parts = elementsOf(last->content);
        last = parts.empty() ? std::nullopt : std::optional(parts.back());
    }
    return last ? last->content : QByteArrayView();
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

void addRevocationChoice(QByteArrayView der, RevocationData& data) {
    const auto choice = DerReader(der).next();
    if (!choice)
        return;
    if (choice->tag == derSequence)
        data.crls.push_back(choice->bytes.toByteArray());
    else if (choice->tag == otherFormatTag && choice->content.startsWith(ocspResponseFormat))
        data.ocspResponses.push_back(choice->content.sliced(ocspResponseFormat.size()).toByteArray());
    else if (choice->tag == otherFormatTag && choice->content.startsWith(basicResponseType))
        data.ocspResponses.push_back(ocspResponseWith(choice->content.sliced(basicResponseType.size())));
}

RevocationData revocationDataIn(QByteArrayView cms) {
    RevocationData data;
    const std::optional<SignedDataParts> signedData = signedDataParts(cms);
    for (const DerElement& part : signedData ? signedData->parts : std::vector<DerElement>())
        if (part.tag == revocationTag)
            for (const DerElement& choice : elementsOf(part.content))
                addRevocationChoice(choice.bytes, data);
    return data;
}

} // namespace yenile::signature
