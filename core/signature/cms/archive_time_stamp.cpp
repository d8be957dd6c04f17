// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/cms/archive_time_stamp.h"

#include "core/signature/cms/cms_parts.h"
#include "core/signature/cms/cms_revocation.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/crypto/openssl.h"

#include <openssl/cms.h>
#include <openssl/ts.h>

#include <map>

namespace yenile::signature {

namespace {

using openssl::Owned;
using Message = Owned<CMS_ContentInfo, CMS_ContentInfo_free>;

constexpr auto hashIndexId = "0.4.0.19122.1.5";

/// What the token says of itself.
struct ArchiveToken {
    QDateTime time;
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
        openssl::dateTime(TS_TST_INFO_get_time(info.get())),
        EVP_get_digestbyobj(digest),
        {reinterpret_cast<const char*>(ASN1_STRING_get0_data(index)), ASN1_STRING_length(index)}};
}

/// Certificates or revocation data, each by itself: they have no type.
std::vector<UnsignedValue> elementsOfPart(const SignedDataParts& signedData, unsigned char tag) {
    std::vector<UnsignedValue> elements;
    for (const DerElement& part : signedData.parts)
        if (part.tag == tag)
            for (const DerElement& element : elementsOf(part.content))
                elements.push_back({{}, element.bytes});
    return elements;
}

/// Those whose digests are in the list. Nothing if one that is in the list is missing.
std::optional<std::vector<UnsignedValue>>
listed(const DerElement& list, const std::vector<UnsignedValue>& all, const EVP_MD* algorithm) {
    std::map<QByteArray, UnsignedValue> byDigest;
    for (const UnsignedValue& each : all)
        byDigest.emplace(digestOf({each.type, each.value}, algorithm), each);
    std::vector<UnsignedValue> found;
    for (const DerElement& digest : elementsOf(list.content)) {
        const auto one = byDigest.find(digest.content.toByteArray());
        if (one == byDigest.end())
            return {};
        found.push_back(one->second);
    }
    return found;
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
bool readIndex(const QByteArray& hashIndex, const SignedDataParts& signedData, const DerElement& signerInfo,
               Archived& archived) {
    const auto whole = DerReader(hashIndex).next();
    const auto parts = whole ? elementsOf(whole->content) : std::vector<DerElement>();
    const EVP_MD* algorithm = parts.size() == 4 ? algorithmIn(parts[0]) : nullptr;
    if (algorithm == nullptr)
        return false;
    const auto certificates = listed(parts[1], elementsOfPart(signedData, certificatesTag), algorithm);
    const auto revocation = listed(parts[2], elementsOfPart(signedData, revocationTag), algorithm);
    const auto attributes = listed(parts[3], unsignedValuesIn(signerInfo), algorithm);
    if (!certificates || !revocation || !attributes)
        return false;
    archived.indexDigest = digestName(EVP_MD_get_type(algorithm));
    for (const UnsignedValue& each : *attributes)
        (void)addUnsignedValue(each.type, each.value, archived.indexed);
    for (const UnsignedValue& each : *certificates)
        if (auto certificate = Certificate::fromDer(each.value))
            archived.indexed.certificates.push_back(std::move(*certificate));
    for (const UnsignedValue& each : *revocation)
        addRevocationChoice(each.value, archived.indexed.revocation);
    return true;
}

} // namespace

std::optional<Archived> archivedBy(QByteArrayView der, QByteArrayView cms,
                                   const std::vector<QByteArrayView>& content) {
    const std::optional<ArchiveToken> token = read(der);
    ERR_clear_error();
    const std::optional<SignedDataParts> signedData = signedDataParts(cms);
    if (!token || token->digest == nullptr || !signedData)
        return {};
    const auto signers = elementsOf(signedData->parts.back().content);
    const auto contentType = DerReader(signedData->parts[2].content).next();
    if (signers.size() != 1 || !contentType)
        return {};
    Archived archived;
    archived.time = token->time;
    if (!readIndex(token->hashIndex, *signedData, signers.front(), archived))
        return {};
    archived.octets = contentType->bytes.toByteArray() + digestOf(content, token->digest);
    for (const DerElement& field : elementsOf(signers.front().content))
        if (field.tag != unsignedAttributesTag)
            archived.octets += field.bytes;
    archived.octets += token->hashIndex;
    ERR_clear_error();
    return archived;
}

} // namespace yenile::signature
