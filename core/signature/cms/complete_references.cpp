// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/cms/complete_references.h"

#include "core/signature/certificates/algorithm_policy.h"
#include "core/signature/cms/cms_parts.h"
#include "core/signature/cms/cms_revocation.h"
#include "core/signature/crypto/algorithms.h"

#include <openssl/cms.h>

#include <algorithm>
#include <array>

namespace yenile::signature {

namespace {

using Digests = std::set<std::pair<QString, QByteArray>>;

constexpr unsigned char octetsTag = 0x04;
constexpr unsigned char listsTag = 0xa0;   // [0] of CrlOcspRef
constexpr unsigned char answersTag = 0xa1; // [1]

/// The contents of all attributes of that type, one after the other: type and values, without the sequence
/// around them.
QByteArray contentsOf(const CMS_SignerInfo* signerInfo, int type) {
    QByteArray contents;
    for (int at = -1; (at = CMS_unsigned_get_attr_by_NID(signerInfo, type, at)) >= 0;) {
        X509_ATTRIBUTE* attribute = CMS_unsigned_get_attr(signerInfo, at);
        const QByteArray der =
            openssl::der([&](unsigned char** out) { return i2d_X509_ATTRIBUTE(attribute, out); });
        if (const auto element = DerReader(der).next())
            contents += element->content;
    }
    return contents;
}

/// OtherHash: that of SHA-1 alone, or with its algorithm.
void addHash(const DerElement& hash, Digests& digests) {
    if (hash.tag == octetsTag) {
        digests.emplace(digestName(NID_sha1), hash.content.toByteArray());
        return;
    }
    const auto parts = elementsOf(hash.content);
    const auto algorithm = parts.size() == 2 ? DerReader(parts[0].content).next() : std::nullopt;
    if (!algorithm)
        return;
    const unsigned char* at = openssl::data(algorithm->bytes);
    const openssl::Owned<ASN1_OBJECT, ASN1_OBJECT_free> id(
        d2i_ASN1_OBJECT(nullptr, &at, static_cast<long>(algorithm->bytes.size())));
    if (id)
        digests.emplace(digestName(OBJ_obj2nid(id.get())), parts[1].content.toByteArray());
}

/// OtherCertID begins with the hash.
void addCertificates(QByteArrayView references, Digests& digests) {
    for (const DerElement& reference : elementsOf(references))
        if (const auto hash = DerReader(reference.content).next())
            addHash(*hash, digests);
}

/// CrlOcspRef: CrlValidatedID begins with the hash, OcspResponsesID ends with it.
void addRevocation(QByteArrayView references, Digests& digests) {
    for (const DerElement& reference : elementsOf(references))
        for (const DerElement& kind : elementsOf(reference.content))
            for (const DerElement& list : elementsOf(kind.content))
                for (const DerElement& ids : elementsOf(list.content))
                    for (const DerElement& id : elementsOf(ids.content))
                        if (const auto parts = elementsOf(id.content); kind.tag == listsTag && !parts.empty())
                            addHash(parts.front(), digests);
                        else if (kind.tag == answersTag && parts.size() == 2)
                            addHash(parts.back(), digests);
}

QByteArray firstValue(const CMS_SignerInfo* signerInfo, int type) {
    const auto* value = static_cast<const ASN1_STRING*>(CMS_unsigned_get0_data_by_OBJ(
        const_cast<CMS_SignerInfo*>(signerInfo), OBJ_nid2obj(type), -3, V_ASN1_SEQUENCE));
    return value == nullptr ? QByteArray()
                            : QByteArray(reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)),
                                         ASN1_STRING_length(value));
}

} // namespace

UnsignedParts CompleteReferences::namedAmong(const std::vector<Certificate>& certificates,
                                             const RevocationData& revocation, const AlgorithmPolicy& policy,
                                             const QDateTime& time) const {
    const auto isNamed = [&](QByteArrayView der) {
        constexpr std::array all{DigestAlgorithm::Sha256, DigestAlgorithm::Sha384, DigestAlgorithm::Sha512};
        return std::ranges::any_of(all, [&](DigestAlgorithm algorithm) {
            const QString name = digestName(algorithm);
            return !checkDigest(name, policy, time) && digests.contains({name, digestOf({der}, algorithm)});
        });
    };
    UnsignedParts named;
    std::ranges::copy_if(certificates, std::back_inserter(named.certificates),
                         [&](const Certificate& each) { return isNamed(each.der()); });
    std::ranges::copy_if(revocation.crls, std::back_inserter(named.revocation.crls), isNamed);
    // Some refer to the response as it was sent, others to what is signed in it.
    std::ranges::copy_if(
        revocation.ocspResponses, std::back_inserter(named.revocation.ocspResponses),
        [&](const QByteArray& response) { return isNamed(response) || isNamed(basicResponseIn(response)); });
    return named;
}

CompleteReferences completeReferences(const CMS_SignerInfo* signerInfo) {
    CompleteReferences references;
    const auto contentOf = [&](const QByteArray& der) {
        const auto sequence = DerReader(der).next();
        return sequence ? sequence->content : QByteArrayView();
    };
    const QByteArray certificates = firstValue(signerInfo, NID_id_smime_aa_ets_CertificateRefs);
    const QByteArray revocation = firstValue(signerInfo, NID_id_smime_aa_ets_RevocationRefs);
    addCertificates(contentOf(certificates), references.digests);
    addRevocation(contentOf(revocation), references.digests);
    const ASN1_OCTET_STRING* value = CMS_SignerInfo_get0_signature(const_cast<CMS_SignerInfo*>(signerInfo));
    references.stamped =
        QByteArray(reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)), ASN1_STRING_length(value));
    for (const int type : {NID_id_smime_aa_timeStampToken, NID_id_smime_aa_ets_CertificateRefs,
                           NID_id_smime_aa_ets_RevocationRefs})
        references.stamped += contentsOf(signerInfo, type);
    return references;
}

} // namespace yenile::signature
