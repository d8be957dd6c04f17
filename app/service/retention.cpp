#include "app/service/retention.h"

#include "app/service/messages/spool_folder.h"
#include "app/service/state/access.h"
#include "app/service/state/statuses.h"
#include "app/service/state/uploads.h"

namespace yenile::registration {
namespace {

const QString longEnough = QStringLiteral("kept long enough");

// What was handed in has a status.
const QString unfinished =
    QStringLiteral("SELECT id FROM applications WHERE made_at < ? AND NOT EXISTS "
                   "(SELECT 1 FROM statuses WHERE statuses.application = applications.id)");
const QString handedIn =
    QStringLiteral("SELECT application FROM statuses GROUP BY application HAVING MIN(at) < ?");
const QString applicantsWithoutUse =
    QStringLiteral("SELECT id FROM applicants WHERE "
                   "NOT EXISTS (SELECT 1 FROM applications WHERE applications.applicant = applicants.id) AND "
                   "NOT EXISTS (SELECT 1 FROM orders WHERE orders.applicant = applicants.id)");

} // namespace

std::optional<QDateTime> Retention::keptUntil(const QString& application) const {
    const auto since = handedInAt(m_database, application);
    if (!since)
        return std::nullopt;
    const QDateTime until = since->addYears(m_settings.submittedYears);
    return until > m_clock.now() ? std::optional(until) : std::nullopt;
}

int Retention::eraseApplications(Eraser& eraser, const QString& due, const QDateTime& before,
                                 const std::stop_token& stop) const {
    int erased = 0;
    for (const QSqlRecord& row : m_database.select(due, {before.toMSecsSinceEpoch()})) {
        if (stop.stop_requested())
            break;
        if (const auto application = findApplication(m_database, row.value(0).toString())) {
            eraser.eraseApplication(*application, longEnough);
            ++erased;
        }
    }
    return erased;
}

int Retention::eraseApplicants(Eraser& eraser, const std::stop_token& stop) const {
    int erased = 0;
    for (const QSqlRecord& row : m_database.select(applicantsWithoutUse)) {
        if (stop.stop_requested())
            break;
        if (const auto applicant = findApplicant(m_database, row.value(0).toString())) {
            eraser.eraseApplicant(*applicant, longEnough);
            ++erased;
        }
    }
    return erased;
}

Retention::Erased Retention::run(Eraser& eraser, const QDir& spool, const std::stop_token& stop) const {
    const QDateTime now = m_clock.now();
    m_database.transaction([&] {
        cleanAccess(m_database, now);
        cleanUploads(m_database, now);
    });
    Erased erased;
    erased.unfinished = eraseApplications(eraser, unfinished, now.addDays(-m_settings.unfinishedDays), stop);
    erased.handedIn = eraseApplications(eraser, handedIn, now.addYears(-m_settings.submittedYears), stop);
    erased.orders = eraser.eraseUnusedOrders(now.date().addDays(-m_settings.orderDays), longEnough);
    erased.applicants = eraseApplicants(eraser, stop);
    eraser.finish();
    erased.spoolFiles = SpoolFolder(spool).removeOlder(now.addDays(-m_settings.spoolDays));
    return erased;
}

} // namespace yenile::registration
