// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/cms/cms_unsigned.h"

#include "core/signature/cms/cms_revocation.h"
#include "core/signature/crypto/der_reader.h"
#include "core/signature/crypto/openssl.h"

#include <openssl/cms.h>

namespace yenile::signature {

namespace {

constexpr auto archiveTimeStampId = "0.4.0.1733.2.4";
constexpr unsigned char listsTag = 0xa0;   // [0] among the revocation values
constexpr unsigned char answersTag = 0xa1; // [1]

/// Adds the values of one attribute; false for one that is not what it has to be.
using Take = bool (*)(QByteArrayView value, UnsignedAttributes& all);

bool takeSignatureTimeStamp(QByteArrayView value, UnsignedAttributes& all) {
    all.signatureTimeStamps.push_back(value.toByteArray());
    return true;
}

bool takeArchiveTimeStamp(QByteArrayView value, UnsignedAttributes& all) {
    all.archiveTimeStamps.push_back(value.toByteArray());
    return true;
}

bool takeCertificates(QByteArrayView value, UnsignedAttributes& all) {
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

bool takeRevocation(QByteArrayView value, UnsignedAttributes& all) {
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

bool takeReferences(QByteArrayView, UnsignedAttributes& all) {
    all.hasReferences = true;
    return true;
}

Take takerOf(const ASN1_OBJECT* type) {
    switch (OBJ_obj2nid(type)) {
    case NID_id_smime_aa_timeStampToken:
        return takeSignatureTimeStamp;
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

std::optional<UnsignedAttributes> unsignedAttributes(const CMS_SignerInfo* signerInfo) {
    UnsignedAttributes all;
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

} // namespace yenile::signature
