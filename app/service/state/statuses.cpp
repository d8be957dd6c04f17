// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/state/statuses.h"

#include <QTimeZone>

namespace yenile::registration {
namespace {

QDateTime time(const QVariant& milliseconds) {
    return QDateTime::fromMSecsSinceEpoch(milliseconds.toLongLong(), QTimeZone::utc());
}

service::StatusEntry read(const QSqlRecord& row) {
    const auto step = service::stepNamed(row.value(1).toString());
    if (!step)
        throw DatabaseError(QStringLiteral("unknown step: ") + row.value(1).toString());
    service::StatusEntry entry{row.value(0).toInt(), *step, time(row.value(2))};
    if (row.value(3).toLongLong() != 0)
        entry.usableFrom = time(row.value(3));
    const service::LocalText reason{row.value(4).toString(), row.value(5).toString()};
    if (!reason.tr.isEmpty() || !reason.en.isEmpty())
        entry.reason = reason;
    return entry;
}

} // namespace

service::StatusEntry addStatus(const Database& database, const QString& application,
                               service::StatusEntry entry) {
    const auto last = database.selectOne(
        QStringLiteral("SELECT COALESCE(MAX(number), 0) FROM statuses WHERE application = ?"), {application});
    entry.number = last->value(0).toInt() + 1;
    const service::LocalText reason = entry.reason.value_or(service::LocalText{});
    database.execute(QStringLiteral("INSERT INTO statuses VALUES (?, ?, ?, ?, ?, ?, ?)"),
                     {application, entry.number, service::nameOf(entry.step), entry.at.toMSecsSinceEpoch(),
                      entry.usableFrom ? entry.usableFrom->toMSecsSinceEpoch() : 0, reason.tr, reason.en});
    return entry;
}

std::optional<QDateTime> handedInAt(const Database& database, const QString& application) {
    const auto row = database.selectOne(QStringLiteral("SELECT MIN(at) FROM statuses WHERE application = ?"),
                                        {application});
    return row && !row->isNull(0) ? std::optional(time(row->value(0))) : std::nullopt;
}

std::vector<service::StatusEntry> statusesOf(const Database& database, const QString& application) {
    std::vector<service::StatusEntry> entries;
    for (const QSqlRecord& row : database.select(
             QStringLiteral("SELECT number, step, at, usable_from, reason_tr, reason_en FROM statuses "
                            "WHERE application = ? ORDER BY number"),
             {application}))
        entries.push_back(read(row));
    return entries;
}

} // namespace yenile::registration
