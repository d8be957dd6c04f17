// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/audit.h"
#include "core/signature/certificates/validation_policy.h"
#include "core/signature/cms/time_stamper.h"
#include "core/signature/signing/signer.h"

namespace yenile::registration {

/// The head of an exported audit log: its totals.
struct AuditHead {
    qint64 entries = 0;
    QString lastHash; ///< of the log
    QString sha256;   ///< of the exported entries
    QString service;  ///< the service's name
    QDateTime madeAt;
};

/// Writes the log as a container (ASiC-E with CAdES, ETSI EN 319 162-1): `head.json`, and `entries.jsonl`
/// with one entry on each line, as canonical JSON. It has no ids except in entries that version 0.1 wrote. At
/// level B-T if there is a stamper. Errors: the signer's, the file errors, ContainerTooLarge,
/// TimeStampFailed; then there is no file.
[[nodiscard]] Result<void> writeAuditExport(const QString& file, const std::vector<AuditLog::Entry>& entries,
                                            const QString& service, signature::Signer& signer,
                                            signature::TimeStamper* stamper, const Clock& clock);

/// Whose exports are accepted.
struct AuditExportPolicy {
    signature::ValidationPolicy validation;
    std::vector<signature::Certificate> signers; ///< only these, if there are any; otherwise every seal
};

struct CheckedAuditExport {
    AuditHead head;
    signature::Certificate signer;
    std::optional<QDateTime> stampedAt; ///< by a trusted time stamp
    bool hasNoted = true;
};

/// Checks an export without the service's database or key. `notedHash` as in AuditLog::verify(). Errors:
/// FileNotReadable, the containers' and readers', SignatureMissing, the signature's,
/// CertificateOfSomeoneElse, FileDamaged if head and entries do not match.
[[nodiscard]] Result<CheckedAuditExport>
checkAuditExport(const QString& file, const AuditExportPolicy& policy, const QString& notedHash);

} // namespace yenile::registration
