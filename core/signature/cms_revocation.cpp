#include "core/signature/cms_revocation.h"

#include "core/signature/cms_parts.h"

namespace yenile::signature {

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
        }
    }
    return data;
}

} // namespace yenile::signature
