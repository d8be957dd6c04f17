// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/cms/cms_unsigned.h"

#include "core/signature/cms/cms_parts.h"
#include "core/signature/cms/cms_revocation.h"
#include "core/signature/crypto/openssl.h"

#include <openssl/cms.h>

#include <algorithm>

namespace yenile::signature {

namespace {

constexpr auto archiveTimeStampId = "0.4.0.1733.2.4";
constexpr unsigned char listsTag = 0xa0;   // [0] among the revocation values
constexpr unsigned char answersTag = 0xa1; // [1]

/// Adds the values of one attribute; false for one that is not what it has to be.
using Take = bool (*)(QByteArrayView value, UnsignedParts& all);

bool takeSignatureTimeStamp(QByteArrayView value, UnsignedParts& all) {
    all.signatureTimeStamps.push_back(value.toByteArray());
    return true;
}

bool takeReferenceTimeStamp(QByteArrayView value, UnsignedParts& all) {
    all.referenceTimeStamps.push_back(value.toByteArray());
    return true;
}

bool takeArchiveTimeStamp(QByteArrayView value, UnsignedParts& all) {
    all.archiveTimeStamps.push_back(value.toByteArray());
    return true;
}

bool takeCertificates(QByteArrayView value, UnsignedParts& all) {
    const auto sequence = DerReader(value).next();
    DerReader reader(sequence ? sequence->content : QByteArrayView());
    while (const auto element = reader.next()) {
        auto certificate = Certificate::fromDer(element->bytes.toByteArray());
        if (!certificate)
            return false;
        all.certificates.push_back(std::move(*certificate));
    }
    return sequence.has_value();
}

bool takeRevocation(QByteArrayView value, UnsignedParts& all) {
    const auto sequence = DerReader(value).next();
    DerReader reader(sequence ? sequence->content : QByteArrayView());
    while (const auto kind = reader.next()) {
        const auto values = DerReader(kind->content).next();
        DerReader each(values ? values->content : QByteArrayView());
        while (const auto element = each.next()) {
            if (kind->tag == listsTag)
                all.revocation.crls.push_back(element->bytes.toByteArray());
            else if (kind->tag == answersTag)
                all.revocation.ocspResponses.push_back(ocspResponseWith(element->bytes));
        }
    }
    return sequence.has_value();
}

bool takeReferences(QByteArrayView, UnsignedParts& all) {
    all.hasReferences = true;
    return true;
}

Take takerOf(const ASN1_OBJECT* type) {
    switch (OBJ_obj2nid(type)) {
    case NID_id_smime_aa_timeStampToken:
        return takeSignatureTimeStamp;
    case NID_id_smime_aa_ets_escTimeStamp:
        return takeReferenceTimeStamp;
    case NID_id_smime_aa_ets_certValues:
        return takeCertificates;
    case NID_id_smime_aa_ets_revocationValues:
        return takeRevocation;
    case NID_id_smime_aa_ets_CertificateRefs:
        return takeReferences;
    default:
        break;
    }
    const openssl::Owned<ASN1_OBJECT, ASN1_OBJECT_free> archive(OBJ_txt2obj(archiveTimeStampId, 1));
    return OBJ_cmp(type, archive.get()) == 0 ? takeArchiveTimeStamp : nullptr;
}

} // namespace

std::optional<UnsignedParts> unsignedAttributes(const CMS_SignerInfo* signerInfo) {
    UnsignedParts all;
    for (int i = 0; i < CMS_unsigned_get_attr_count(signerInfo); ++i) {
        X509_ATTRIBUTE* attribute = CMS_unsigned_get_attr(signerInfo, i);
        const Take take = takerOf(X509_ATTRIBUTE_get0_object(attribute));
        for (int j = 0; take != nullptr && j < X509_ATTRIBUTE_count(attribute); ++j) {
            const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(attribute, j);
            if (value->type != V_ASN1_SEQUENCE || !take({ASN1_STRING_get0_data(value->value.sequence),
                                                         ASN1_STRING_length(value->value.sequence)},
                                                        all))
                return {};
        }
    }
    return all;
}

bool addUnsignedValue(QByteArrayView type, QByteArrayView value, UnsignedParts& all) {
    const unsigned char* at = openssl::data(type);
    const openssl::Owned<ASN1_OBJECT, ASN1_OBJECT_free> id(
        d2i_ASN1_OBJECT(nullptr, &at, static_cast<long>(type.size())));
    const Take take = id ? takerOf(id.get()) : nullptr;
    return take == nullptr || take(value, all);
}

UnsignedParts unsignedPartsOf(QByteArrayView cms) {
    UnsignedParts all;
    const std::optional<SignedDataParts> signedData = signedDataParts(cms);
    if (!signedData)
        return all;
    for (const DerElement& signerInfo : elementsOf(signedData->parts.back().content))
        for (const UnsignedValue& each : unsignedValuesIn(signerInfo))
            (void)addUnsignedValue(each.type, each.value, all);
    std::ranges::move(certificatesIn(cms), std::back_inserter(all.certificates));
    all.revocation.add(revocationDataIn(cms));
    ERR_clear_error();
    return all;
}

void prove(const UnsignedParts& parts, const QDateTime& time, ProofsOfExistence& proofs) {
    for (const Certificate& certificate : parts.certificates)
        proofs.add(certificate.der(), time);
    for (const auto* list : {&parts.revocation.ocspResponses, &parts.revocation.crls})
        for (const QByteArray& der : *list)
            proofs.add(der, time);
    for (const auto* list :
         {&parts.signatureTimeStamps, &parts.referenceTimeStamps, &parts.archiveTimeStamps})
        for (const QByteArray& token : *list) {
            proofs.add(token, time);
            prove({.certificates = certificatesIn(token), .revocation = revocationDataIn(token)}, time,
                  proofs);
        }
}

} // namespace yenile::signature
