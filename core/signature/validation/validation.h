// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/signature/certificates/certificate_path.h"
#include "core/signature/certificates/finding.h"
#include "core/signature/certificates/validation_policy.h"
#include "core/signature/cms/signer_statements.h"
#include "core/signature/cms/usage_profile.h"
#include "core/signature/pdf/later_change.h"
#include "core/signature/pdf/pdf_file.h"
#include "core/signature/validation/validation_warning.h"

#include <QJsonObject>

#include <optional>

/// Validation of signatures in the terms of ETSI EN 319 102-1. Shares with the signing code only the parsers,
/// so that its word is worth something to the signer.
namespace yenile::signature {

/// A time stamp that lies in a signature, or over it in its CMS.
struct TimeStampReport {
    std::optional<Certificate> authority;
    QDateTime time; ///< that it states; null where it cannot be read
    Indication indication = Indication::Indeterminate;
    QString subIndication;        ///< empty when passed
    std::optional<Error> problem; ///< the same for people
};

/// What a signature was made over.
struct SignedData {
    QString name;    ///< of a container's member; of the document itself empty
    qint64 size = 0; ///< bytes: of a PDF how far it went when it was signed
    QString sha256;  ///< lower-case hexadecimal

    friend bool operator==(const SignedData&, const SignedData&) = default;
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
    std::optional<QDateTime> provenTime;       ///< by the earliest trusted time stamp
    std::vector<TimeStampReport> timeStamps;   ///< those in its CMS
    std::vector<CertificateStatus> revocation; ///< of the signer and the authorities above, as it was judged
    std::vector<Warning> warnings;
    /// By form, whoever made its time stamps: "PAdES-B-B", "CAdES-B-T" …, "CAdES-X-L" where its data are not
    /// those of the baseline; for what stands for itself
    /// "DocTimeStamp" (in a PDF), "TimeStamp" (over members of a container), "ArchiveTimeStamp" (over its
    /// signatures as well).
    QString level;
    /// How far its time stamps and validation data are trusted as well; nothing where it has no such level.
    std::optional<Level> assuredLevel;
    QString digestAlgorithm;
    std::optional<PolicyReference> signaturePolicy; ///< that the signature names
    QString profile;                                ///< Turkish usage profile: "P1" … "P4"
    bool coversWholeFile = false;
    bool isListed = true;                  ///< in a PDF: the form has its field; else a page alone does
    std::vector<LaterChange> changesAfter; ///< in PDFs: what came after it
    std::vector<QString> coveredMembers;   ///< in containers
    std::optional<Certificate> anchor;     ///< that the signer's certificate leads to
    SignerStatements statements;           ///< claimed
    std::vector<SignedData> signedData;    ///< as it is here, altered or not

    enum class Integrity { Unaltered, Altered, NotKnown };
    /// Not known of what could not be checked, be it for want of a part or for weak algorithms.
    [[nodiscard]] Integrity integrity() const;

    /// An authority's word on when something was there, not a person's signature.
    [[nodiscard]] bool isTimeStamp() const { return level.endsWith(QStringLiteral("TimeStamp")); }
};

struct ValidationReport {
    QString file;
    std::vector<SignatureReport> signatures;
    std::vector<PdfEmptyField> emptyFields = {}; ///< of a PDF: signature fields without a signature
    QDateTime validationTime = {};               ///< for which it was judged

    /// Worst of the signatures; Indeterminate when there is none.
    [[nodiscard]] Indication indication() const;
    /// The first problem, if any.
    [[nodiscard]] std::optional<Error> problem() const;
};

[[nodiscard]] QString indicationName(Indication indication); ///< "TOTAL-PASSED" …
[[nodiscard]] QJsonObject toJson(const ValidationReport& report);

/// Every signature of a PDF. A PDF without one gives a report with none. Errors: those of PdfFile::open(),
/// FileNotReadable.
[[nodiscard]] Result<ValidationReport> validatePdf(const QString& path, const ValidationPolicy& policy,
                                                   const Secret& password = {});
[[nodiscard]] Result<ValidationReport> validatePdfBytes(const QByteArray& content, const QString& name,
                                                        const ValidationPolicy& policy,
                                                        const Secret& password = {});

/// The container's own signatures; members that are PDFs are validated as well and come after, named
/// "member!field"; the password is theirs. Errors: ContainerDamaged, FileNotReadable.
[[nodiscard]] Result<ValidationReport> validateContainer(const QString& path, const ValidationPolicy& policy,
                                                         const Secret& password = {});
[[nodiscard]] Result<ValidationReport> validateContainerBytes(const QByteArray& content, const QString& name,
                                                              const ValidationPolicy& policy,
                                                              const Secret& password = {});

/// Every signer of a CMS that is a file of its own (.p7s, .p7m), DER or Base64, over `signedContent` or over
/// what lies in it. Errors: FileDamaged.
[[nodiscard]] Result<ValidationReport> validateCmsBytes(const QByteArray& content, const QString& name,
                                                        const ValidationPolicy& policy,
                                                        const std::optional<QByteArray>& signedContent = {});

/// What is needed besides a file to judge it. Not owned.
struct Beside {
    const Secret* password = nullptr;             ///< that PDFs want
    std::optional<QByteArray> signedContent = {}; ///< over which a CMS stands
};

/// Any of them, by content. XML signatures and evidence records are named, and not judged.
[[nodiscard]] Result<ValidationReport> validateFile(const QString& path, const ValidationPolicy& policy,
                                                    const Beside& beside = {});
[[nodiscard]] Result<ValidationReport> validateBytes(const QByteArray& content, const QString& name,
                                                     const ValidationPolicy& policy,
                                                     const Beside& beside = {});

/// A detached CMS over `content` (the service's receipt). Errors: SignatureInvalid, CertificateUntrusted,
/// CertificateExpired. Returns the signer's certificate.
[[nodiscard]] Result<Certificate> verifyDetached(QByteArrayView content, QByteArrayView cms,
                                                 const ValidationPolicy& policy);

} // namespace yenile::signature
