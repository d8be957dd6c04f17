// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/messages/courier.h"
#include "app/service/state/applicants.h"
#include "app/service/state/applications.h"
#include "app/service/state/audit.h"

namespace yenile::registration {

/// Takes applications and persons out of everything that the service keeps: the tables, messages that wait,
/// the spool folder, and the ids beside the audit log, which keeps an entry that says so and why (so long as
/// the law wants it: KVKK regulation of 28 October 2017, art. 7 (3)).
class Eraser {
public:
    Eraser(const Database& database, const AuditLog& audit, const Courier& courier, const QDir& spool,
           const Clock& clock)
        : m_database(database), m_audit(audit), m_courier(courier), m_spool(spool), m_clock(clock) {}

    // Within a transaction each, so that it is all or nothing. `why` names nobody.

    /// The order of what was handed in cannot be used again.
    void eraseApplication(const ApplicationRow& application, const QString& why);
    /// With every application and order.
    void eraseApplicant(const Applicant& applicant, const QString& why);
    /// Those before that day that nobody applied by; returns how many.
    int eraseUnusedOrders(const QDate& before, const QString& why);

    /// Once, after these transactions: the spool folder. Whatever the database knows nothing of goes, so that
    /// it ends what was broken off, and what another service erased from the same database.
    void finish();

private:
    void takeOut(const QString& application, const QString& why);
    void withdrawMessages();
    [[nodiscard]] bool concernsErased(const QJsonObject& message) const;

    const Database& m_database;
    const AuditLog& m_audit;
    const Courier& m_courier;
    QDir m_spool;
    const Clock& m_clock;
};

} // namespace yenile::registration
