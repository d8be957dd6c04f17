// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/proof_of_existence.h"
#include "core/signature/certificates/validation_policy.h"

namespace yenile::signature {

/// Revocation data, each DER.
struct RevocationData {
    std::vector<QByteArray> ocspResponses; ///< OCSPResponse (RFC 6960)
    std::vector<QByteArray> crls;          ///< CertificateList (RFC 5280, 5)
    /// ClockWrong where who was asked just now has another time than this computer.
    std::optional<Error> clock = {};

    void add(const RevocationData& other);
    [[nodiscard]] bool isEmpty() const { return ocspResponses.empty() && crls.empty(); }
};

/// What data says of a certificate at a time, and who said it.
struct RevocationStatus {
    enum class State { Unknown, Good, Revoked };
    State state = State::Unknown;
    QDateTime revokedAt;
    bool onHold = false; ///< revoked for the time being: it may be taken back
    QString source;      ///< "OCSP" or "CRL"
    QString by;          ///< common name of whoever signed the deciding statement
    QDateTime issuedAt;  ///< when that was
    /// ClockWrong where who was asked just now has another time than this computer.
    std::optional<Error> clock = {};

    /// What says "revoked" but is no evidence.
    struct Unused {
        QString by;
        QDateTime revokedAt;
        QString why; ///< for the log
    };
    std::vector<Unused> unused = {};

    /// A list that does not name the certificate, but would not name each one that was revoked either.
    struct Gap {
        QString by;
        QString why; ///< "ValidationWarning", for people
        friend bool operator==(const Gap&, const Gap&) = default;
    };
    std::vector<Gap> gaps = {};
};

/// Which data may be used for a certificate at a time is decided here alone (EN 319 102-1, 5.2.5 and 5.6.2.2;
/// RFC 5280, 6.3.3; RFC 6960, 3.2 and 4.2.2.2). It has to be signed
/// - by the issuer (a list: where its key usage allows that), by a delegate who is not revoked himself, or by
///   a responder that the policy trusts;
/// - with what the algorithm policy allowed when it is proven to have been there, and before the issuer's
///   certificate ended; and it must not be dated after the policy's time.
/// "Good" and "on hold" have to be about `time`: given after it, or valid then; and given before the
/// certificate ended, unless the list or the response says that it knows those that ended as well
/// (expiredCertsOnCRL, archive cutoff). The newest of it counts. "Revoked" for good stays, whatever is said
/// later.
[[nodiscard]] RevocationStatus revocationStatus(const Certificate& certificate, const Certificate& issuer,
                                                const RevocationData& data, const QDateTime& time,
                                                const ValidationPolicy& policy = {},
                                                const ProofsOfExistence& proofs = {});

/// Whether an answer of earlier will do as long as it is valid, or it has to be given now: what is to prove
/// something of a signature is best said after it was made.
enum class Freshness { WithinValidity, Now };

/// Who is asked.
enum class RevocationSource { Any, Responder, List };

/// Whether the certificate says where it can be asked about.
[[nodiscard]] bool namesRevocationSource(const Certificate& certificate);

/// Asks the responders that the certificate names (RFC 6960, with a nonce), then its CRLs, until one gives an
/// answer that counts now; and about the responder, where its certificate wants that. Through the policy's
/// transport, which must be there. Errors: the last one's; RevocationUnknown when the certificate names none;
/// ClockWrong when an answer that was given just now is of another time.
[[nodiscard]] Result<RevocationData> fetchRevocationData(const Certificate& certificate,
                                                         const Certificate& issuer,
                                                         const ValidationPolicy& policy,
                                                         Freshness freshness = Freshness::WithinValidity,
                                                         RevocationSource source = RevocationSource::Any);

/// When a list was issued; null for what is none.
[[nodiscard]] QDateTime issuedAt(const QByteArray& crl);

/// Whether each piece of it is as somebody signed it: a list one of these issuers, a response one of them or
/// whoever's certificate lies in it. Whether that is evidence is another question.
[[nodiscard]] bool isWhole(const RevocationData& data, const std::vector<Certificate>& issuers);

/// Certificates that need no revocation data: id-pkix-ocsp-nocheck, and self-signed ones.
[[nodiscard]] bool needsNoRevocationData(const Certificate& certificate);

/// The certificates in an OCSP response, DER.
[[nodiscard]] std::vector<Certificate> responderCertificates(const QByteArray& ocspResponse);

} // namespace yenile::signature
