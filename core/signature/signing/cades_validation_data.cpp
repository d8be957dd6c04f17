// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/cms/cms_parts.h"
#include "core/signature/crypto/der_writer.h"
#include "core/signature/signing/cades.h"

namespace yenile::signature {

namespace {

std::vector<QByteArray> elementsOf(const SignedDataParts& signedData, unsigned char tag) {
    std::vector<QByteArray> elements;
    for (const DerElement& part : signedData.parts) {
        if (part.tag != tag)
            continue;
        DerReader reader(part.content);
        while (const auto element = reader.next())
            elements.push_back(element->bytes.toByteArray());
    }
    return elements;
}

} // namespace

// By hand: OpenSSL has no way to put OCSP responses into a CMS.
Result<QByteArray> withValidationData(const QByteArray& cms, const std::vector<Certificate>& certificates,
                                      const RevocationData& revocation) {
    const std::optional<SignedDataParts> signedData = signedDataParts(cms);
    if (!signedData)
        return fail(ErrorCode::SignatureInvalid, {}, QStringLiteral("no DER"));
    std::vector<QByteArray> allCertificates = elementsOf(*signedData, certificatesTag);
    for (const Certificate& certificate : certificates)
        allCertificates.push_back(certificate.der());
    std::vector<QByteArray> allRevocation = elementsOf(*signedData, revocationTag);
    for (const QByteArray& crl : revocation.crls)
        allRevocation.push_back(crl);
    for (const QByteArray& response : revocation.ocspResponses)
        allRevocation.push_back(derElement(otherFormatTag, ocspResponseFormat.toByteArray() + response));
    const bool hasOther = std::ranges::any_of(allRevocation, [](const QByteArray& element) {
        return static_cast<unsigned char>(element.front()) == otherFormatTag;
    });

    // RFC 5652, 5.1: version 5 where there is another format than CRLs.
    QByteArray content = hasOther ? QByteArray("\x02\x01\x05", 3) : signedData->parts[0].bytes.toByteArray();
    content += signedData->parts[1].bytes;
    content += signedData->parts[2].bytes;
    content += derElement(certificatesTag, derSetContent(std::move(allCertificates)));
    if (!allRevocation.empty())
        content += derElement(revocationTag, derSetContent(std::move(allRevocation)));
    content += signedData->parts.back().bytes;
    return derElement(derSequence, signedData->contentType.bytes.toByteArray() +
                                       derElement(certificatesTag, derElement(derSequence, content)));
}

} // namespace yenile::signature
