// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/signing/cades_complete_data.h"

#include "core/signature/cms/time_stamp.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/crypto/der_reader.h"
#include "core/signature/crypto/der_writer.h"

#include <openssl/cms.h>
#include <openssl/ocsp.h>

namespace yenile::signature {

namespace {

using Message = openssl::Owned<CMS_ContentInfo, CMS_ContentInfo_free>;

constexpr unsigned char sequence = 0x30;
constexpr unsigned char octets = 0x04;
constexpr unsigned char directoryName = 0xa4; // [4] of GeneralName
constexpr unsigned char listsTag = 0xa0;      // [0] of CrlOcspRef and of RevocationValues
constexpr unsigned char answersTag = 0xa1;    // [1]

/// OtherHash, with SHA-256.
QByteArray hashOf(QByteArrayView value) {
    const QByteArray sha256("\x30\x0b\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01", 13);
    return derElement(sequence, sha256 + derElement(octets, digestOf({value}, DigestAlgorithm::Sha256)));
}

/// OtherCertID.
QByteArray referenceTo(const Certificate& certificate) {
    const X509* handle = certificate.handle();
    const QByteArray issuer =
        openssl::der([&](unsigned char** out) { return i2d_X509_NAME(X509_get_issuer_name(handle), out); });
    const QByteArray serial = openssl::der(
        [&](unsigned char** out) { return i2d_ASN1_INTEGER(X509_get0_serialNumber(handle), out); });
    const QByteArray names = derElement(sequence, derElement(directoryName, issuer));
    return derElement(sequence, hashOf(certificate.der()) + derElement(sequence, names + serial));
}

/// BasicOCSPResponse.
QByteArray basicOf(const QByteArray& response) {
    const unsigned char* at = openssl::data(response);
    const openssl::Owned<OCSP_RESPONSE, OCSP_RESPONSE_free> parsed(
        d2i_OCSP_RESPONSE(nullptr, &at, static_cast<long>(response.size())));
    const openssl::Owned<OCSP_BASICRESP, OCSP_BASICRESP_free> basic(
        parsed ? OCSP_response_get1_basic(parsed.get()) : nullptr);
    return basic ? openssl::der([&](unsigned char** out) { return i2d_OCSP_BASICRESP(basic.get(), out); })
                 : QByteArray();
}

/// OcspResponsesID: who answered and when, as the response has them, and its digest.
QByteArray referenceToAnswer(const QByteArray& response) {
    constexpr unsigned char version = 0xa0;
    const QByteArray der = basicOf(response);
    const auto basic = DerReader(der).next();
    const auto data = basic ? DerReader(basic->content).next() : std::nullopt;
    DerReader reader(data ? data->content : QByteArrayView());
    auto responder = reader.next();
    if (responder && responder->tag == version)
        responder = reader.next();
    const auto producedAt = reader.next();
    if (!responder || !producedAt)
        return {};
    return derElement(sequence,
                      derElement(sequence, responder->bytes.toByteArray() + producedAt->bytes.toByteArray()) +
                          hashOf(response));
}

QByteArray joined(const std::vector<QByteArray>& elements) {
    QByteArray all;
    for (const QByteArray& element : elements)
        all += element;
    return all;
}

/// CrlOcspRef: of one certificate; empty where none is needed.
QByteArray revocationReference(const RevocationData& data) {
    QByteArray lists;
    for (const QByteArray& crl : data.crls)
        lists += derElement(sequence, hashOf(crl));
    QByteArray answers;
    for (const QByteArray& response : data.ocspResponses)
        answers += referenceToAnswer(response);
    QByteArray all;
    if (!lists.isEmpty())
        all += derElement(listsTag, derElement(sequence, derElement(sequence, lists)));
    if (!answers.isEmpty())
        all += derElement(answersTag, derElement(sequence, derElement(sequence, answers)));
    return derElement(sequence, all);
}

/// RevocationValues.
QByteArray revocationValues(const RevocationData& data) {
    std::vector<QByteArray> answers;
    answers.reserve(data.ocspResponses.size());
    for (const QByteArray& response : data.ocspResponses)
        answers.push_back(basicOf(response));
    QByteArray all;
    if (!data.crls.empty())
        all += derElement(listsTag, derElement(sequence, joined(data.crls)));
    if (!answers.empty())
        all += derElement(answersTag, derElement(sequence, joined(answers)));
    return derElement(sequence, all);
}

/// The attributes of one signature, which become more.
class Attributes {
public:
    explicit Attributes(CMS_SignerInfo* signerInfo) : m_signerInfo(signerInfo) {}

    /// In place of what was there.
    [[nodiscard]] bool set(int type, const QByteArray& value) {
        for (int at = 0; (at = CMS_unsigned_get_attr_by_NID(m_signerInfo, type, -1)) >= 0;)
            X509_ATTRIBUTE_free(CMS_unsigned_delete_attr(m_signerInfo, at));
        return CMS_unsigned_add1_attr_by_NID(m_signerInfo, type, V_ASN1_SEQUENCE, value.constData(),
                                             static_cast<int>(value.size())) == 1;
    }
    /// What a CAdES-C time stamp stamps of an attribute (RFC 5126, 6.3.5): type and values, without the
    /// sequence around them.
    [[nodiscard]] QByteArray octetsOf(int type) const {
        X509_ATTRIBUTE* attribute =
            CMS_unsigned_get_attr(m_signerInfo, CMS_unsigned_get_attr_by_NID(m_signerInfo, type, -1));
        const QByteArray der =
            openssl::der([&](unsigned char** out) { return i2d_X509_ATTRIBUTE(attribute, out); });
        const auto element = DerReader(der).next();
        return element ? element->content.toByteArray() : QByteArray();
    }
    [[nodiscard]] QByteArray signatureValue() const {
        const ASN1_OCTET_STRING* value = CMS_SignerInfo_get0_signature(m_signerInfo);
        return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)), ASN1_STRING_length(value)};
    }

private:
    CMS_SignerInfo* m_signerInfo;
};

std::unexpected<Error> noCms() {
    return fail(ErrorCode::SignatureInvalid, {}, openssl::lastError());
}

} // namespace

Result<QByteArray> withCompleteData(const QByteArray& cms, const Evidence& evidence, DigestAlgorithm digest,
                                    TimeStamper& stamper) {
    const unsigned char* at = openssl::data(cms);
    const Message message(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(cms.size())));
    const STACK_OF(CMS_SignerInfo)* signers = message ? CMS_get0_SignerInfos(message.get()) : nullptr;
    if (signers == nullptr || sk_CMS_SignerInfo_num(signers) != 1 || evidence.certificates.empty())
        return noCms();
    std::vector<QByteArray> values;
    QByteArray references; // the signer's own certificate is referred to in a signed attribute
    QByteArray revocation;
    for (const Certificate& certificate : evidence.certificates) {
        if (!values.empty())
            references += referenceTo(certificate);
        values.push_back(certificate.der());
        const auto word = evidence.words.find(certificate.sha256());
        revocation += revocationReference(word == evidence.words.end() ? RevocationData() : word->second);
    }
    Attributes attributes(sk_CMS_SignerInfo_value(signers, 0));
    if (!attributes.set(NID_id_smime_aa_ets_certValues, derElement(sequence, joined(values))) ||
        !attributes.set(NID_id_smime_aa_ets_revocationValues, revocationValues(evidence.revocation)) ||
        !attributes.set(NID_id_smime_aa_ets_CertificateRefs, derElement(sequence, references)) ||
        !attributes.set(NID_id_smime_aa_ets_RevocationRefs, derElement(sequence, revocation)))
        return noCms();
    const QByteArray stamped = attributes.signatureValue() +
                               attributes.octetsOf(NID_id_smime_aa_timeStampToken) +
                               attributes.octetsOf(NID_id_smime_aa_ets_CertificateRefs) +
                               attributes.octetsOf(NID_id_smime_aa_ets_RevocationRefs);
    const Result<QByteArray> token = requestTimeStamp(digestOf({stamped}, digest), digest, stamper);
    if (!token)
        return token;
    if (!attributes.set(NID_id_smime_aa_ets_escTimeStamp, *token))
        return noCms();
    return openssl::der([&](unsigned char** out) { return i2d_CMS_ContentInfo(message.get(), out); });
}

} // namespace yenile::signature
