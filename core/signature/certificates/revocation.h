#pragma once

#include "core/base/clock.h"
#include "core/signature/certificates/certificate.h"
#include "core/signature/certificates/http_transport.h"

#include <optional>

namespace yenile::signature {

/// Revocation data, each DER.
struct RevocationData {
    std::vector<QByteArray> ocspResponses; ///< OCSPResponse (RFC 6960)
    std::vector<QByteArray> crls;          ///< CertificateList (RFC 5280, 5)

    void add(const RevocationData& other);
    [[nodiscard]] bool isEmpty() const { return ocspResponses.empty() && crls.empty(); }
};

/// What data says of a certificate at a time.
struct RevocationStatus {
    enum class State { Unknown, Good, Revoked };
    State state = State::Unknown;
    QDateTime revokedAt;
    bool onHold = false; ///< revoked for the time being: it may be taken back
};

/// Only data that the issuer, or who it put in charge (RFC 6960, 4.2.2.2), has signed, and that speaks of
/// `time`: the newest of it counts.
[[nodiscard]] RevocationStatus revocationStatus(const Certificate& certificate, const Certificate& issuer,
                                                const RevocationData& data, const QDateTime& time);

/// Whether an answer of earlier will do as long as it is valid, or it has to be given now: what is to prove
/// something of a signature is best said after it was made.
enum class Freshness { WithinValidity, Now };

/// Who is asked.
enum class RevocationSource { Any, Responder, List };

/// Whether the certificate says where it can be asked about.
[[nodiscard]] bool namesRevocationSource(const Certificate& certificate);

/// Asks the responders that the certificate names (RFC 6960, with a nonce), then its CRLs, until one gives an
/// answer that counts now. Errors: the last one's; RevocationUnknown when the certificate names none.
[[nodiscard]] Result<RevocationData> fetchRevocationData(const Certificate& certificate,
                                                         const Certificate& issuer, HttpTransport& transport,
                                                         const Clock& clock,
                                                         Freshness freshness = Freshness::WithinValidity,
                                                         RevocationSource source = RevocationSource::Any);

/// When a list was issued; null for what is none.
[[nodiscard]] QDateTime issuedAt(const QByteArray& crl);

/// Whether each piece of it was signed by one of these issuers, or by who they put in charge.
[[nodiscard]] bool isAuthentic(const RevocationData& data, const std::vector<Certificate>& issuers);

/// Certificates that need no revocation data: id-pkix-ocsp-nocheck, and self-signed ones.
[[nodiscard]] bool needsNoRevocationData(const Certificate& certificate);

/// The certificates in an OCSP response, DER.
[[nodiscard]] std::vector<Certificate> responderCertificates(const QByteArray& ocspResponse);

} // namespace yenile::signature
