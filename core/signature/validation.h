#pragma once

#include "core/base/clock.h"
#include "core/signature/certificate.h"
#include "core/signature/http_transport.h"
#include "core/signature/later_change.h"
#include "core/signature/usage_profile.h"

#include <QDate>
#include <QJsonObject>

#include <optional>

/// Validation of signatures in the terms of ETSI EN 319 102-1. Shares with the signing code only the parsers,
/// so that its word is worth something to the signer.
namespace yenile::signature {

enum class Indication { TotalPassed, Indeterminate, TotalFailed };

/// Which algorithms are strong enough, and until when (in the manner of ETSI TS 119 312). What ended counts
/// where a time stamp proves that the signature was there before.
struct AlgorithmPolicy {
    struct Digest {
        QString name;                    ///< "SHA-256"
        std::optional<QDate> until = {}; ///< the last day, UTC; none: it lasts
    };
    /// Keys of this size and more, up to the next rule's.
    struct KeySize {
        int bits = 0;
        std::optional<QDate> until = {};
    };
    std::vector<Digest> digests = {
        {QStringLiteral("SHA-256")}, {QStringLiteral("SHA-384")}, {QStringLiteral("SHA-512")}};
    std::vector<KeySize> rsa = {{2048}};
    std::vector<KeySize> ec = {{256}};
};

/// Without what word on revocation nothing passes; data at hand count always.
enum class RevocationDemand {
    AsKnown,    ///< none is needed
    WhereNamed, ///< that on certificates that say where to ask
    Always
};

/// What is trusted, and since when it is now.
struct ValidationPolicy {
    std::vector<Certificate> trustAnchors;
    bool requireQualified = false; ///< only certificates with the NES statements pass
    const Clock* clock = &Clock::system();
    std::vector<Certificate> timeStampAnchors = {}; ///< for time stamps, besides the others
    RevocationDemand revocation = RevocationDemand::AsKnown;
    HttpTransport* transport =
        nullptr; ///< where to ask for such word; not owned. Null: only the data at hand
    /// Whoever receives a signature at once does not wait until the grace period of its profile is over.
    bool awaitGracePeriod = true;
    AlgorithmPolicy algorithms = {};
};

/// One signature. Two axes: is what was signed unaltered, and is the signer's certificate trusted.
struct SignatureReport {
    QString name; ///< signature field, or member of META-INF
    Indication indication = Indication::Indeterminate;
    QString subIndication; ///< e.g. HASH_FAILURE, NO_CERTIFICATE_CHAIN_FOUND, EXPIRED; empty when passed
    std::optional<Error> problem; ///< the same for people; nothing when passed
    bool intact = false;
    bool trusted = false;
    std::optional<Certificate> signer;
    std::vector<Certificate> companions; ///< certificates that came along with the signature
    std::optional<QDateTime> claimedTime;
    std::optional<QDateTime> provenTime; ///< by the earliest trusted time stamp
    /// "PAdES-B-B", "CAdES-B-T" …; for what stands for itself "DocTimeStamp" (in a PDF), "TimeStamp" (over
    /// members of a container), "ArchiveTimeStamp" (over its signatures as well).
    QString level;
    QString digestAlgorithm;
    std::optional<PolicyReference> signaturePolicy; ///< that the signature names
    QString profile;                                ///< Turkish usage profile: "P1" … "P4"
    bool coversWholeFile = false;
    std::vector<LaterChange> changesAfter; ///< in PDFs: what came after it
    std::vector<QString> coveredMembers;   ///< in containers

    /// An authority's word on when something was there, not a person's signature.
    [[nodiscard]] bool isTimeStamp() const { return level.endsWith(QStringLiteral("TimeStamp")); }
};

struct ValidationReport {
    QString file;
    std::vector<SignatureReport> signatures;

    /// Worst of the signatures; Indeterminate when there is none.
    [[nodiscard]] Indication indication() const;
    /// The first problem, if any.
    [[nodiscard]] std::optional<Error> problem() const;
};

[[nodiscard]] QString indicationName(Indication indication); ///< "TOTAL-PASSED" …
[[nodiscard]] QJsonObject toJson(const ValidationReport& report);

/// Every signature of a PDF. A PDF without one gives a report with none. Errors: PdfDamaged, PdfEncrypted,
/// FileNotReadable.
[[nodiscard]] Result<ValidationReport> validatePdf(const QString& path, const ValidationPolicy& policy);
[[nodiscard]] Result<ValidationReport> validatePdfBytes(const QByteArray& content, const QString& name,
                                                        const ValidationPolicy& policy);

/// The container's own signatures; members that are PDFs are validated as well and come after, named
/// "member!field". Errors: ContainerDamaged, FileNotReadable.
[[nodiscard]] Result<ValidationReport> validateContainer(const QString& path, const ValidationPolicy& policy);
[[nodiscard]] Result<ValidationReport> validateContainerBytes(const QByteArray& content, const QString& name,
                                                              const ValidationPolicy& policy);

/// Either, by content.
[[nodiscard]] Result<ValidationReport> validateFile(const QString& path, const ValidationPolicy& policy);

/// A detached CMS over `content` (the service's receipt). Errors: SignatureInvalid, CertificateUntrusted,
/// CertificateExpired. Returns the signer's certificate.
[[nodiscard]] Result<Certificate> verifyDetached(QByteArrayView content, QByteArrayView cms,
                                                 const ValidationPolicy& policy);

} // namespace yenile::signature
