// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/cms/signer_reference.h"

#include "core/signature/cms/cms_parts.h"
#include "core/signature/crypto/der_writer.h"
#include "core/signature/crypto/openssl.h"

#include <openssl/ess.h>

namespace yenile::signature {

namespace {

using openssl::Owned;

struct Attribute {
    bool isThere = false;
    const ASN1_STRING* value = nullptr; ///< null: there, but not one sequence
};

Attribute attribute(const CMS_SignerInfo* signerInfo, int nid) {
    const int index = CMS_signed_get_attr_by_NID(signerInfo, nid, -1);
    if (index < 0)
        return {};
    X509_ATTRIBUTE* found = CMS_signed_get_attr(signerInfo, index);
    const ASN1_TYPE* type = X509_ATTRIBUTE_get0_type(found, 0);
    const bool single =
        X509_ATTRIBUTE_count(found) == 1 && CMS_signed_get_attr_by_NID(signerInfo, nid, index) < 0;
    return {true, single && type->type == V_ASN1_SEQUENCE ? type->value.sequence : nullptr};
}

/// The first identifier alone is the signer's (RFC 5035, 3); those of authorities behind it name certificates
/// that need not be at hand.
QByteArray ofSignerAlone(const ASN1_STRING* value) {
    const QByteArrayView der(ASN1_STRING_get0_data(value), ASN1_STRING_length(value));
    const auto attribute = DerReader(der).next();
    const auto identifiers = attribute ? DerReader(attribute->content).next() : std::nullopt;
    const auto first = identifiers ? DerReader(identifiers->content).next() : std::nullopt;
    return first ? derElement(derSequence, derElement(derSequence, first->bytes)) : der.toByteArray();
}

} // namespace

SignerReference signerReference(const CMS_SignerInfo* signerInfo, const Certificate& signer) {
    using State = SignerReference::State;
    const Attribute first = attribute(signerInfo, NID_id_smime_aa_signingCertificate);
    const Attribute second = attribute(signerInfo, NID_id_smime_aa_signingCertificateV2);
    if (!first.isThere && !second.isThere)
        return {};

    Owned<ESS_SIGNING_CERT, ESS_SIGNING_CERT_free> v1;
    Owned<ESS_SIGNING_CERT_V2, ESS_SIGNING_CERT_V2_free> v2;
    if (first.value != nullptr) {
        const QByteArray der = ofSignerAlone(first.value);
        const unsigned char* at = openssl::data(der);
        v1.reset(d2i_ESS_SIGNING_CERT(nullptr, &at, static_cast<long>(der.size())));
    }
    if (second.value != nullptr) {
        const QByteArray der = ofSignerAlone(second.value);
        const unsigned char* at = openssl::data(der);
        v2.reset(d2i_ESS_SIGNING_CERT_V2(nullptr, &at, static_cast<long>(der.size())));
    }
    SignerReference reference{State::Unreadable, {}, QStringLiteral("signing-certificate attribute")};
    if (first.isThere != (v1 != nullptr) || second.isThere != (v2 != nullptr))
        return reference;
    if (!v2)
        reference.digests << QStringLiteral("SHA-1");

    const Owned<STACK_OF(X509), [](STACK_OF(X509) * stack) { sk_X509_free(stack); }> candidates(
        sk_X509_new_null());
    sk_X509_push(candidates.get(), signer.handle());
    const bool matches = OSSL_ESS_check_signing_certs(v1.get(), v2.get(), candidates.get(), 1) > 0;
    reference.state = matches ? State::Matches : State::OfAnother;
    reference.cause = openssl::lastError();
    return reference;
}

} // namespace yenile::signature
