// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/responders.h"
#include "core/signature/certificates/revocation_parts.h"

#include <openssl/x509v3.h>

#include <cstdlib>

/// Asks for revocation data.
namespace yenile::signature {

namespace {

using openssl::Owned;
using State = RevocationStatus::State;
using OcspRequest = Owned<OCSP_REQUEST, OCSP_REQUEST_free>;

QStringList listAddresses(const Certificate& certificate) {
    QStringList addresses;
    const Owned<CRL_DIST_POINTS, CRL_DIST_POINTS_free> points(static_cast<CRL_DIST_POINTS*>(
        X509_get_ext_d2i(certificate.handle(), NID_crl_distribution_points, nullptr, nullptr)));
    for (int i = 0; points && i < sk_DIST_POINT_num(points.get()); ++i) {
        const DIST_POINT* point = sk_DIST_POINT_value(points.get(), i);
        if (point->distpoint == nullptr || point->distpoint->type != 0)
            continue;
        const GENERAL_NAMES* names = point->distpoint->name.fullname;
        for (int j = 0; j < sk_GENERAL_NAME_num(names); ++j) {
            int type = 0;
            const auto* value = static_cast<const ASN1_STRING*>(
                GENERAL_NAME_get0_value(sk_GENERAL_NAME_value(names, j), &type));
            if (type == GEN_URI)
                addresses.append(QString::fromLatin1(
                    reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)), ASN1_STRING_length(value)));
        }
    }
    return addresses.filter(QStringLiteral("http"));
}

constexpr int nonceSize = 16; // RFC 8954 wants 1 to 32

OcspRequest ocspRequest(const Certificate& certificate, const Certificate& issuer) {
    OcspRequest request(OCSP_REQUEST_new());
    OCSP_request_add0_id(request.get(), OCSP_cert_to_id(EVP_sha1(), certificate.handle(), issuer.handle()));
    OCSP_request_add1_nonce(request.get(), nullptr, nonceSize);
    return request;
}

/// Another nonce than ours is the answer to another question. None at all is allowed: responders may make
/// their answers beforehand.
bool answers(const QByteArray& ocspResponse, OCSP_REQUEST* request) {
    const BasicResponse response = basicResponse(ocspResponse);
    return response && OCSP_check_nonce(request, response.get()) != 0;
}

/// Whether it says itself until when it is valid; what does not is asked for each time.
bool hasEnd(const QByteArray& crl) {
    const Crl list = revocationList(crl);
    return list && X509_CRL_get0_nextUpdate(list.get()) != nullptr;
}
bool hasEnd(OCSP_BASICRESP* response) {
    for (int i = 0; i < OCSP_resp_count(response); ++i) {
        ASN1_GENERALIZEDTIME* nextUpdate = nullptr;
        OCSP_single_get0_status(OCSP_resp_get0(response, i), nullptr, nullptr, nullptr, &nextUpdate);
        if (nextUpdate == nullptr)
            return false;
    }
    return true;
}

constexpr qint64 tolerance = std::chrono::seconds(clockTolerance).count(); // between this clock and others

/// Asks for the revocation status of one certificate.
class Inquiry {
public:
    Inquiry(const Certificate& certificate, const Certificate& issuer, const ValidationPolicy& policy)
        : m_certificate(certificate), m_issuer(issuer), m_policy(policy), m_transport(*policy.transport),
          m_last{ErrorCode::RevocationUnknown, {}, QStringLiteral("no revocation data")} {}

    /// What was learned before and still counts. That a certificate was on hold may no longer be so.
    [[nodiscard]] std::optional<RevocationData> remembered(RevocationSource source) const {
        const EvidenceCache* cache = m_transport.cache();
        if (cache == nullptr)
            return {};
        if (source != RevocationSource::List)
            for (const QString& address : responderAddresses(m_certificate))
                if (const auto answer = cache->find(toResponder(address)))
                    if (const RevocationData data{{*answer}, {}}; stateBy(data) == State::Good)
                        return data;
        if (source != RevocationSource::Responder)
            for (const QString& address : listAddresses(m_certificate))
                if (const auto answer = cache->find(toList(address)))
                    if (const RevocationData data{{}, {*answer}}; stateBy(data) == State::Good)
                        return data;
        return {};
    }

    std::optional<RevocationData> askResponder(const QString& address) {
        const OcspRequest request = ocspRequest(m_certificate, m_issuer);
        const auto answer = m_transport.post(
            address, "application/ocsp-request",
            openssl::der([&](unsigned char** out) { return i2d_OCSP_REQUEST(request.get(), out); }));
        RevocationData data;
        if (!answer)
            learn(answer.error());
        else
            data.ocspResponses.push_back(*answer);
        if (!answer || !answers(*answer, request.get()))
            return {};
        askAboutResponder(*answer, data);
        data.clock = judgeClock(*answer, request.get());
        if (stateBy(data) == State::Unknown) {
            if (data.clock)
                learn(*data.clock);
            return {};
        }
        if (!data.clock && hasEnd(basicResponse(*answer).get())) // a wrong clock is told each time
            remember(toResponder(address), *answer);
        return data;
    }

    std::optional<RevocationData> fetchList(const QString& address) {
        const auto answer = m_transport.get(address);
        RevocationData data;
        if (!answer)
            learn(answer.error());
        else
            data.crls.push_back(*answer);
        if (!answer)
            return {};
        if (stateBy(data) == State::Unknown) {
            // Nobody signs lists of tomorrow.
            if (const auto said = statementInList(*answer, m_certificate, m_issuer))
                if (const qint64 away = now().secsTo(said->issuedAt); away > tolerance)
                    learn(clockIsOff(away));
            return {};
        }
        if (hasEnd(*answer))
            remember(toList(address), *answer);
        return data;
    }

    [[nodiscard]] const Error& last() const { return m_last; }

private:
    [[nodiscard]] QDateTime now() const { return m_policy.clock->now(); }
    [[nodiscard]] State stateBy(const RevocationData& data) const {
        return revocationStatus(m_certificate, m_issuer, data, now(), m_policy).state;
    }

    /// A wrong clock explains whatever else goes wrong.
    void learn(Error error) {
        if (m_last.code != ErrorCode::ClockWrong)
            m_last = std::move(error);
    }
    static Error clockIsOff(qint64 seconds) {
        return {ErrorCode::ClockWrong, {QString::number(std::abs(seconds) / 60)}, {}};
    }
    /// With our nonce in it, the answer was given just now.
    [[nodiscard]] std::optional<Error> judgeClock(const QByteArray& answer, OCSP_REQUEST* request) const {
        constexpr int sameNonce = 1;
        const auto said = statementInResponse(answer, m_certificate, m_issuer, m_policy.responders);
        if (!said || said->signer == Statement::Signer::Stranger ||
            OCSP_check_nonce(request, basicResponse(answer).get()) != sameNonce)
            return {};
        const qint64 away = now().secsTo(said->signedAt);
        return std::abs(away) > tolerance ? std::optional(clockIsOff(away)) : std::nullopt;
    }

    /// A delegate that does not say that nobody needs to ask about it (RFC 6960, 4.2.2.2.1). By its lists: a
    /// responder proves nothing about itself.
    void askAboutResponder(const QByteArray& answer, RevocationData& data) const {
        const auto said = statementInResponse(answer, m_certificate, m_issuer, m_policy.responders);
        if (!said || said->signer != Statement::Signer::Delegate || needsNoRevocationData(*said->responder))
            return;
        Inquiry inquiry(*said->responder, m_issuer, m_policy);
        for (const QString& address : listAddresses(*said->responder))
            if (const auto list = inquiry.fetchList(address))
                return data.add(*list);
    }
    [[nodiscard]] EvidenceQuestion toResponder(const QString& address) const {
        return {EvidenceQuestion::Source::Responder, address, m_certificate.sha256()};
    }
    [[nodiscard]] static EvidenceQuestion toList(const QString& address) {
        return {EvidenceQuestion::Source::List, address};
    }
    void remember(const EvidenceQuestion& question, const QByteArray& answer) const {
        if (EvidenceCache* cache = m_transport.cache())
            cache->store(question, answer);
    }

    const Certificate& m_certificate;
    const Certificate& m_issuer;
    const ValidationPolicy& m_policy;
    HttpTransport& m_transport;
    Error m_last;
};

} // namespace

QStringList responderAddresses(const Certificate& certificate) {
    QStringList addresses;
    const Owned<STACK_OF(OPENSSL_STRING), X509_email_free> all(X509_get1_ocsp(certificate.handle()));
    for (int i = 0; all && i < sk_OPENSSL_STRING_num(all.get()); ++i)
        addresses.append(QString::fromUtf8(sk_OPENSSL_STRING_value(all.get(), i)));
    return addresses;
}

bool namesRevocationSource(const Certificate& certificate) {
    return !responderAddresses(certificate).isEmpty() || !listAddresses(certificate).isEmpty();
}

Result<RevocationData> fetchRevocationData(const Certificate& certificate, const Certificate& issuer,
                                           const ValidationPolicy& policy, Freshness freshness,
                                           RevocationSource source) {
    Inquiry inquiry(certificate, issuer, policy);
    if (freshness == Freshness::WithinValidity)
        if (const auto data = inquiry.remembered(source))
            return *data;
    if (source != RevocationSource::List)
        for (const QString& address : responderAddresses(certificate))
            if (const auto data = inquiry.askResponder(address))
                return *data;
    if (source != RevocationSource::Responder)
        for (const QString& address : listAddresses(certificate))
            if (const auto data = inquiry.fetchList(address))
                return *data;
    ERR_clear_error();
    return std::unexpected(inquiry.last());
}

} // namespace yenile::signature
