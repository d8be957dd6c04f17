// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/signing/cades.h"

#include "core/signature/certificates/algorithm_policy.h"
#include "core/signature/cms/time_stamp.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/crypto/openssl.h"
#include "core/signature/crypto/signature_forms.h"

#include <openssl/cms.h>

#include <algorithm>

namespace yenile::signature {

namespace {

using openssl::Owned;
using Message = Owned<CMS_ContentInfo, CMS_ContentInfo_free>;

// Binary and without S/MIME capabilities: the digest must be that of the document's bytes, and the profile
// knows no other attributes. CMS_CADES adds the ESS signing-certificate-v2.
constexpr unsigned int cmsFlags = CMS_PARTIAL | CMS_DETACHED | CMS_BINARY | CMS_NOSMIMECAP | CMS_CADES;

std::unexpected<Error> cmsFailure() {
    return fail(ErrorCode::Internal, {}, openssl::lastError());
}

/// The signer's best algorithm with the digest that was asked for.
Result<SignatureAlgorithm> chooseAlgorithm(const Signer& signer, DigestAlgorithm digest) {
    if (const auto weak = checkKey(signer.certificate(), {}, Clock::system().now()))
        return std::unexpected(weak->problem);
    for (const SignatureAlgorithm& algorithm : signer.algorithms())
        if (algorithm.digest == digest)
            return algorithm;
    return fail(ErrorCode::MechanismUnsupported, {digestName(digest)});
}

ASN1_STRING* asString(const QByteArray& der) {
    ASN1_STRING* const string = ASN1_STRING_new();
    ASN1_STRING_set(string, der.constData(), static_cast<int>(der.size()));
    return string;
}

/// Names the algorithm in the SignerInfo, which otherwise only CMS_final does.
bool setSignatureAlgorithm(CMS_SignerInfo* signerInfo, const SignatureAlgorithm& algorithm) {
    X509_ALGOR* identifier = nullptr;
    CMS_SignerInfo_get0_algs(signerInfo, nullptr, nullptr, nullptr, &identifier);
    const EVP_MD* md = messageDigest(algorithm.digest);
    switch (algorithm.scheme) {
    case SignatureScheme::RsaPkcs1:
        return X509_ALGOR_set0(identifier, OBJ_nid2obj(NID_rsaEncryption), V_ASN1_NULL, nullptr) == 1;
    case SignatureScheme::RsaPss:
        return X509_ALGOR_set0(identifier, OBJ_nid2obj(NID_rsassaPss), V_ASN1_SEQUENCE,
                               asString(pssParameters(algorithm.digest))) == 1;
    case SignatureScheme::Ecdsa:
        break;
    }
    int nid = NID_undef;
    return OBJ_find_sigid_by_algs(&nid, EVP_MD_get_type(md), EVP_PKEY_EC) == 1 &&
           X509_ALGOR_set0(identifier, OBJ_nid2obj(nid), V_ASN1_UNDEF, nullptr) == 1;
}

bool addAttributes(CMS_SignerInfo* signerInfo, QByteArrayView contentDigest,
                   const std::optional<QDateTime>& signingTime) {
    if (CMS_signed_add1_attr_by_NID(signerInfo, NID_pkcs9_contentType, V_ASN1_OBJECT,
                                    OBJ_nid2obj(NID_pkcs7_data), -1) != 1 ||
        CMS_signed_add1_attr_by_NID(signerInfo, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING,
                                    contentDigest.data(), static_cast<int>(contentDigest.size())) != 1)
        return false;
    if (!signingTime)
        return true;
    const Owned<ASN1_TIME, ASN1_TIME_free> time(ASN1_TIME_set(nullptr, signingTime->toSecsSinceEpoch()));
    return time &&
           CMS_signed_add1_attr_by_NID(signerInfo, NID_pkcs9_signingTime, time->type, time.get(), -1) == 1;
}

bool addPolicy(CMS_SignerInfo* signerInfo, UsageProfile profile) {
    if (profile == UsageProfile::P1)
        return true;
    const QByteArray der = toDer(policyOf(profile));
    return CMS_signed_add1_attr_by_NID(signerInfo, NID_id_smime_aa_ets_sigPolicyId, V_ASN1_SEQUENCE,
                                       der.constData(), static_cast<int>(der.size())) == 1;
}

/// What is signed (RFC 5652, 5.4): the attributes as an explicit DER SET OF.
QByteArray encodedAttributes(const CMS_SignerInfo* signerInfo) {
    std::vector<QByteArray> attributes;
    int size = 0;
    for (int i = 0; i < CMS_signed_get_attr_count(signerInfo); ++i) {
        attributes.push_back(openssl::der([&](unsigned char** out) {
            return i2d_X509_ATTRIBUTE(CMS_signed_get_attr(signerInfo, i), out);
        }));
        size += static_cast<int>(attributes.back().size());
    }
    std::ranges::sort(attributes); // DER orders a SET OF by its encodings
    QByteArray set(ASN1_object_size(1, size, V_ASN1_SET) - size, Qt::Uninitialized);
    unsigned char* header = openssl::data(set);
    ASN1_put_object(&header, 1, size, V_ASN1_SET, V_ASN1_UNIVERSAL);
    for (const QByteArray& attribute : attributes)
        set += attribute;
    return set;
}

Result<QByteArray> signAttributes(const CMS_SignerInfo* signerInfo, Signer& signer,
                                  const SignatureAlgorithm& algorithm, const CadesOptions& options) {
    const QByteArray attributes = encodedAttributes(signerInfo);
    const QByteArray digest = digestOf({attributes}, algorithm.digest);
    const Result<QByteArray> signature =
        signer.sign({digest, algorithm, options.description, options.number, options.count, attributes});
    if (!signature)
        return signature;
    EVP_PKEY* key = X509_get0_pubkey(signer.certificate().handle());
    if (!isSignedBy(key, *signature, digest, algorithm))
        return fail(ErrorCode::SignatureMismatch);
    return signature;
}

bool addChain(CMS_ContentInfo* message, const Signer& signer) {
    std::vector<Certificate> added{signer.certificate()};
    for (const Certificate& issuer : signer.chain()) {
        if (std::ranges::find(added, issuer) != added.end())
            continue;
        if (CMS_add1_cert(message, issuer.handle()) != 1)
            return false;
        added.push_back(issuer);
    }
    return true;
}

} // namespace

// Not through CMS_final, which always adds a signing-time, and which wants the private key in its hands: the
// certificate's public key stands in for it until the attributes are complete.
Result<QByteArray> signDetached(QByteArrayView contentDigest, Signer& signer, const CadesOptions& options) {
    const Result<SignatureAlgorithm> algorithm = chooseAlgorithm(signer, options.digest);
    if (!algorithm)
        return failure(algorithm);
    X509* certificate = signer.certificate().handle();
    const Message message(CMS_sign(nullptr, nullptr, nullptr, nullptr, cmsFlags));
    CMS_SignerInfo* signerInfo =
        message ? CMS_add1_signer(message.get(), certificate, X509_get0_pubkey(certificate),
                                  messageDigest(options.digest), cmsFlags)
                : nullptr;
    if (signerInfo == nullptr || !setSignatureAlgorithm(signerInfo, *algorithm) ||
        !addAttributes(signerInfo, contentDigest, options.signingTime) ||
        !addPolicy(signerInfo, options.profile) || !addChain(message.get(), signer))
        return cmsFailure();

    const Result<QByteArray> signature = signAttributes(signerInfo, signer, *algorithm, options);
    if (!signature)
        return signature;
    ASN1_STRING_set(CMS_SignerInfo_get0_signature(signerInfo), signature->data(),
                    static_cast<int>(signature->size()));
    QByteArray der =
        openssl::der([&](unsigned char** out) { return i2d_CMS_ContentInfo(message.get(), out); });
    if (der.isEmpty())
        return cmsFailure();
    return der;
}

Result<QByteArray> withSignatureTimeStamp(const QByteArray& cms, DigestAlgorithm digest,
                                          TimeStamper& stamper) {
    const unsigned char* at = openssl::data(cms);
    const Message message(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(cms.size())));
    const STACK_OF(CMS_SignerInfo)* signers = message ? CMS_get0_SignerInfos(message.get()) : nullptr;
    if (signers == nullptr || sk_CMS_SignerInfo_num(signers) != 1)
        return cmsFailure();
    CMS_SignerInfo* signerInfo = sk_CMS_SignerInfo_value(signers, 0);
    const ASN1_OCTET_STRING* value = CMS_SignerInfo_get0_signature(signerInfo);
    const QByteArrayView signature(ASN1_STRING_get0_data(value), ASN1_STRING_length(value));
    const Result<QByteArray> token = requestTimeStamp(digestOf({signature}, digest), digest, stamper);
    if (!token)
        return token;
    if (CMS_unsigned_add1_attr_by_NID(signerInfo, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE,
                                      token->constData(), static_cast<int>(token->size())) != 1)
        return cmsFailure();
    return openssl::der([&](unsigned char** out) { return i2d_CMS_ContentInfo(message.get(), out); });
}

Result<void> addTimeStamp(QByteArray& cms, DigestAlgorithm digest, TimeStamper* stamper) {
    if (stamper == nullptr)
        return {};
    Result<QByteArray> stamped = withSignatureTimeStamp(cms, digest, *stamper);
    if (!stamped) // whatever the cause: to the caller the stamp is what is missing
        return fail(ErrorCode::TimeStampFailed, stamped.error().arguments,
                    codeName(stamped.error().code) + QStringLiteral(": ") + stamped.error().cause);
    cms = std::move(*stamped);
    return {};
}

} // namespace yenile::signature
