// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/revocation_made.h"

#include "core/signature/crypto/openssl.h"

#include <openssl/ocsp.h>
#include <openssl/x509v3.h>

namespace yenile::tests {

using namespace signature;
using openssl::Owned;

namespace {

using Time = Owned<ASN1_TIME, ASN1_TIME_free>;
using GeneralizedTime = Owned<ASN1_GENERALIZEDTIME, ASN1_GENERALIZEDTIME_free>;

Time timeOf(const QDateTime& time) {
    return Time(ASN1_TIME_set(nullptr, time.toSecsSinceEpoch()));
}
GeneralizedTime generalized(const QDateTime& time) {
    return GeneralizedTime(time.isValid() ? ASN1_GENERALIZEDTIME_set(nullptr, time.toSecsSinceEpoch())
                                          : nullptr);
}

void addEntry(X509_CRL* crl, const MadeEntry& entry) {
    Owned<X509_REVOKED, X509_REVOKED_free> revoked(X509_REVOKED_new());
    const Owned<ASN1_INTEGER, ASN1_INTEGER_free> serial(
        ASN1_INTEGER_dup(X509_get0_serialNumber(entry.certificate.handle())));
    X509_REVOKED_set_serialNumber(revoked.get(), serial.get());
    X509_REVOKED_set_revocationDate(revoked.get(), timeOf(entry.revokedAt).get());
    if (entry.reason) {
        const Owned<ASN1_ENUMERATED, ASN1_ENUMERATED_free> reason(ASN1_ENUMERATED_new());
        ASN1_ENUMERATED_set(reason.get(), *entry.reason);
        X509_REVOKED_add1_ext_i2d(revoked.get(), NID_crl_reason, reason.get(), 0, 0);
    }
    X509_CRL_add0_revoked(crl, revoked.release());
}

void keepExpired(X509_CRL* crl, const QDateTime& since) {
    const GeneralizedTime time = generalized(since);
    const QByteArray der =
        openssl::der([&](unsigned char** out) { return i2d_ASN1_GENERALIZEDTIME(time.get(), out); });
    const Owned<ASN1_OCTET_STRING, ASN1_OCTET_STRING_free> value(ASN1_OCTET_STRING_new());
    ASN1_OCTET_STRING_set(value.get(), openssl::data(der), static_cast<int>(der.size()));
    const Owned<ASN1_OBJECT, ASN1_OBJECT_free> id(OBJ_txt2obj("2.5.29.60", 1));
    const Owned<X509_EXTENSION, X509_EXTENSION_free> extension(
        X509_EXTENSION_create_by_OBJ(nullptr, id.get(), 0, value.get()));
    X509_CRL_add_ext(crl, extension.get(), -1);
}

} // namespace

QByteArray make(const MadeList& list, const Identity& issuer) {
    const Owned<X509_CRL, X509_CRL_free> crl(X509_CRL_new());
    X509_CRL_set_version(crl.get(), X509_CRL_VERSION_2);
    X509_CRL_set_issuer_name(crl.get(), X509_get_subject_name(issuer.certificate.handle()));
    X509_CRL_set1_lastUpdate(crl.get(), timeOf(list.issuedAt).get());
    X509_CRL_set1_nextUpdate(crl.get(), timeOf(list.until).get());
    for (const MadeEntry& entry : list.entries)
        addEntry(crl.get(), entry);
    if (list.keepsSince.isValid())
        keepExpired(crl.get(), list.keepsSince);
    X509_CRL_sort(crl.get());
    X509_CRL_sign(crl.get(), issuer.key.get(), list.digest);
    return openssl::der([&](unsigned char** out) { return i2d_X509_CRL(crl.get(), out); });
}

QByteArray make(const MadeResponse& response, const Certificate& about, const Certificate& issuer,
                const Identity& responder) {
    const Owned<OCSP_BASICRESP, OCSP_BASICRESP_free> basic(OCSP_BASICRESP_new());
    const Owned<OCSP_CERTID, OCSP_CERTID_free> id(
        OCSP_cert_to_id(EVP_sha1(), about.handle(), issuer.handle()));
    const bool isGood = !response.revokedAt.isValid();
    OCSP_SINGLERESP* single = OCSP_basic_add1_status(
        basic.get(), id.get(), isGood ? V_OCSP_CERTSTATUS_GOOD : V_OCSP_CERTSTATUS_REVOKED,
        OCSP_REVOKED_STATUS_UNSPECIFIED, generalized(response.revokedAt).get(),
        timeOf(response.issuedAt).get(), timeOf(response.until).get());
    if (const GeneralizedTime cutoff = generalized(response.archiveCutoff))
        OCSP_SINGLERESP_add1_ext_i2d(single, NID_id_pkix_OCSP_archiveCutoff, cutoff.get(), 0, 0);
    OCSP_basic_sign(basic.get(), responder.certificate.handle(), responder.key.get(), response.digest,
                    nullptr, 0);
    const Owned<OCSP_RESPONSE, OCSP_RESPONSE_free> whole(
        OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic.get()));
    return openssl::der([&](unsigned char** out) { return i2d_OCSP_RESPONSE(whole.get(), out); });
}

} // namespace yenile::tests
