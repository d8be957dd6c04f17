// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/cms/archive_time_stamp.h"

#include "core/signature/cms/cms_parts.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/crypto/openssl.h"

#include <openssl/cms.h>
#include <openssl/ts.h>

#include <algorithm>

namespace yenile::signature {

namespace {

using openssl::Owned;
using Message = Owned<CMS_ContentInfo, CMS_ContentInfo_free>;
using Digests = std::vector<QByteArray>;

constexpr auto hashIndexId = "0.4.0.19122.1.5";
constexpr unsigned char unsignedAttributesTag = 0xa1;

/// What the token says of itself.
struct ArchiveToken {
    const EVP_MD* digest = nullptr;
    QByteArray hashIndex;
};

std::optional<ArchiveToken> read(QByteArrayView der) {
    const unsigned char* at = openssl::data(der);
    const Message message(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
    const STACK_OF(CMS_SignerInfo)* signers = message ? CMS_get0_SignerInfos(message.get()) : nullptr;
    ASN1_OCTET_STRING** content = message ? CMS_get0_content(message.get()) : nullptr;
    if (sk_CMS_SignerInfo_num(signers) != 1 || content == nullptr || *content == nullptr)
        return {};
    at = ASN1_STRING_get0_data(*content);
    const Owned<TS_TST_INFO, TS_TST_INFO_free> info(
        d2i_TS_TST_INFO(nullptr, &at, ASN1_STRING_length(*content)));
    const Owned<ASN1_OBJECT, ASN1_OBJECT_free> id(OBJ_txt2obj(hashIndexId, 1));
    const auto* index = static_cast<const ASN1_STRING*>(
        CMS_unsigned_get0_data_by_OBJ(sk_CMS_SignerInfo_value(signers, 0), id.get(), -1, V_ASN1_SEQUENCE));
    if (!info || index == nullptr)
        return {};
    const ASN1_OBJECT* digest = nullptr;
    X509_ALGOR_get0(&digest, nullptr, nullptr,
                    TS_MSG_IMPRINT_get_algo(TS_TST_INFO_get_msg_imprint(info.get())));
    return ArchiveToken{
        EVP_get_digestbyobj(digest),
        {reinterpret_cast<const char*>(ASN1_STRING_get0_data(index)), ASN1_STRING_length(index)}};
}

std::vector<DerElement> elementsOf(QByteArrayView content) {
    std::vector<DerElement> elements;
    DerReader reader(content);
    while (const auto element = reader.next())
        elements.push_back(*element);
    return elements;
}

/// Digests of certificates or revocation data, each by itself.
Digests digestsOfPart(const SignedDataParts& signedData, unsigned char tag, const EVP_MD* algorithm) {
    Digests digests;
    for (const DerElement& part : signedData.parts)
        if (part.tag == tag)
            for (const DerElement& element : elementsOf(part.content))
                digests.push_back(digestOf({element.bytes}, algorithm));
    return digests;
}

/// Each value with its attribute's type.
Digests digestsOfAttributes(const std::vector<DerElement>& signerInfo, const EVP_MD* algorithm) {
    Digests digests;
    for (const DerElement& field : signerInfo)
        if (field.tag == unsignedAttributesTag)
            for (const DerElement& attribute : elementsOf(field.content))
                if (const auto parts = elementsOf(attribute.content); parts.size() == 2)
                    for (const DerElement& value : elementsOf(parts[1].content))
                        digests.push_back(digestOf({parts[0].bytes, value.bytes}, algorithm));
    return digests;
}

bool areAll(const DerElement& wanted, const Digests& there) {
    return std::ranges::all_of(elementsOf(wanted.content), [&](const DerElement& digest) {
        return std::ranges::any_of(there, [&](const QByteArray& each) { return each == digest.content; });
    });
}

const EVP_MD* algorithmIn(const DerElement& identifier) {
    const unsigned char* at = openssl::data(identifier.bytes);
    const Owned<X509_ALGOR, X509_ALGOR_free> parsed(
        d2i_X509_ALGOR(nullptr, &at, static_cast<long>(identifier.bytes.size())));
    const ASN1_OBJECT* id = nullptr;
    if (parsed)
        X509_ALGOR_get0(&id, nullptr, nullptr, parsed.get());
    return parsed ? EVP_get_digestbyobj(id) : nullptr;
}

/// ATSHashIndexV3: an algorithm, and with it digests of certificates, revocation data, unsigned attributes.
bool isIndexOf(const QByteArray& hashIndex, const SignedDataParts& signedData,
               const std::vector<DerElement>& signerInfo) {
    const auto whole = DerReader(hashIndex).next();
    const auto parts = whole ? elementsOf(whole->content) : std::vector<DerElement>();
    const EVP_MD* algorithm = parts.size() == 4 ? algorithmIn(parts[0]) : nullptr;
    return algorithm != nullptr && areAll(parts[1], digestsOfPart(signedData, certificatesTag, algorithm)) &&
           areAll(parts[2], digestsOfPart(signedData, revocationTag, algorithm)) &&
           areAll(parts[3], digestsOfAttributes(signerInfo, algorithm));
}

} // namespace

std::optional<QByteArray> archivedOctets(QByteArrayView cms, const std::vector<QByteArrayView>& content,
                                         QByteArrayView der) {
    const std::optional<ArchiveToken> token = read(der);
    ERR_clear_error();
    const std::optional<SignedDataParts> signedData = signedDataParts(cms);
    if (!token || token->digest == nullptr || !signedData)
        return {};
    const auto signers = elementsOf(signedData->parts.back().content);
    const auto contentType = DerReader(signedData->parts[2].content).next();
    if (signers.size() != 1 || !contentType)
        return {};
    const auto signerInfo = elementsOf(signers.front().content);
    if (!isIndexOf(token->hashIndex, *signedData, signerInfo))
        return {};
    QByteArray octets = contentType->bytes.toByteArray() + digestOf(content, token->digest);
    for (const DerElement& field : signerInfo)
        if (field.tag != unsignedAttributesTag)
            octets += field.bytes;
    return octets + token->hashIndex;
}

} // namespace yenile::signature
