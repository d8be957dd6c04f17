// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/cms/time_stamp.h"

#include "core/signature/certificates/algorithm_policy.h"
#include "core/signature/certificates/certificate_path.h"
#include "core/signature/cms/signer_reference.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/crypto/openssl.h"

#include <openssl/cms.h>
#include <openssl/rand.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

#include <algorithm>

namespace yenile::signature {

namespace {

using openssl::Owned;
using StampRequest = Owned<TS_REQ, TS_REQ_free>;
using StampResponse = Owned<TS_RESP, TS_RESP_free>;
using Message = Owned<CMS_ContentInfo, CMS_ContentInfo_free>;
using Info = Owned<TS_TST_INFO, TS_TST_INFO_free>;

constexpr int longestText = 200; // bytes of what an authority says

std::unexpected<Error> stampFailure(const char* cause) {
    const QString detail = openssl::lastError();
    return fail(ErrorCode::TimeStampFailed, {}, QString::fromLatin1(cause) + u' ' + detail);
}

StampRequest newRequest(QByteArrayView digest, DigestAlgorithm algorithm) {
    StampRequest request(TS_REQ_new());
    const Owned<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free> imprint(TS_MSG_IMPRINT_new());
    const Owned<X509_ALGOR, X509_ALGOR_free> identifier(X509_ALGOR_new());
    X509_ALGOR_set_md(identifier.get(), messageDigest(algorithm));
    QByteArray value = digest.toByteArray();
    TS_MSG_IMPRINT_set_algo(imprint.get(), identifier.get());
    TS_MSG_IMPRINT_set_msg(imprint.get(), openssl::data(value), static_cast<int>(value.size()));

    QByteArray random(8, Qt::Uninitialized);
    RAND_bytes(openssl::data(random), static_cast<int>(random.size()));
    const Owned<BIGNUM, BN_free> number(
        BN_bin2bn(openssl::data(random), static_cast<int>(random.size()), nullptr));
    const Owned<ASN1_INTEGER, ASN1_INTEGER_free> nonce(BN_to_ASN1_INTEGER(number.get(), nullptr));

    TS_REQ_set_version(request.get(), 1);
    TS_REQ_set_msg_imprint(request.get(), imprint.get());
    TS_REQ_set_nonce(request.get(), nonce.get());
    TS_REQ_set_cert_req(request.get(), 1);
    return request;
}

/// Granted, and for this request: its imprint and its nonce. Not who signed it: where the authority names
/// itself, OpenSSL would want that to be proven here, by anchors that it does not have.
bool answers(TS_RESP* response, TS_REQ* request) {
    const Owned<TS_VERIFY_CTX, TS_VERIFY_CTX_free> context(TS_REQ_to_TS_VERIFY_CTX(request, nullptr));
    if (!context)
        return false;
    TS_VERIFY_CTX_set_flags(context.get(), TS_VFY_VERSION | TS_VFY_IMPRINT | TS_VFY_NONCE);
    return TS_RESP_verify_response(context.get(), response) == 1;
}

/// What an authority says when it gives none (RFC 3161, 2.4.2); empty when it does.
QString refusalIn(TS_RESP* response) {
    const TS_STATUS_INFO* info = TS_RESP_get_status_info(response);
    const long status = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(info));
    if (status == TS_STATUS_GRANTED || status == TS_STATUS_GRANTED_WITH_MODS)
        return {};
    QStringList words{QStringLiteral("status %1").arg(status)};
    const STACK_OF(ASN1_UTF8STRING)* texts = TS_STATUS_INFO_get0_text(info);
    for (int i = 0; i < sk_ASN1_UTF8STRING_num(texts); ++i) {
        const ASN1_UTF8STRING* text = sk_ASN1_UTF8STRING_value(texts, i);
        words << QString::fromUtf8(reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
                                   std::min(ASN1_STRING_length(text), longestText));
    }
    return words.join(QStringLiteral(", "));
}

/// Whether that is a name of the certificate: its subject, or one of the alternatives.
bool isNameOf(GENERAL_NAME* name, const Certificate& certificate) {
    if (name->type == GEN_DIRNAME &&
        X509_NAME_cmp(name->d.directoryName, X509_get_subject_name(certificate.handle())) == 0)
        return true;
    const Owned<GENERAL_NAMES, GENERAL_NAMES_free> others(static_cast<GENERAL_NAMES*>(
        X509_get_ext_d2i(certificate.handle(), NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; i < sk_GENERAL_NAME_num(others.get()); ++i)
        if (GENERAL_NAME_cmp(name, sk_GENERAL_NAME_value(others.get(), i)) == 0)
            return true;
    return false;
}

/// A token taken apart; each step of it fails by throwing a Finding, within this file.
class StampToken {
public:
    StampToken(QByteArrayView der, const QString& name) : m_name(name) {
        const unsigned char* at = openssl::data(der);
        m_message.reset(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
        const qsizetype used = at - openssl::data(der);
        require(m_message && OBJ_obj2nid(CMS_get0_type(m_message.get())) == NID_pkcs7_signed &&
                    OBJ_obj2nid(CMS_get0_eContentType(m_message.get())) == NID_id_smime_ct_TSTInfo,
                "no time-stamp token");
        // Zeros may follow in the room that a PDF has for it.
        require(std::ranges::all_of(der.sliced(used), [](char c) { return c == 0; }),
                "bytes after the token");
        const ASN1_OCTET_STRING* content = *CMS_get0_content(m_message.get());
        require(content != nullptr, "no content");
        const unsigned char* info = ASN1_STRING_get0_data(content);
        m_info.reset(d2i_TS_TST_INFO(nullptr, &info, ASN1_STRING_length(content)));
        require(m_info && TS_TST_INFO_get_version(m_info.get()) == 1, "no TSTInfo");
    }

    [[nodiscard]] QDateTime time() const { return openssl::dateTime(TS_TST_INFO_get_time(m_info.get())); }

    /// Signed by the certificate that it names; that certificate.
    Certificate checkSignature(std::vector<Certificate>& certificates) const {
        const openssl::Bio content(BIO_new(BIO_s_mem()));
        if (CMS_verify(m_message.get(), nullptr, nullptr, nullptr, content.get(),
                       CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY) != 1)
            throw failed("SIG_CRYPTO_FAILURE", ErrorCode::TimeStampFailed, {m_name}, openssl::lastError());
        const Owned<STACK_OF(X509), freeShared> signers(CMS_get0_signers(m_message.get()));
        require(signers && sk_X509_num(signers.get()) == 1, "not one signer");
        const Owned<STACK_OF(X509), freeAll> all(CMS_get1_certs(m_message.get()));
        for (int i = 0; i < sk_X509_num(all.get()); ++i)
            certificates.push_back(Certificate::fromHandle(sk_X509_value(all.get(), i)));
        const Certificate authority = Certificate::fromHandle(sk_X509_value(signers.get(), 0));
        checkSigningCertificate(authority);
        return authority;
    }

    /// RFC 3161, 2.4.2: where the authority names itself, the name is one of its certificate's.
    [[nodiscard]] std::optional<Finding> checkName(const Certificate& authority) const {
        GENERAL_NAME* name = TS_TST_INFO_get_tsa(m_info.get());
        if (name == nullptr || isNameOf(name, authority))
            return {};
        return indeterminate("SIG_CONSTRAINTS_FAILURE", ErrorCode::TimeStampFailed, {m_name},
                             QStringLiteral("the authority gives another name than its certificate"));
    }

    /// What it stands on: the digest of the imprint first, that of its signature after it.
    [[nodiscard]] QStringList digests() const {
        X509_ALGOR* signatureDigest = nullptr;
        CMS_SignerInfo_get0_algs(signerInfo(), nullptr, nullptr, &signatureDigest, nullptr);
        return {nameOf(TS_MSG_IMPRINT_get_algo(imprint())), nameOf(signatureDigest)};
    }

    void checkImprint(const std::vector<QByteArrayView>& content) const {
        const EVP_MD* digestOfImprint = EVP_get_digestbyobj(idOf(TS_MSG_IMPRINT_get_algo(imprint())));
        if (digestOfImprint == nullptr)
            throw indeterminate("CRYPTO_CONSTRAINTS_FAILURE", ErrorCode::AlgorithmRefused,
                                {nameOf(TS_MSG_IMPRINT_get_algo(imprint()))});
        const QByteArray digest = digestOf(content, digestOfImprint);
        const ASN1_OCTET_STRING* stamped = TS_MSG_IMPRINT_get_msg(imprint());
        if (digest != QByteArrayView(ASN1_STRING_get0_data(stamped), ASN1_STRING_length(stamped)))
            throw failed("HASH_FAILURE", ErrorCode::TimeStampFailed, {m_name});
    }

private:
    static void freeShared(STACK_OF(X509) * stack) { sk_X509_free(stack); }
    static void freeAll(STACK_OF(X509) * stack) { sk_X509_pop_free(stack, X509_free); }

    void require(bool condition, const char* cause) const {
        if (!condition)
            throw failed("FORMAT_FAILURE", ErrorCode::TimeStampFailed, {m_name}, QString::fromLatin1(cause));
    }

    [[nodiscard]] TS_MSG_IMPRINT* imprint() const { return TS_TST_INFO_get_msg_imprint(m_info.get()); }

    [[nodiscard]] CMS_SignerInfo* signerInfo() const {
        return sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(m_message.get()), 0);
    }
    static const ASN1_OBJECT* idOf(const X509_ALGOR* algorithm) {
        const ASN1_OBJECT* id = nullptr;
        X509_ALGOR_get0(&id, nullptr, nullptr, algorithm);
        return id;
    }
    static QString nameOf(const X509_ALGOR* algorithm) { return digestName(OBJ_obj2nid(idOf(algorithm))); }

    /// RFC 5816: which certificate was meant. Version 1 with its SHA-1 is still what some authorities give.
    void checkSigningCertificate(const Certificate& authority) const {
        require(signerReference(signerInfo(), authority).state == SignerReference::State::Matches,
                "signing certificate");
    }

    const QString& m_name;
    Message m_message;
    Info m_info;
};

} // namespace

Result<QByteArray> tokenIn(const QByteArray& answer, const QByteArray& request) {
    const unsigned char* at = openssl::data(request);
    const StampRequest asked(d2i_TS_REQ(nullptr, &at, static_cast<long>(request.size())));
    at = openssl::data(answer);
    const StampResponse response(d2i_TS_RESP(nullptr, &at, static_cast<long>(answer.size())));
    if (const QString refusal = response ? refusalIn(response.get()) : QString(); !refusal.isEmpty())
        return fail(ErrorCode::TimeStampFailed, {}, refusal);
    if (!asked || !response || !answers(response.get(), asked.get()))
        return stampFailure("response");
    const QByteArray token =
        openssl::der([&](unsigned char** out) { return i2d_PKCS7(TS_RESP_get_token(response.get()), out); });
    try {
        const QString name;
        std::vector<Certificate> certificates;
        const StampToken parsed(token, name);
        const Certificate authority = parsed.checkSignature(certificates);
        if (!isTimeStampAuthority(authority))
            return stampFailure("not an authority's certificate");
        if (const auto finding = parsed.checkName(authority))
            return std::unexpected(finding->problem);
    } catch (const Finding& finding) {
        return std::unexpected(finding.problem);
    }
    return token;
}

Result<QByteArray> requestTimeStamp(QByteArrayView digest, DigestAlgorithm algorithm, TimeStamper& stamper) {
    const StampRequest question = newRequest(digest, algorithm);
    const QByteArray request =
        openssl::der([&](unsigned char** out) { return i2d_TS_REQ(question.get(), out); });
    const Result<QByteArray> answer = stamper.exchange(request);
    return answer ? tokenIn(*answer, request) : answer;
}

TimeStampSigner timeStampSigner(QByteArrayView token) {
    TimeStampSigner signer;
    const QString name;
    try {
        signer.authority = StampToken(token, name).checkSignature(signer.certificates);
    } catch (const Finding&) {
        signer.authority.reset();
    }
    ERR_clear_error();
    return signer;
}

namespace {

/// What the token is made with, at the proven time or now.
std::optional<Finding> checkStrength(const Certificate& authority, const QStringList& digests,
                                     const PathEvidence& evidence, const ValidationPolicy& policy) {
    const QDateTime time = evidence.provenTime.value_or(policy.clock->now());
    for (const QString& digest : digests)
        if (const auto finding = checkDigest(digest, policy.algorithms, time))
            return finding;
    return checkKey(authority, policy.algorithms, time);
}

/// All of it but what it stamps.
void examine(const StampToken& token, const PathEvidence& evidence, const ValidationPolicy& policy,
             const QString& name, TimeStampResult& result) {
    result.time = token.time();
    const QStringList digests = token.digests();
    result.digestAlgorithm = digests.first();
    result.authority = token.checkSignature(result.certificates);
    result.integrity = checkStrength(*result.authority, digests, evidence, policy);
    PathEvidence all = evidence;
    all.certificates.insert(all.certificates.end(), result.certificates.begin(), result.certificates.end());
    PathJudgement judgement = judgeTimeStampAuthority(*result.authority, all, policy, name);
    result.trust = std::move(judgement.finding);
    result.revocation = std::move(judgement.statuses);
    if (!result.trust)
        result.trust = token.checkName(*result.authority);
}

} // namespace

std::optional<Finding> checkTimeStamp(QByteArrayView der, const ValidationPolicy& policy,
                                      const QString& name) {
    TimeStampResult result;
    try {
        examine(StampToken(der, name), {}, policy, name, result);
    } catch (const Finding& finding) {
        result.integrity = finding;
    }
    ERR_clear_error();
    return result.integrity ? result.integrity : result.trust;
}

TimeStampResult verifyTimeStamp(const std::vector<QByteArrayView>& content, QByteArrayView der,
                                const PathEvidence& evidence, const ValidationPolicy& policy,
                                const QString& name) {
    TimeStampResult result;
    try {
        const StampToken token(der, name);
        result.time = token.time();
        token.checkImprint(content);
        examine(token, evidence, policy, name, result);
    } catch (const Finding& finding) {
        result.integrity = finding;
    }
    ERR_clear_error();
    return result;
}

} // namespace yenile::signature
