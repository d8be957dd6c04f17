// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/revocation_parts.h"
#include "core/signature/crypto/algorithms.h"

#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <algorithm>

/// Reads what responses and lists say.
namespace yenile::signature {

namespace {

using openssl::Owned;
using Status = Statement::Status;
using Stack = Owned<STACK_OF(X509), [](STACK_OF(X509) * stack) { sk_X509_free(stack); }>;

/// Shares the handles; the certificates must outlive it.
Stack stackOf(const std::vector<Certificate>& certificates) {
    Stack stack(sk_X509_new_null());
    for (const Certificate& certificate : certificates)
        sk_X509_push(stack.get(), certificate.handle());
    return stack;
}

QDateTime producedAt(OCSP_BASICRESP* response) {
    return openssl::dateTime(OCSP_resp_get0_produced_at(response));
}

/// Of the certificates in it before all others: others may have the same name.
std::optional<Certificate> signerOf(OCSP_BASICRESP* response, const std::vector<Certificate>& others) {
    X509* signer = nullptr;
    const Stack extra = stackOf(others);
    if (OCSP_resp_get0_signer(response, &signer, nullptr) != 1 &&
        OCSP_resp_get0_signer(response, &signer, extra.get()) != 1)
        return {};
    return Certificate::fromHandle(signer);
}

/// By one of those that the policy names: then nobody has to have put him in charge.
bool isSignedBy(OCSP_BASICRESP* response, const Certificate& responder) {
    const Owned<X509_STORE, X509_STORE_free> store(X509_STORE_new());
    const Stack only = stackOf({responder});
    return OCSP_basic_verify(response, only.get(), store.get(), OCSP_TRUSTOTHER) == 1;
}

/// Who stands behind a response; nothing where the signature does not hold.
bool readSigner(OCSP_BASICRESP* response, const Certificate& issuer,
                const std::vector<Certificate>& responders, Statement& statement) {
    std::vector<Certificate> others = responders;
    others.push_back(issuer);
    const std::optional<Certificate> signer = signerOf(response, others);
    if (!signer)
        return false;
    if (!(*signer == issuer))
        statement.responder = signer;
    if (isAuthorised(response, issuer))
        statement.signer = statement.responder ? Statement::Signer::Delegate : Statement::Signer::Issuer;
    else if (std::ranges::find(responders, *signer) != responders.end() && isSignedBy(response, *signer))
        statement.signer = Statement::Signer::Known;
    else if (isSelfConsistent(response, others))
        statement.signer = Statement::Signer::Stranger;
    else
        return false;
    return true;
}

Status statusFor(long reason) {
    return reason == CRL_REASON_CERTIFICATE_HOLD ? Status::OnHold : Status::Revoked;
}

/// What a response says of the certificate of that identifier; false where it says nothing.
bool readAnswer(OCSP_BASICRESP* response, OCSP_CERTID* id, Statement& statement) {
    OCSP_SINGLERESP* answer = OCSP_resp_get0(response, OCSP_resp_find(response, id, -1));
    if (answer == nullptr)
        return false;
    int reason = OCSP_REVOKED_STATUS_NOSTATUS;
    ASN1_GENERALIZEDTIME* revoked = nullptr;
    ASN1_GENERALIZEDTIME* thisUpdate = nullptr;
    ASN1_GENERALIZEDTIME* nextUpdate = nullptr;
    const int status = OCSP_single_get0_status(answer, &reason, &revoked, &thisUpdate, &nextUpdate);
    if (status == V_OCSP_CERTSTATUS_UNKNOWN)
        return false;
    if (status == V_OCSP_CERTSTATUS_REVOKED)
        statement.status = statusFor(reason);
    statement.revokedAt = openssl::dateTime(revoked);
    statement.issuedAt = openssl::dateTime(thisUpdate);
    statement.until = openssl::dateTime(nextUpdate);
    // RFC 6960, 4.4.4.
    const Owned<ASN1_GENERALIZEDTIME, ASN1_GENERALIZEDTIME_free> cutoff(static_cast<ASN1_GENERALIZEDTIME*>(
        OCSP_SINGLERESP_get1_ext_d2i(answer, NID_id_pkix_OCSP_archiveCutoff, nullptr, nullptr)));
    if (cutoff)
        statement.keepsSince = openssl::dateTime(cutoff.get());
    return true;
}

/// Whether the certificate says that this is where it is listed.
bool isListedAt(const DIST_POINT_NAME& place, const Certificate& certificate) {
    constexpr int fullName = 0;
    const Owned<CRL_DIST_POINTS, CRL_DIST_POINTS_free> points(static_cast<CRL_DIST_POINTS*>(
        X509_get_ext_d2i(certificate.handle(), NID_crl_distribution_points, nullptr, nullptr)));
    if (place.type != fullName)
        return false;
    for (int i = 0; i < sk_DIST_POINT_num(points.get()); ++i) {
        const DIST_POINT_NAME* named = sk_DIST_POINT_value(points.get(), i)->distpoint;
        if (named == nullptr || named->type != fullName)
            continue;
        for (int j = 0; j < sk_GENERAL_NAME_num(named->name.fullname); ++j)
            for (int k = 0; k < sk_GENERAL_NAME_num(place.name.fullname); ++k)
                if (GENERAL_NAME_cmp(sk_GENERAL_NAME_value(named->name.fullname, j),
                                     sk_GENERAL_NAME_value(place.name.fullname, k)) == 0)
                    return true;
    }
    return false;
}

/// Whether nothing critical in a list is unknown here.
bool isUnderstood(const X509_CRL* crl) {
    for (int i = -1; (i = X509_CRL_get_ext_by_critical(crl, 1, i)) >= 0;) {
        const int nid = OBJ_obj2nid(X509_EXTENSION_get_object(X509_CRL_get_ext(crl, i)));
        if (nid != NID_issuing_distribution_point && nid != NID_delta_crl)
            return false;
    }
    return true;
}

/// Why a certificate of this issuer may be revoked although the list does not name it (RFC 5280, 6.3.3): a
/// delta, or another part of several lists. Empty: the list speaks of all of its kind.
QString gapIn(const X509_CRL* crl, const Certificate& certificate) {
    if (X509_CRL_get_ext_by_NID(crl, NID_delta_crl, -1) >= 0)
        return QStringLiteral(QT_TRANSLATE_NOOP("ValidationWarning", "it tells only what changed"));
    const Owned<ISSUING_DIST_POINT, ISSUING_DIST_POINT_free> scope(static_cast<ISSUING_DIST_POINT*>(
        X509_CRL_get_ext_d2i(crl, NID_issuing_distribution_point, nullptr, nullptr)));
    if (!scope)
        return {};
    if (scope->indirectCRL != 0)
        return QStringLiteral(QT_TRANSLATE_NOOP("ValidationWarning", "it is kept for several authorities"));
    if (scope->onlysomereasons != nullptr)
        return QStringLiteral(QT_TRANSLATE_NOOP("ValidationWarning", "it knows only some of the reasons"));
    const bool otherKind = certificate.isCa() ? scope->onlyuser != 0 : scope->onlyCA != 0;
    if (otherKind || scope->onlyattr != 0 ||
        (scope->distpoint != nullptr && !isListedAt(*scope->distpoint, certificate)))
        return QStringLiteral(QT_TRANSLATE_NOOP("ValidationWarning", "it is about other certificates"));
    return {};
}

/// expiredCertsOnCRL (ITU-T X.509, 9.5.2.8): certificates that ended since then stay on the list.
std::optional<QDateTime> keptSince(const X509_CRL* crl) {
    const Owned<ASN1_OBJECT, ASN1_OBJECT_free> id(OBJ_txt2obj("2.5.29.60", 1));
    const int at = X509_CRL_get_ext_by_OBJ(crl, id.get(), -1);
    if (at < 0)
        return {};
    const ASN1_OCTET_STRING* value = X509_EXTENSION_get_data(X509_CRL_get_ext(crl, at));
    const unsigned char* data = ASN1_STRING_get0_data(value);
    const Owned<ASN1_GENERALIZEDTIME, ASN1_GENERALIZEDTIME_free> since(
        d2i_ASN1_GENERALIZEDTIME(nullptr, &data, ASN1_STRING_length(value)));
    const QDateTime time = openssl::dateTime(since.get());
    return time.isValid() ? std::optional(time) : std::nullopt;
}

/// Where RFC 5280, 4.2.1.3 is kept, the authority may sign lists; without the extension it may do anything.
bool maySignLists(const Certificate& issuer) {
    return (X509_get_key_usage(issuer.handle()) & KU_CRL_SIGN) != 0;
}

} // namespace

BasicResponse basicResponse(const QByteArray& der) {
    const unsigned char* at = openssl::data(der);
    const Owned<OCSP_RESPONSE, OCSP_RESPONSE_free> response(
        d2i_OCSP_RESPONSE(nullptr, &at, static_cast<long>(der.size())));
    if (!response || OCSP_response_status(response.get()) != OCSP_RESPONSE_STATUS_SUCCESSFUL)
        return nullptr;
    return BasicResponse(OCSP_response_get1_basic(response.get()));
}

Crl revocationList(const QByteArray& der) {
    const unsigned char* at = openssl::data(der);
    return Crl(d2i_X509_CRL(nullptr, &at, static_cast<long>(der.size())));
}

bool isAuthorised(OCSP_BASICRESP* response, const Certificate& issuer) {
    const Owned<X509_STORE, X509_STORE_free> store(X509_STORE_new());
    X509_STORE_add_cert(store.get(), issuer.handle());
    X509_VERIFY_PARAM* parameters = X509_STORE_get0_param(store.get());
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_time(parameters, producedAt(response).toSecsSinceEpoch());
    const Stack issuers = stackOf({issuer});
    return OCSP_basic_verify(response, issuers.get(), store.get(), 0) == 1;
}

bool isSelfConsistent(OCSP_BASICRESP* response, const std::vector<Certificate>& others) {
    const Owned<X509_STORE, X509_STORE_free> store(X509_STORE_new());
    const Stack extra = stackOf(others);
    return OCSP_basic_verify(response, nullptr, store.get(), OCSP_NOVERIFY) == 1 ||
           OCSP_basic_verify(response, extra.get(), store.get(), OCSP_NOVERIFY) == 1;
}

QString digestOfSignature(const X509_ALGOR* algorithm) {
    const ASN1_OBJECT* id = nullptr;
    int type = 0;
    const void* parameter = nullptr;
    X509_ALGOR_get0(&id, &type, &parameter, algorithm);
    const int nid = OBJ_obj2nid(id);
    if (nid == NID_rsassaPss && type == V_ASN1_SEQUENCE) {
        const Owned<RSA_PSS_PARAMS, RSA_PSS_PARAMS_free> parameters(static_cast<RSA_PSS_PARAMS*>(
            ASN1_item_unpack(static_cast<const ASN1_STRING*>(parameter), ASN1_ITEM_rptr(RSA_PSS_PARAMS))));
        if (!parameters || parameters->hashAlgorithm == nullptr)
            return digestName(NID_sha1); // RFC 4055, 3.1: what holds where none is named
        X509_ALGOR_get0(&id, nullptr, nullptr, parameters->hashAlgorithm);
        return digestName(OBJ_obj2nid(id));
    }
    int digest = NID_undef;
    return OBJ_find_sigid_algs(nid, &digest, nullptr) == 1 ? digestName(digest) : digestName(nid);
}

std::optional<Statement> statementInResponse(const QByteArray& der, const Certificate& certificate,
                                             const Certificate& issuer,
                                             const std::vector<Certificate>& responders) {
    const BasicResponse response = basicResponse(der);
    if (!response)
        return {};
    Statement statement;
    statement.source = QStringLiteral("OCSP");
    statement.signedAt = producedAt(response.get());
    statement.digest = digestOfSignature(OCSP_resp_get0_tbs_sigalg(response.get()));
    // How the responder names certificates, nothing more.
    for (const EVP_MD* md : {EVP_sha1(), EVP_sha256()}) {
        const Owned<OCSP_CERTID, OCSP_CERTID_free> id(
            OCSP_cert_to_id(md, certificate.handle(), issuer.handle()));
        if (id && readAnswer(response.get(), id.get(), statement))
            return readSigner(response.get(), issuer, responders, statement) ? std::optional(statement)
                                                                             : std::nullopt;
    }
    return {};
}

std::optional<Statement> statementInList(const QByteArray& der, const Certificate& certificate,
                                         const Certificate& issuer) {
    const Crl crl = revocationList(der);
    if (!crl || !isUnderstood(crl.get()) || !maySignLists(issuer) ||
        X509_NAME_cmp(X509_CRL_get_issuer(crl.get()), X509_get_subject_name(issuer.handle())) != 0 ||
        X509_CRL_verify(crl.get(), X509_get0_pubkey(issuer.handle())) != 1)
        return {};
    Statement statement;
    statement.source = QStringLiteral("CRL");
    statement.gap = gapIn(crl.get(), certificate);
    statement.issuedAt = statement.signedAt = openssl::dateTime(X509_CRL_get0_lastUpdate(crl.get()));
    statement.until = openssl::dateTime(X509_CRL_get0_nextUpdate(crl.get()));
    statement.keepsSince = keptSince(crl.get());
    const X509_ALGOR* algorithm = nullptr;
    X509_CRL_get0_signature(crl.get(), nullptr, &algorithm);
    statement.digest = digestOfSignature(algorithm);
    X509_REVOKED* entry = nullptr;
    if (X509_CRL_get0_by_cert(crl.get(), &entry, certificate.handle()) != 1) // 2: removed from it again
        return statement;
    const Owned<ASN1_ENUMERATED, ASN1_ENUMERATED_free> reason(
        static_cast<ASN1_ENUMERATED*>(X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, nullptr, nullptr)));
    statement.status = statusFor(reason ? ASN1_ENUMERATED_get(reason.get()) : CRL_REASON_UNSPECIFIED);
    statement.revokedAt = openssl::dateTime(X509_REVOKED_get0_revocationDate(entry));
    return statement;
}

} // namespace yenile::signature
