#include "core/signature/certificates/revocation.h"

#include "core/signature/certificates/revocation_parts.h"

#include <openssl/x509v3.h>

#include <algorithm>

namespace yenile::signature {

namespace {

using openssl::Owned;
using State = RevocationStatus::State;

constexpr qint64 clockSkew = 300;           // seconds
constexpr qint64 longestWithoutEnd = 86400; // seconds that an answer without nextUpdate counts

/// A status and the time from which it was known.
struct Statement {
    RevocationStatus status;
    QDateTime since;
};

/// Whether something said from `from` to `until` speaks of `time`: it was valid then, or was said afterwards.
bool speaksOf(const QDateTime& time, const QDateTime& from, const QDateTime& until) {
    if (!from.isValid())
        return false;
    return from >= time ||
           (until.isValid() ? until : from.addSecs(longestWithoutEnd)).addSecs(clockSkew) >= time;
}

RevocationStatus revokedSince(const QDateTime& revokedAt, long reason, const QDateTime& time) {
    return {revokedAt.isValid() && revokedAt > time ? State::Good : State::Revoked, revokedAt,
            reason == CRL_REASON_CERTIFICATE_HOLD};
}

/// Signed by the issuer itself or by a responder that it issued a certificate for that purpose.
bool isAuthentic(OCSP_BASICRESP* response, const Certificate& issuer, const QDateTime& time) {
    const Owned<X509_STORE, X509_STORE_free> store(X509_STORE_new());
    X509_STORE_add_cert(store.get(), issuer.handle());
    X509_VERIFY_PARAM* parameters = X509_STORE_get0_param(store.get());
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_time(parameters, time.toSecsSinceEpoch());
    const Owned<STACK_OF(X509), [](STACK_OF(X509) * stack) { sk_X509_free(stack); }> issuers(
        sk_X509_new_null());
    sk_X509_push(issuers.get(), issuer.handle());
    return OCSP_basic_verify(response, issuers.get(), store.get(), 0) == 1;
}

std::optional<Statement> statementOf(const QByteArray& ocspResponse, const Certificate& certificate,
                                     const Certificate& issuer, const QDateTime& time) {
    const BasicResponse response = basicResponse(ocspResponse);
    if (!response)
        return {};
    for (const EVP_MD* md :
         {EVP_sha1(), EVP_sha256()}) { // how the responder names certificates, nothing more
        const Owned<OCSP_CERTID, OCSP_CERTID_free> id(
            OCSP_cert_to_id(md, certificate.handle(), issuer.handle()));
        int status = V_OCSP_CERTSTATUS_UNKNOWN;
        int reason = OCSP_REVOKED_STATUS_NOSTATUS;
        ASN1_GENERALIZEDTIME* revoked = nullptr;
        ASN1_GENERALIZEDTIME* thisUpdate = nullptr;
        ASN1_GENERALIZEDTIME* nextUpdate = nullptr;
        if (!id || OCSP_resp_find_status(response.get(), id.get(), &status, &reason, &revoked, &thisUpdate,
                                         &nextUpdate) != 1)
            continue;
        const QDateTime from = openssl::dateTime(thisUpdate);
        if (!speaksOf(time, from, openssl::dateTime(nextUpdate)) ||
            !isAuthentic(response.get(), issuer, from))
            return {};
        if (status == V_OCSP_CERTSTATUS_GOOD)
            return Statement{{State::Good, {}}, from};
        if (status == V_OCSP_CERTSTATUS_REVOKED)
            return Statement{revokedSince(openssl::dateTime(revoked), reason, time), from};
        return {};
    }
    return {};
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

/// Whether a certificate of this issuer that the list does not name is good (RFC 5280, 6.3.3): no delta, no
/// other part of several lists, nothing critical that is not known here.
bool covers(X509_CRL* crl, const Certificate& certificate) {
    for (int i = -1; (i = X509_CRL_get_ext_by_critical(crl, 1, i)) >= 0;)
        if (OBJ_obj2nid(X509_EXTENSION_get_object(X509_CRL_get_ext(crl, i))) !=
            NID_issuing_distribution_point)
            return false;
    const Owned<ISSUING_DIST_POINT, ISSUING_DIST_POINT_free> scope(static_cast<ISSUING_DIST_POINT*>(
        X509_CRL_get_ext_d2i(crl, NID_issuing_distribution_point, nullptr, nullptr)));
    if (!scope)
        return true;
    const bool otherKind = certificate.isCa() ? scope->onlyuser != 0 : scope->onlyCA != 0;
    return scope->indirectCRL == 0 && scope->onlyattr == 0 && scope->onlysomereasons == nullptr &&
           !otherKind && (scope->distpoint == nullptr || isListedAt(*scope->distpoint, certificate));
}

std::optional<Statement> listed(const QByteArray& der, const Certificate& certificate,
                                const Certificate& issuer, const QDateTime& time) {
    const Crl crl = revocationList(der);
    if (!crl || !covers(crl.get(), certificate) ||
        X509_NAME_cmp(X509_CRL_get_issuer(crl.get()), X509_get_subject_name(issuer.handle())) != 0 ||
        X509_CRL_verify(crl.get(), X509_get0_pubkey(issuer.handle())) != 1)
        return {};
    const QDateTime from = openssl::dateTime(X509_CRL_get0_lastUpdate(crl.get()));
    if (!speaksOf(time, from, openssl::dateTime(X509_CRL_get0_nextUpdate(crl.get()))))
        return {};
    X509_REVOKED* entry = nullptr;
    const int found = X509_CRL_get0_by_cert(crl.get(), &entry, certificate.handle());
    if (found != 1) // 2: removed from the list again
        return Statement{{State::Good, {}}, from};
    const Owned<ASN1_ENUMERATED, ASN1_ENUMERATED_free> reason(
        static_cast<ASN1_ENUMERATED*>(X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, nullptr, nullptr)));
    return Statement{revokedSince(openssl::dateTime(X509_REVOKED_get0_revocationDate(entry)),
                                  reason ? ASN1_ENUMERATED_get(reason.get()) : CRL_REASON_UNSPECIFIED, time),
                     from};
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

void RevocationData::add(const RevocationData& other) {
    const auto addNew = [](std::vector<QByteArray>& all, const std::vector<QByteArray>& more) {
        for (const QByteArray& der : more)
            if (std::ranges::find(all, der) == all.end())
                all.push_back(der);
    };
    addNew(ocspResponses, other.ocspResponses);
    addNew(crls, other.crls);
}

RevocationStatus revocationStatus(const Certificate& certificate, const Certificate& issuer,
                                  const RevocationData& data, const QDateTime& time) {
    std::vector<Statement> statements;
    for (const QByteArray& der : data.ocspResponses)
        if (auto statement = statementOf(der, certificate, issuer, time))
            statements.push_back(*statement);
    for (const QByteArray& der : data.crls)
        if (auto statement = listed(der, certificate, issuer, time))
            statements.push_back(*statement);
    ERR_clear_error();
    if (statements.empty())
        return {};
    return std::ranges::max(statements, {}, &Statement::since).status;
}

QDateTime issuedAt(const QByteArray& der) {
    const Crl crl = revocationList(der);
    ERR_clear_error();
    return crl ? openssl::dateTime(X509_CRL_get0_lastUpdate(crl.get())) : QDateTime();
}

bool isAuthentic(const RevocationData& data, const std::vector<Certificate>& issuers) {
    const auto isAnswer = [&](const QByteArray& der) {
        const BasicResponse response = basicResponse(der);
        if (!response || OCSP_resp_count(response.get()) < 1)
            return false;
        ASN1_GENERALIZEDTIME* given = nullptr;
        OCSP_single_get0_status(OCSP_resp_get0(response.get(), 0), nullptr, nullptr, &given, nullptr);
        return std::ranges::any_of(issuers, [&](const Certificate& issuer) {
            return isAuthentic(response.get(), issuer, openssl::dateTime(given));
        });
    };
    const auto isList = [&](const QByteArray& der) {
        const Crl crl = revocationList(der);
        return crl && std::ranges::any_of(issuers, [&](const Certificate& issuer) {
                   return X509_CRL_verify(crl.get(), X509_get0_pubkey(issuer.handle())) == 1;
               });
    };
    const bool authentic =
        std::ranges::all_of(data.ocspResponses, isAnswer) && std::ranges::all_of(data.crls, isList);
    ERR_clear_error();
    return authentic;
}

bool needsNoRevocationData(const Certificate& certificate) {
    return X509_get_ext_by_NID(certificate.handle(), NID_id_pkix_OCSP_noCheck, -1) >= 0 ||
           X509_check_issued(certificate.handle(), certificate.handle()) == X509_V_OK;
}

std::vector<Certificate> responderCertificates(const QByteArray& ocspResponse) {
    std::vector<Certificate> certificates;
    const BasicResponse response = basicResponse(ocspResponse);
    const STACK_OF(X509)* all = response ? OCSP_resp_get0_certs(response.get()) : nullptr;
    const int count = std::max(sk_X509_num(all), 0);
    certificates.reserve(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i)
        certificates.push_back(Certificate::fromHandle(sk_X509_value(all, i)));
    ERR_clear_error();
    return certificates;
}

} // namespace yenile::signature
