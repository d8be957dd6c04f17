// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/cms/cms_verify.h"

#include "core/signature/cms/cms_revocation.h"
#include "core/signature/cms/cms_unprotected.h"
#include "core/signature/cms/cms_unsigned.h"
#include "core/signature/cms/signer_reference.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/crypto/openssl.h"

#include <openssl/cms.h>

#include <algorithm>

namespace yenile::signature {

using Message = openssl::Owned<CMS_ContentInfo, CMS_ContentInfo_free>;

/// What is the same for all signers, each part read when it is asked for.
struct CmsMessage::Content {
    Message message;
    qsizetype size = 0; ///< without what follows
    std::optional<std::vector<Certificate>> certificates = {};
    std::optional<RevocationData> revocation = {};
    std::optional<bool> isDer = {};
};

namespace {

const std::vector<Certificate>& certificatesOf(const CmsMessage& cms) {
    CmsMessage::Content& content = cms.content();
    if (!content.certificates) {
        content.certificates.emplace();
        STACK_OF(X509)* all = CMS_get1_certs(content.message.get());
        for (int i = 0; i < sk_X509_num(all); ++i)
            content.certificates->push_back(Certificate::fromHandle(sk_X509_value(all, i)));
        sk_X509_pop_free(all, X509_free);
    }
    return *content.certificates;
}

const RevocationData& revocationOf(const CmsMessage& cms) {
    if (!cms.content().revocation)
        cms.content().revocation = revocationDataIn(cms.bytes());
    return *cms.content().revocation;
}

bool isDer(const CmsMessage& cms) {
    if (!cms.content().isDer)
        cms.content().isDer = isAsWritten(cms.bytes(), cms.content().message.get());
    return *cms.content().isDer;
}

/// One check of one CMS; each step throws its Finding, within this file.
class Check {
public:
    Check(const CmsMessage& cms, CmsProfile profile, int signer, const QString& name, CmsResult& result)
        : m_cms(cms), m_message(cms.content().message.get()), m_profile(profile), m_signer(signer),
          m_name(name), m_result(result) {}

    void run(const std::vector<QByteArrayView>& content, ErrorCode altered) {
        parse();
        findSigner();
        readAttributes();
        readUnsignedAttributes();
        readAlgorithms();
        checkAttached(content, altered);
        checkDigest(content, altered);
        checkSignature();
        checkSigningCertificate();
        if (m_profile == CmsProfile::Cades)
            checkUnprotected();
    }

private:
    [[noreturn]] void format(const char* cause) const {
        throw failed("FORMAT_FAILURE", ErrorCode::SignatureInvalid, {m_name}, QString::fromLatin1(cause));
    }
    void require(bool condition, const char* cause) const {
        if (!condition)
            format(cause);
    }

    /// Not of a PDF, not of a receipt.
    [[nodiscard]] bool isCades() const {
        return m_profile == CmsProfile::Cades || m_profile == CmsProfile::Alone;
    }

    void parse();
    void checkAttached(const std::vector<QByteArrayView>& content, ErrorCode altered) const;
    void checkEncoding(QByteArrayView rest) const;
    void checkUnprotected() const;
    void findSigner();
    void readAttributes();
    [[nodiscard]] const ASN1_TYPE* onlyValue(int nid, bool mandatory) const;
    void readUnsignedAttributes();
    void readAlgorithms();
    void checkIdentifier(int signature, int digest) const;
    void checkDigest(const std::vector<QByteArrayView>& content, ErrorCode altered) const;
    [[nodiscard]] bool isBare() const;
    void checkBareSignature(const std::vector<QByteArrayView>& content, ErrorCode altered) const;
    void checkSignature() const;
    void checkSigningCertificate() const;

    const CmsMessage& m_cms;
    CMS_ContentInfo* m_message;
    CmsProfile m_profile;
    int m_signer;
    const QString& m_name;
    CmsResult& m_result;
    CMS_SignerInfo* m_signerInfo = nullptr;
    const EVP_MD* m_digest = nullptr;
};

void Check::parse() {
    require(m_message != nullptr, "no CMS");
    require(OBJ_obj2nid(CMS_get0_type(m_message)) == NID_pkcs7_signed, "no SignedData");
    require(OBJ_obj2nid(CMS_get0_eContentType(m_message)) == NID_pkcs7_data, "content type");
    checkEncoding(m_cms.bytes().sliced(m_cms.content().size));
    const STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(m_message);
    const int count = sk_CMS_SignerInfo_num(signers);
    require(m_signer < count && (count == 1 || isCades()), "not one signer");
    m_signerInfo = sk_CMS_SignerInfo_value(signers, m_signer);
}

/// A container's signature may carry what it signs along; then that has to be the same. In a PDF nothing may
/// be in it, not even nothing (ISO 32000-2, 12.8.3.3.1; EN 319 142-1, 6.3).
void Check::checkAttached(const std::vector<QByteArrayView>& content, ErrorCode altered) const {
    const ASN1_OCTET_STRING* attached = *CMS_get0_content(m_message);
    if (attached == nullptr)
        return;
    require(isCades(), "not detached");
    QByteArrayView rest(ASN1_STRING_get0_data(attached), ASN1_STRING_length(attached));
    for (const QByteArrayView part : content) {
        if (!rest.startsWith(part))
            throw failed("HASH_FAILURE", altered, {m_name});
        rest = rest.sliced(part.size());
    }
    if (!rest.isEmpty())
        throw failed("HASH_FAILURE", altered, {m_name});
}

void Check::checkEncoding(QByteArrayView rest) const {
    // The room in a PDF is larger than the CMS: PAdES fills it with zeros, others with anything.
    const bool isRoom =
        m_profile == CmsProfile::Pkcs7 ||
        (m_profile == CmsProfile::Pades && std::ranges::all_of(rest, [](char c) { return c == 0; }));
    require(rest.isEmpty() || isRoom, "bytes after the CMS");
}

/// Of a container no byte may change unseen, and the CMS protects only a part of itself.
void Check::checkUnprotected() const {
    require(isDer(m_cms), "not DER");
    require(followsFromTheRest(m_cms.bytes(), m_signerInfo, m_signer, *m_result.signer), "unprotected parts");
}

void Check::findSigner() {
    m_result.certificates = certificatesOf(m_cms);
    const auto signer = std::ranges::find_if(m_result.certificates, [&](const Certificate& each) {
        return CMS_SignerInfo_cert_cmp(m_signerInfo, each.handle()) == 0;
    });
    if (signer != m_result.certificates.end())
        m_result.signer = *signer;
    if (!m_result.signer)
        throw indeterminate("NO_SIGNING_CERTIFICATE_FOUND", ErrorCode::CertificateUntrusted, {m_name});
    CMS_SignerInfo_set1_signer_cert(m_signerInfo, m_result.signer->handle());
}

/// The value of a signed attribute that must not be there twice.
const ASN1_TYPE* Check::onlyValue(int nid, bool mandatory) const {
    const int index = CMS_signed_get_attr_by_NID(m_signerInfo, nid, -1);
    if (index < 0) {
        require(!mandatory, "signed attribute missing");
        return nullptr;
    }
    X509_ATTRIBUTE* attribute = CMS_signed_get_attr(m_signerInfo, index);
    require(CMS_signed_get_attr_by_NID(m_signerInfo, nid, index) < 0 && X509_ATTRIBUTE_count(attribute) == 1,
            "signed attribute twice");
    return X509_ATTRIBUTE_get0_type(attribute, 0);
}

void Check::readAttributes() {
    if (isBare())
        return;
    const ASN1_TYPE* contentType = onlyValue(NID_pkcs9_contentType, true);
    require(contentType->type == V_ASN1_OBJECT &&
                OBJ_cmp(contentType->value.object, CMS_get0_eContentType(m_message)) == 0,
            "content-type attribute");
    if (const ASN1_TYPE* time = onlyValue(NID_pkcs9_signingTime, false)) {
        require(time->type == V_ASN1_UTCTIME || time->type == V_ASN1_GENERALIZEDTIME,
                "signing-time attribute");
        m_result.signingTime = openssl::dateTime(time->value.asn1_string);
    }
    m_result.hasSigningCertificate = onlyValue(NID_id_smime_aa_signingCertificateV2, false) != nullptr ||
                                     onlyValue(NID_id_smime_aa_signingCertificate, false) != nullptr;
    m_result.statements = statementsIn(m_signerInfo);
    if (const ASN1_TYPE* policy = onlyValue(NID_id_smime_aa_ets_sigPolicyId, false)) {
        // NULL: a policy that follows from the context, and is not named.
        require(policy->type == V_ASN1_SEQUENCE || policy->type == V_ASN1_NULL, "signature-policy attribute");
        if (policy->type == V_ASN1_NULL)
            return;
        m_result.policy = policyReferenceFrom(
            {ASN1_STRING_get0_data(policy->value.sequence), ASN1_STRING_length(policy->value.sequence)});
        require(m_result.policy.has_value(), "signature-policy attribute");
    }
}

void Check::readUnsignedAttributes() {
    const ASN1_OCTET_STRING* value = CMS_SignerInfo_get0_signature(m_signerInfo);
    m_result.signatureValue =
        QByteArray(reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)), ASN1_STRING_length(value));
    std::optional<UnsignedParts> attributes = unsignedAttributes(m_signerInfo);
    require(attributes.has_value(), "unsigned attribute");
    m_result.revocation = revocationOf(m_cms);
    m_result.revocation.add(attributes->revocation);
    std::ranges::move(attributes->certificates, std::back_inserter(m_result.certificates));
    if (attributes->hasReferences)
        m_result.references = completeReferences(m_signerInfo);
    m_result.signatureTimeStamps = std::move(attributes->signatureTimeStamps);
    m_result.referenceTimeStamps = std::move(attributes->referenceTimeStamps);
    m_result.archiveTimeStamps = std::move(attributes->archiveTimeStamps);
}

void Check::readAlgorithms() {
    X509_ALGOR* digest = nullptr;
    X509_ALGOR* signature = nullptr;
    CMS_SignerInfo_get0_algs(m_signerInfo, nullptr, nullptr, &digest, &signature);
    const ASN1_OBJECT* digestId = nullptr;
    const ASN1_OBJECT* signatureId = nullptr;
    int parameterType = 0;
    X509_ALGOR_get0(&digestId, &parameterType, nullptr, digest);
    X509_ALGOR_get0(&signatureId, nullptr, nullptr, signature);
    m_digest = EVP_get_digestbyobj(digestId);
    const int nid = OBJ_obj2nid(digestId);
    const QString name = digestName(nid);
    if (m_digest == nullptr)
        throw indeterminate("CRYPTO_CONSTRAINTS_FAILURE", ErrorCode::AlgorithmRefused, {name});
    m_result.digests << name;
    require(parameterType == V_ASN1_NULL || parameterType == V_ASN1_UNDEF, "digest parameters");
    checkIdentifier(OBJ_obj2nid(signatureId), nid);
}

/// The signature algorithm has to fit the key, and where it names a digest as well, to name the same. OpenSSL
/// does not look at it for every kind of key. RFC 5753, 7.1.3, names a digest with ECDSA; some name the kind
/// of key alone, as is usual with RSA.
void Check::checkIdentifier(int signature, int digest) const {
    const bool rsa = m_result.signer->keyType() == Certificate::KeyType::Rsa;
    const bool ec = m_result.signer->keyType() == Certificate::KeyType::Ec;
    if ((rsa && (signature == NID_rsaEncryption || signature == NID_rsassaPss)) ||
        (ec && signature == NID_X9_62_id_ecPublicKey))
        return;
    int namedDigest = NID_undef;
    int namedKey = NID_undef;
    const bool isKnown = OBJ_find_sigid_algs(signature, &namedDigest, &namedKey) == 1;
    const bool hasKnownKey = namedKey == NID_rsaEncryption || namedKey == NID_X9_62_id_ecPublicKey;
    if (!isKnown || !hasKnownKey) // DSA, EdDSA and the like
        throw indeterminate("CRYPTO_CONSTRAINTS_FAILURE", ErrorCode::AlgorithmRefused,
                            {digestName(signature)});
    require(namedDigest == digest && namedKey == (rsa ? NID_rsaEncryption : NID_X9_62_id_ecPublicKey),
            "signature algorithm");
}

void Check::checkDigest(const std::vector<QByteArrayView>& content, ErrorCode altered) const {
    if (isBare()) {
        checkBareSignature(content, altered);
        return;
    }
    const QByteArray digest = digestOf(content, m_digest);
    const ASN1_TYPE* attribute = onlyValue(NID_pkcs9_messageDigest, true);
    require(attribute->type == V_ASN1_OCTET_STRING, "message-digest attribute");
    const ASN1_OCTET_STRING* expected = attribute->value.octet_string;
    if (digest != QByteArrayView(ASN1_STRING_get0_data(expected), ASN1_STRING_length(expected)))
        throw failed("HASH_FAILURE", altered, {m_name});
}

/// Made right over the content, as PKCS #7 of old allows; in a PDF no attributes can pass for that.
bool Check::isBare() const {
    return m_profile == CmsProfile::Pkcs7 && CMS_signed_get_attr_count(m_signerInfo) < 0;
}

void Check::checkBareSignature(const std::vector<QByteArrayView>& content, ErrorCode altered) const {
    const openssl::Bio digest(BIO_new(BIO_f_md()));
    EVP_MD_CTX* context = nullptr;
    BIO_set_md(digest.get(), m_digest);
    BIO_get_md_ctx(digest.get(), &context);
    EVP_MD_CTX_copy_ex(context, digested(content, m_digest).get()); // a BIO takes no more than 2 GB
    if (CMS_SignerInfo_verify_content(m_signerInfo, digest.get()) != 1)
        throw failed("HASH_FAILURE", altered, {m_name});
}

// The attributes are known to be there: without them OpenSSL would check less and say yes.
void Check::checkSignature() const {
    if (!isBare() && CMS_SignerInfo_verify(m_signerInfo) != 1)
        throw failed("SIG_CRYPTO_FAILURE", ErrorCode::SignatureInvalid, {m_name}, openssl::lastError());
}

void Check::checkSigningCertificate() const {
    const SignerReference reference = signerReference(m_signerInfo, *m_result.signer);
    m_result.digests << reference.digests;
    switch (reference.state) {
    case SignerReference::State::Matches:
        return;
    case SignerReference::State::Missing:
        if (m_profile == CmsProfile::Pkcs7 || m_profile == CmsProfile::Detached ||
            m_profile == CmsProfile::Alone)
            return;
        throw indeterminate("SIG_CONSTRAINTS_FAILURE", ErrorCode::SignatureInvalid, {m_name},
                            QStringLiteral("no signing-certificate attribute"));
    case SignerReference::State::Unreadable:
        throw failed("FORMAT_FAILURE", ErrorCode::SignatureInvalid, {m_name}, reference.cause);
    case SignerReference::State::OfAnother:
        throw indeterminate("NO_SIGNING_CERTIFICATE_FOUND", ErrorCode::SignatureInvalid, {m_name},
                            reference.cause);
    }
}

} // namespace

CmsMessage::CmsMessage(QByteArrayView bytes) : m_bytes(bytes), m_content(std::make_unique<Content>()) {
    const unsigned char* at = openssl::data(bytes);
    m_content->message.reset(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(bytes.size())));
    m_content->size = at - openssl::data(bytes);
    ERR_clear_error();
}

CmsMessage::~CmsMessage() = default;

int CmsMessage::signerCount() const {
    CMS_ContentInfo* message = m_content->message.get();
    const int count = message != nullptr ? qMax(0, sk_CMS_SignerInfo_num(CMS_get0_SignerInfos(message))) : 0;
    ERR_clear_error();
    return count;
}

std::optional<QByteArrayView> CmsMessage::attachedContent() const {
    CMS_ContentInfo* message = m_content->message.get();
    ASN1_OCTET_STRING** const content = message != nullptr ? CMS_get0_content(message) : nullptr;
    ERR_clear_error();
    if (content == nullptr || *content == nullptr)
        return {};
    return QByteArrayView(ASN1_STRING_get0_data(*content), ASN1_STRING_length(*content));
}

CmsResult verifyCms(const std::vector<QByteArrayView>& content, const CmsMessage& cms, CmsProfile profile,
                    const QString& name, ErrorCode altered, int signer) {
    CmsResult result;
    try {
        Check(cms, profile, signer, name, result).run(content, altered);
    } catch (const Finding& finding) {
        result.finding = finding;
    }
    ERR_clear_error();
    return result;
}

} // namespace yenile::signature
