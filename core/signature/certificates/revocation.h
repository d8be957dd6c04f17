// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/proof_of_existence.h"
#include "core/signature/certificates/validation_policy.h"

namespace yenile::signature {

/// Revocation data, each DER.
struct RevocationData {
    std::vector<QByteArray> ocspResponses; ///< OCSPResponse (RFC 6960)
    std::vector<QByteArray> crls;          ///< CertificateList (RFC 5280, 5)
    /// ClockWrong if a server that was asked just now has another time than this computer.
    std::optional<Error> clock = {};

    void add(const RevocationData& other);
    [[nodiscard]] bool isEmpty() const { return ocspResponses.empty() && crls.empty(); }
};

/// The revocation status of a certificate at a time, and its source.
struct RevocationStatus {
    enum class State { Unknown, Good, Revoked };
    State state = State::Unknown;
    QDateTime revokedAt; ///< of one that was still good at that time: when it was revoked later
    bool onHold = false; ///< revoked temporarily: this may be undone
    QString source;      ///< "OCSP" or "CRL"
    QString by;          ///< common name of whoever signed the deciding statement
    QDateTime issuedAt;  ///< when that was
    /// ClockWrong if a server that was asked just now has another time than this computer.
    std::optional<Error> clock = {};

    /// Data that say "revoked" but cannot be used.
    struct Unused {
        QString by;
        QDateTime revokedAt;
        QString why; ///< for the log
    };
    std::vector<Unused> unused = {};

    /// A CRL that does not have the certificate, but would not have every revoked one either.
    struct Gap {
        QString by;
        QString why; ///< "ValidationWarning", for people
        friend bool operator==(const Gap&, const Gap&) = default;
    };
    std::vector<Gap> gaps = {};
};

/// What an issuer's word is worth.
struct IssuerStanding {
    /// Until when the issuer can be held to its word: the control time of EN 319 102-1, 5.6.2.2. Nothing:
    /// until its certificate ends.
    std::optional<QDateTime> until = {};
    /// Whether the status of the issuer's responders must be known. Nothing: as the policy demands.
    std::optional<RevocationDemand> ofResponders = {};
};

/// The only place that decides which data may be used for a certificate at a time (EN 319 102-1, 5.2.5
/// and 5.6.2.2; RFC 5280, 6.3.3; RFC 6960, 3.2 and 4.2.2.2). The data must be signed by the issuer (a CRL: if
/// its key usage allows that), by a delegate who is not revoked, or by a responder that the policy trusts.
/// The algorithms must have been allowed at the time of the data's proof of existence. The data must have
/// existed while the issuer could be held to its word, be made while a delegate's certificate was valid (that
/// lasts for months, documents for years), and not be dated after the policy's time. "Good" and "on hold"
/// must apply to `time`: issued after it, or valid then. They must also have been issued before the
/// certificate expired, unless the CRL or response states that it covers expired certificates as well
/// (expiredCertsOnCRL, archive cutoff). The newest one counts. "Revoked" is permanent, whatever is said
/// later.
[[nodiscard]] RevocationStatus revocationStatus(const Certificate& certificate, const Certificate& issuer,
                                                const RevocationData& data, const QDateTime& time,
                                                const ValidationPolicy& policy = {},
                                                const ProofsOfExistence& proofs = {},
                                                const IssuerStanding& standing = {});

/// Whether an earlier answer may be used while it is valid, or a new one is needed. Data that prove something
/// about a signature should be issued after it was made.
enum class Freshness { WithinValidity, Now };

/// What was asked.
enum class RevocationSource { Any, Responder, List };

/// Whether the certificate names a source of revocation data.
[[nodiscard]] bool namesRevocationSource(const Certificate& certificate);

/// Whether the status of that certificate must be known.
[[nodiscard]] bool demands(RevocationDemand demand, const Certificate& certificate);

/// Asks the OCSP responders that the certificate names (RFC 6960, with a nonce), then its CRLs, until an
/// answer can be used now; also about the responder's certificate, if that is needed. Uses the policy's
/// transport, which must be there. Errors: the last one's; RevocationUnknown if the certificate names no
/// source; ClockWrong if an answer that was made just now has another time.
[[nodiscard]] Result<RevocationData> fetchRevocationData(const Certificate& certificate,
                                                         const Certificate& issuer,
                                                         const ValidationPolicy& policy,
                                                         Freshness freshness = Freshness::WithinValidity,
                                                         RevocationSource source = RevocationSource::Any);

/// When a CRL was issued. Null if it is not a CRL.
[[nodiscard]] QDateTime issuedAt(const QByteArray& crl);

/// Whether every CRL is signed by one of these issuers, and every response by one of them or by a certificate
/// in it. Whether it can be used as evidence is judged elsewhere.
[[nodiscard]] bool isWhole(const RevocationData& data, const std::vector<Certificate>& issuers);

/// Whether a certificate needs no revocation data: id-pkix-ocsp-nocheck, and self-signed ones.
[[nodiscard]] bool needsNoRevocationData(const Certificate& certificate);

/// The certificates in an OCSP response, DER.
[[nodiscard]] std::vector<Certificate> responderCertificates(const QByteArray& ocspResponse);

} // namespace yenile::signature
