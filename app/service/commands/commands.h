// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/settings.h"
#include "app/service/state/database.h"

/// The operator's commands, with or without a running service.
namespace yenile::registration {

/// Imports orders of institutions: CSV in UTF-8. The first line has the columns identityNumber, firstName,
/// lastName, email, orderedOn (ISO 8601), institution, department, registryNumber, phone, electronic (true or
/// false), and optionally verifiedOn (the day on which MERNİS confirmed the person's data), separated by
/// commas or semicolons. All rows or none are imported. New persons get an access password. Returns the
/// number of orders. Errors: FileNotReadable, FileDamaged (not UTF-8), OrdersInvalid with every line that is
/// wrong or repeats an order.
[[nodiscard]] Result<int> importOrders(const ServiceSettings& settings, const Database& database,
                                       const QString& file);

/// One line for each valid application: id, state, method, time, order.
[[nodiscard]] QStringList listApplications(const Database& database);

/// An application, one line for each value: a name, a tab, the value. Of the person only the order's
/// institution and the last digits of the identity number. Errors: NotFound.
[[nodiscard]] Result<QStringList> showApplication(const Database& database, const QString& application);

/// Writes the bundle and the receipt of a submitted application into a folder. Errors: NotFound, the file
/// errors.
[[nodiscard]] Result<void> exportApplication(const Database& database, const QString& application,
                                             const QDir& folder);

/// A step that the operator records.
struct StatusNews {
    QString application;       ///< its number, also in the form of the bar code
    QString step;              ///< service::StatusStep as the protocol names it
    QString usableFrom;        ///< of "usable": RFC 3339
    service::LocalText reason; ///< of "refused"
};

/// Records the next step of an application, for the applicant and the webhook. Errors: NotFound,
/// StateConflict (the step does not follow the previous ones), UsageInvalid.
[[nodiscard]] Result<void> markStatus(const ServiceSettings& settings, const Database& database,
                                      const StatusNews& news);

/// Records that the signed paper of a wet-ink application has arrived. `application` is the text of its bar
/// code. Errors: NotFound, StateConflict (replaced by a later approval, or not expected on paper).
[[nodiscard]] Result<void> markReceived(const ServiceSettings& settings, const Database& database,
                                        const QString& application);

/// Ends all sessions of a person, who has to log in again. Returns their number, expired ones included.
/// Errors: NotFound, IdentityNumberInvalid.
[[nodiscard]] Result<int> revokeSessions(const ServiceSettings& settings, const Database& database,
                                         const QString& identityNumber);

/// Verifies the audit log: the number of entries and the last hash. `notedHash` as in AuditLog. Errors:
/// FileDamaged.
[[nodiscard]] Result<QString> verifyAudit(const ServiceSettings& settings, const Database& database,
                                          const QString& notedHash);

/// Writes the audit log into a file, signed with the receipt key and stamped by the authorities in the
/// settings. Returns the same as verifyAudit(). Errors: as verifyAudit() and writeAuditExport().
[[nodiscard]] Result<QString> exportAudit(const ServiceSettings& settings, const Database& database,
                                          const QString& file);

/// Who may have signed an exported log.
struct AuditExportTrust {
    QString rootFile;   ///< PEM: the trust anchors
    QString signerFile; ///< PEM: only this certificate; empty: any seal
};

/// Verifies such a file, without the service. Errors: as checkAuditExport(), UsageInvalid.
[[nodiscard]] Result<QString> verifyAuditExport(const QString& file, const AuditExportTrust& trust,
                                                const QString& notedHash);

/// Writes all data about a person into a folder: `person.json`, and a folder for each application with its
/// documents and signatures. Errors: NotFound, IdentityNumberInvalid, the file errors.
[[nodiscard]] Result<void> exportApplicant(const ServiceSettings& settings, const Database& database,
                                           const QString& identityNumber, const QDir& folder);

/// Erases a person from everything that the service keeps. Returns the applications that have to be kept,
/// each with the day until which. Then nothing was erased, unless `reason` says why it is erased earlier.
/// Errors: NotFound, IdentityNumberInvalid, UsageInvalid if the reason names the person, or if there is none
/// and the clock is in doubt.
[[nodiscard]] Result<QStringList> eraseApplicant(const ServiceSettings& settings, const Database& database,
                                                 const QString& identityNumber, const QString& reason);

/// Erases data whose retention has ended, and rewrites the database. `clockIsRight`: the operator confirms
/// the clock. Returns what was erased, one line for each kind: a name, a tab, the number. Errors:
/// UsageInvalid if the clock is in doubt.
[[nodiscard]] Result<QStringList> runRetention(const ServiceSettings& settings, const Database& database,
                                               bool clockIsRight);

/// Makes a complete copy of the database, even while the service runs. Errors: FileNotWritable, UsageInvalid
/// if another program has to make it.
[[nodiscard]] Result<void> backUp(const ServiceSettings& settings, const Database& database,
                                  const QString& file);

} // namespace yenile::registration
