// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/messages/courier.h"
#include "app/service/state/applicants.h"
#include "app/service/state/applications.h"
#include "app/service/state/audit.h"

namespace yenile::registration {

/// Removes applications and persons from everything that the service keeps: the tables, waiting messages, the
/// spool folder, and the ids next to the audit log. The audit log keeps an entry about the erasure and its
/// reason, as long as the law requires (KVKK regulation of 28 October 2017, art. 7 (3)).
class Eraser {
public:
    Eraser(const Database& database, const AuditLog& audit, const Courier& courier, const QDir& spool,
           const Clock& clock)
        : m_database(database), m_audit(audit), m_courier(courier), m_spool(spool), m_clock(clock) {}

    // Within a transaction each, so that it is all or nothing. `why` names nobody.

    /// The order of a submitted application cannot be used again.
    void eraseApplication(const ApplicationRow& application, const QString& why);
    /// With all applications and orders.
    void eraseApplicant(const Applicant& applicant, const QString& why);
    /// Orders before that day without an application; returns their number.
    int eraseUnusedOrders(const QDate& before, const QString& why);

    /// Once, after these transactions: cleans the spool folder. Files of which the database knows nothing are
    /// removed, so that interrupted erasures are completed, also those of another service with the same
    /// database.
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
