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

/// Validation of signatures in the terms of ETSI EN 319 102-1. It shares only the parsers with the signing
/// code, so that its result is independent.
namespace yenile::signature {

/// A time stamp in a signature, or over it in its CMS.
struct TimeStampReport {
    std::optional<Certificate> authority;
    QDateTime time; ///< null if it cannot be read
    Indication indication = Indication::Indeterminate;
    QString subIndication;        ///< empty when passed
    std::optional<Error> problem; ///< the same for people
};

/// What a signature was made over.
struct SignedData {
    QString name;    ///< of a container's member; empty for the document itself
    qint64 size = 0; ///< bytes; of a PDF: its size when it was signed
    QString sha256;  ///< lower-case hexadecimal

    friend bool operator==(const SignedData&, const SignedData&) = default;
};

/// One signature. It answers two questions: whether the signed content is unaltered, and whether the signer's
/// certificate is trusted.
struct SignatureReport {
    QString name; ///< signature field, or member of META-INF
    Indication indication = Indication::Indeterminate;
    QString subIndication; ///< e.g. HASH_FAILURE, NO_CERTIFICATE_CHAIN_FOUND, EXPIRED; empty when passed
    std::optional<Error> problem; ///< the same for people; nothing when passed
    bool intact = false;
    bool trusted = false;
    std::optional<Certificate> signer;
    std::vector<Certificate> companions; ///< certificates that came with the signature
    std::optional<QDateTime> claimedTime;
    std::optional<QDateTime> provenTime;       ///< by the earliest trusted time stamp
    std::vector<TimeStampReport> timeStamps;   ///< those in its CMS
    std::vector<CertificateStatus> revocation; ///< of the signer and the authorities above
    std::vector<Warning> warnings;
    /// The level by form, whether or not its time stamps are trusted: "PAdES-B-B", "CAdES-B-T" …, "CAdES-X-L"
    /// if its data are not those of the baseline. For separate time stamps "DocTimeStamp" (in a PDF),
    /// "TimeStamp" (over members of a container), "ArchiveTimeStamp" (over its signatures as well).
    QString level;
    /// The level for which its time stamps and validation data are trusted as well. Nothing if it has no such
    /// level.
    std::optional<Level> assuredLevel;
    QString digestAlgorithm;
    std::optional<PolicyReference> signaturePolicy; ///< that the signature names
    QString profile;                                ///< Turkish usage profile: "P1" … "P4"
    bool coversWholeFile = false;
    bool isListed = true;                  ///< in a PDF: the form lists its field; false: only a page does
    std::vector<LaterChange> changesAfter; ///< in PDFs: changes after it
    std::vector<QString> coveredMembers;   ///< in containers
    std::optional<Certificate> anchor;     ///< at the end of the signer's path
    SignerStatements statements;           ///< claimed
    std::vector<SignedData> signedData;    ///< as found, altered or not

    enum class Integrity { Unaltered, Altered, NotKnown };
    /// Unknown if it could not be checked, because a part is missing or an algorithm is weak.
    [[nodiscard]] Integrity integrity() const;

    /// A time-stamping authority's statement of a time, not a person's signature.
    [[nodiscard]] bool isTimeStamp() const { return level.endsWith(QStringLiteral("TimeStamp")); }
};

struct ValidationReport {
    QString file;
    std::vector<SignatureReport> signatures;
    std::vector<PdfEmptyField> emptyFields = {}; ///< of a PDF: signature fields without a signature
    QDateTime validationTime = {};               ///< for which it was judged

    /// The worst of the signatures; Indeterminate if there is none.
    [[nodiscard]] Indication indication() const;
    /// The first problem, if any.
    [[nodiscard]] std::optional<Error> problem() const;
};

[[nodiscard]] QString indicationName(Indication indication); ///< "TOTAL-PASSED" …
[[nodiscard]] QJsonObject toJson(const ValidationReport& report);

/// Validates all signatures of a PDF. The report is empty if there are none. Errors: those of
/// PdfFile::open(), FileNotReadable.
[[nodiscard]] Result<ValidationReport> validatePdf(const QString& path, const ValidationPolicy& policy,
                                                   const Secret& password = {});
[[nodiscard]] Result<ValidationReport> validatePdfBytes(const QByteArray& content, const QString& name,
                                                        const ValidationPolicy& policy,
                                                        const Secret& password = {});

/// Validates the container's own signatures, and then those of members that are PDFs, which are named
/// "member!field"; the password is for these. Errors: ContainerDamaged, FileNotReadable.
[[nodiscard]] Result<ValidationReport> validateContainer(const QString& path, const ValidationPolicy& policy,
                                                         const Secret& password = {});
[[nodiscard]] Result<ValidationReport> validateContainerBytes(const QByteArray& content, const QString& name,
                                                              const ValidationPolicy& policy,
                                                              const Secret& password = {});

/// Validates all signers of a CMS in a separate file (.p7s, .p7m), DER or Base64, over `signedContent` or the
/// content inside. Errors: FileDamaged.
[[nodiscard]] Result<ValidationReport> validateCmsBytes(const QByteArray& content, const QString& name,
                                                        const ValidationPolicy& policy,
                                                        const std::optional<QByteArray>& signedContent = {});

/// What is needed besides the file. Not owned.
struct Beside {
    const Secret* password = nullptr;             ///< of encrypted PDFs
    std::optional<QByteArray> signedContent = {}; ///< content of a detached CMS
};

/// Validates any of these, by content. XML signatures and evidence records are reported but not validated.
[[nodiscard]] Result<ValidationReport> validateFile(const QString& path, const ValidationPolicy& policy,
                                                    const Beside& beside = {});
[[nodiscard]] Result<ValidationReport> validateBytes(const QByteArray& content, const QString& name,
                                                     const ValidationPolicy& policy,
                                                     const Beside& beside = {});

/// Validates a detached CMS over `content` (the service's receipt). Errors: SignatureInvalid,
/// CertificateUntrusted, CertificateExpired. Returns the signer's certificate.
[[nodiscard]] Result<Certificate> verifyDetached(QByteArrayView content, QByteArrayView cms,
                                                 const ValidationPolicy& policy);

} // namespace yenile::signature
