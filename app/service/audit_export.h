// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/audit.h"
#include "core/signature/certificates/validation_policy.h"
#include "core/signature/cms/time_stamper.h"
#include "core/signature/signing/signer.h"

namespace yenile::registration {

/// The first thing in an exported audit log: what all of it amounts to.
struct AuditHead {
    qint64 entries = 0;
    QString lastHash; ///< of the log
    QString sha256;   ///< of the exported entries
    QString service;  ///< what it calls itself
    QDateTime madeAt;
};

/// Writes the log as a container (ASiC-E with CAdES, ETSI EN 319 162-1): `head.json`, and `entries.jsonl`
/// with an entry a line, as canonical JSON. It holds no ids but those of entries that 0.1 wrote. At level
/// B-T where there is a stamper. Errors: the signer's, the file errors, ContainerTooLarge, TimeStampFailed;
/// after these there is no file.
[[nodiscard]] Result<void> writeAuditExport(const QString& file, const std::vector<AuditLog::Entry>& entries,
                                            const QString& service, signature::Signer& signer,
                                            signature::TimeStamper* stamper, const Clock& clock);

/// Whose exports count.
struct AuditExportPolicy {
    signature::ValidationPolicy validation;
    std::vector<signature::Certificate> signers; ///< these alone, where there are any; else every seal
};

struct CheckedAuditExport {
    AuditHead head;
    signature::Certificate signer;
    std::optional<QDateTime> stampedAt; ///< by a time stamp that is trusted
    bool hasNoted = true;
};

/// Judges an export by itself, without the service's database or key. `notedHash` as in AuditLog::verify().
/// Errors: FileNotReadable, the containers' and readers', SignatureMissing, what is wrong with the signature,
/// CertificateOfSomeoneElse, FileDamaged where head and entries do not fit.
[[nodiscard]] Result<CheckedAuditExport>
checkAuditExport(const QString& file, const AuditExportPolicy& policy, const QString& notedHash);

} // namespace yenile::registration
