// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/retention.h"

#include "app/service/messages/spool_folder.h"
#include "app/service/state/access.h"
#include "app/service/state/statuses.h"
#include "app/service/state/uploads.h"

namespace yenile::registration {
namespace {

const QString longEnough = QStringLiteral("kept long enough");

// What was handed in has a status. Each of these is asked again about the one that is to be erased, since
// others may have done something about it meanwhile.
const QString unfinished = QStringLiteral("SELECT id FROM applications WHERE made_at < ? AND NOT EXISTS "
                                          "(SELECT 1 FROM statuses WHERE application = applications.id)");
const QString handedIn =
    QStringLiteral("SELECT id FROM applications WHERE "
                   "(SELECT MIN(at) FROM statuses WHERE application = applications.id) < ?");
const QString applicantsWithoutUse =
    QStringLiteral("SELECT id FROM applicants WHERE "
                   "NOT EXISTS (SELECT 1 FROM applications WHERE applications.applicant = applicants.id) AND "
                   "NOT EXISTS (SELECT 1 FROM orders WHERE orders.applicant = applicants.id)");
const QString alone = QStringLiteral(" AND id = ?");

} // namespace

std::optional<QDateTime> Retention::keptUntil(const QString& application) const {
    const auto since = handedInAt(m_database, application);
    if (!since)
        return std::nullopt;
    const QDateTime until = since->addYears(m_settings.submittedYears);
    return until > m_clock.now() ? std::optional(until) : std::nullopt;
}

/// Erases what the query finds, one after the other; returns how many.
int Retention::eraseEach(const QString& due, const QVariantList& values,
                         const std::function<void(const QString&)>& erase,
                         const std::stop_token& stop) const {
    int erased = 0;
    for (const QSqlRecord& row : m_database.select(due, values)) {
        if (stop.stop_requested())
            break;
        const QString id = row.value(0).toString();
        m_database.transaction([&] {
            if (!m_database.selectOne(due + alone, values + QVariantList{id}))
                return;
            erase(id);
            ++erased;
        });
    }
    return erased;
}

std::expected<Retention::Erased, ClockDoubt> Retention::run(Eraser& eraser, const QDir& spool,
                                                            const std::stop_token& stop) const {
    const QDateTime now = m_clock.now();
    if (const auto doubt = clockDoubt(m_database, now))
        return std::unexpected(*doubt);
    m_database.transaction([&] {
        cleanAccess(m_database, now);
        cleanUploads(m_database, now);
    });
    const auto eraseApplication = [&](const QString& id) {
        eraser.eraseApplication(findApplication(m_database, id).value(), longEnough);
    };
    const auto eraseApplicant = [&](const QString& id) {
        eraser.eraseApplicant(findApplicant(m_database, id).value(), longEnough);
    };
    const auto times = [](const QDateTime& before) { return QVariantList{before.toMSecsSinceEpoch()}; };
    Erased erased;
    erased.unfinished =
        eraseEach(unfinished, times(now.addDays(-m_settings.unfinishedDays)), eraseApplication, stop);
    erased.handedIn =
        eraseEach(handedIn, times(now.addYears(-m_settings.submittedYears)), eraseApplication, stop);
    erased.orders = m_database.transaction(
        [&] { return eraser.eraseUnusedOrders(now.date().addDays(-m_settings.orderDays), longEnough); });
    erased.applicants = eraseEach(applicantsWithoutUse, {}, eraseApplicant, stop);
    eraser.finish();
    erased.spoolFiles = SpoolFolder(spool).removeOlder(now.addDays(-m_settings.spoolDays));
    return erased;
}

} // namespace yenile::registration
