// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/settings.h"
#include "app/service/state/database.h"

/// What the service's operator does from a terminal, beside a running service or without one.
namespace yenile::registration {

/// Orders as institutions report them: CSV in UTF-8, first line the columns identityNumber, firstName,
/// lastName, email, orderedOn (ISO 8601), institution, department, registryNumber, phone, electronic (true or
/// false), and perhaps verifiedOn (the day on which MERNİS confirmed the person's data), parted by commas or
/// semicolons. All rows or none are taken; new persons are sent an access
/// password. Returns how many orders came in. Errors: FileNotReadable, FileDamaged (no UTF-8), and
/// OrdersInvalid with every line that is wrong, or that is an order which is there already.
[[nodiscard]] Result<int> importOrders(const ServiceSettings& settings, const Database& database,
                                       const QString& file);

/// One line for each application that counts: id, state, method, time, order.
[[nodiscard]] QStringList listApplications(const Database& database);

/// What is known of an application, a line each: a name, a tab, a value. Of the person only the order's
/// institution and the last digits of the identity number. Errors: NotFound.
[[nodiscard]] Result<QStringList> showApplication(const Database& database, const QString& application);

/// Writes the bundle of a submitted application with its receipt into a folder. Errors: NotFound, the file
/// errors.
[[nodiscard]] Result<void> exportApplication(const Database& database, const QString& application,
                                             const QDir& folder);

/// What the operator tells of an application.
struct StatusNews {
    QString application;       ///< its number, also as a bar code has it
    QString step;              ///< service::StatusStep as the protocol names it
    QString usableFrom;        ///< of "usable": RFC 3339
    service::LocalText reason; ///< of "refused"
};

/// The next step of an application, told to the applicant and to the webhook. Errors: NotFound, StateConflict
/// (it does not follow on the steps before), UsageInvalid.
[[nodiscard]] Result<void> markStatus(const ServiceSettings& settings, const Database& database,
                                      const StatusNews& news);

/// The signed paper of a wet-ink application has come; `application` is what the bar code on it says. Errors:
/// NotFound, StateConflict (replaced by a later approval, or not on its way on paper).
[[nodiscard]] Result<void> markReceived(const ServiceSettings& settings, const Database& database,
                                        const QString& application);

/// Ends every session of a person, who has to log in again; returns how many there were, expired ones among
/// them. Errors: NotFound, IdentityNumberInvalid.
[[nodiscard]] Result<int> revokeSessions(const ServiceSettings& settings, const Database& database,
                                         const QString& identityNumber);

/// Whether the audit log was left as it was written: how many entries, and the last hash. `notedHash` as in
/// AuditLog. Errors: FileDamaged.
[[nodiscard]] Result<QString> verifyAudit(const ServiceSettings& settings, const Database& database,
                                          const QString& notedHash);

/// Writes the audit log into a file, signed with the receipt's key, and stamped by the settings'
/// authorities. Tells the same as verifyAudit(). Errors: as verifyAudit() and writeAuditExport().
[[nodiscard]] Result<QString> exportAudit(const ServiceSettings& settings, const Database& database,
                                          const QString& file);

/// By whom an exported log may be signed.
struct AuditExportTrust {
    QString rootFile;   ///< PEM: under which certificates
    QString signerFile; ///< PEM: by this one alone; empty: by any seal
};

/// The same of such a file, without the service. Errors: as checkAuditExport(), UsageInvalid.
[[nodiscard]] Result<QString> verifyAuditExport(const QString& file, const AuditExportTrust& trust,
                                                const QString& notedHash);

/// Writes all that is kept of a person into a folder: `person.json`, and a folder for each application with
/// what was made and signed. Errors: NotFound, IdentityNumberInvalid, the file errors.
[[nodiscard]] Result<void> exportApplicant(const ServiceSettings& settings, const Database& database,
                                           const QString& identityNumber, const QDir& folder);

/// Erases a person from everything that the service keeps. Returns the applications that have to be kept,
/// each with the day until which: then nothing was erased, unless `reason` says why that was not waited for.
/// Errors: NotFound, IdentityNumberInvalid, UsageInvalid where the reason names the person, or there is none
/// and the clock is in doubt.
[[nodiscard]] Result<QStringList> eraseApplicant(const ServiceSettings& settings, const Database& database,
                                                 const QString& identityNumber, const QString& reason);

/// Erases what was kept long enough, and writes the database anew. `clockIsRight`: the operator has looked.
/// Returns what it was, a line each: a name, a tab, how many. Errors: UsageInvalid where the clock is in
/// doubt.
[[nodiscard]] Result<QStringList> runRetention(const ServiceSettings& settings, const Database& database,
                                               bool clockIsRight);

/// A copy of the database that is whole, also while the service runs. Errors: FileNotWritable, UsageInvalid
/// where another program has to make it.
[[nodiscard]] Result<void> backUp(const ServiceSettings& settings, const Database& database,
                                  const QString& file);

} // namespace yenile::registration
