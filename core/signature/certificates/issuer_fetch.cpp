// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/issuer_fetch.h"

#include "core/signature/certificates/certificate_path.h"
#include "core/signature/crypto/openssl.h"

#include <openssl/pkcs7.h>
#include <openssl/x509v3.h>

#include <algorithm>

namespace yenile::signature {

namespace {

using openssl::Owned;

constexpr int longestPath = 6;

std::optional<Certificate> issuerAmong(const std::vector<Certificate>& candidates,
                                       const Certificate& certificate) {
    const auto found = std::ranges::find_if(
        candidates, [&](const Certificate& candidate) { return isIssuedBy(certificate, candidate); });
    return found == candidates.end() ? std::nullopt : std::optional(*found);
}

QStringList issuerAddresses(const Certificate& certificate) {
    QStringList addresses;
    const Owned<AUTHORITY_INFO_ACCESS, AUTHORITY_INFO_ACCESS_free> access(static_cast<AUTHORITY_INFO_ACCESS*>(
        X509_get_ext_d2i(certificate.handle(), NID_info_access, nullptr, nullptr)));
    for (int i = 0; access && i < sk_ACCESS_DESCRIPTION_num(access.get()); ++i) {
        const ACCESS_DESCRIPTION* description = sk_ACCESS_DESCRIPTION_value(access.get(), i);
        if (OBJ_obj2nid(description->method) != NID_ad_ca_issuers || description->location->type != GEN_URI)
            continue;
        const ASN1_STRING* uri = description->location->d.uniformResourceIdentifier;
        addresses.append(QString::fromLatin1(reinterpret_cast<const char*>(ASN1_STRING_get0_data(uri)),
                                             ASN1_STRING_length(uri)));
    }
    return addresses.filter(QStringLiteral("http"));
}

/// One certificate (DER, or PEM against the rules), or several in a CMS without content (RFC 2797).
std::vector<Certificate> certificatesIn(const QByteArray& answer) {
    if (const Result<Certificate> one = Certificate::fromDer(answer))
        return {*one};
    if (const auto pem = Certificate::fromPem(answer))
        return *pem;
    const unsigned char* at = openssl::data(answer);
    const Owned<PKCS7, PKCS7_free> bag(d2i_PKCS7(nullptr, &at, static_cast<long>(answer.size())));
    std::vector<Certificate> certificates;
    // Whoever answers may leave out what the type promises.
    if (!bag || !PKCS7_type_is_signed(bag.get()) || bag->d.sign == nullptr)
        return certificates;
    const STACK_OF(X509)* all = bag->d.sign->cert;
    for (int i = 0; i < sk_X509_num(all); ++i)
        certificates.push_back(Certificate::fromHandle(sk_X509_value(all, i)));
    return certificates;
}

std::optional<Certificate> fetchIssuer(const Certificate& certificate, HttpTransport& transport) {
    EvidenceCache* cache = transport.cache();
    for (const QString& address : issuerAddresses(certificate)) {
        const EvidenceQuestion question{EvidenceQuestion::Source::Issuer, address};
        if (const auto kept = cache != nullptr ? cache->find(question) : std::nullopt)
            if (auto issuer = issuerAmong(certificatesIn(*kept), certificate))
                return issuer;
        const Result<QByteArray> answer = transport.get(address);
        if (!answer)
            continue;
        if (auto issuer = issuerAmong(certificatesIn(*answer), certificate)) {
            if (cache != nullptr)
                cache->store(question, *answer);
            return issuer;
        }
    }
    return {};
}

} // namespace

std::vector<Certificate> fetchIssuers(const Certificate& certificate, const std::vector<Certificate>& known,
                                      const std::vector<Certificate>& anchors, HttpTransport& transport) {
    std::vector<Certificate> fetched;
    Certificate last = certificate;
    for (int step = 0; step < longestPath && !isIssuedBy(last, last) && !issuerAmong(anchors, last); ++step) {
        std::optional<Certificate> issuer = issuerAmong(known, last);
        if (!issuer) {
            issuer = fetchIssuer(last, transport);
            if (!issuer)
                break;
            fetched.push_back(*issuer);
        }
        last = *issuer;
    }
    ERR_clear_error();
    return fetched;
}

bool namesIssuerSource(const Certificate& certificate) {
    return !issuerAddresses(certificate).isEmpty();
}

} // namespace yenile::signature
