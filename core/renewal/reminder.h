// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QString>

#include <vector>

namespace yenile::renewal {

/// A calendar entry (RFC 5545): a whole day, with an alarm in the morning.
struct Reminder {
    QString id; ///< an entry with the same id is replaced
    QString title;
    QString text;
    QDate day;
};

/// One calendar with all entries.
[[nodiscard]] QByteArray toCalendar(const std::vector<Reminder>& reminders, const QDateTime& now);

} // namespace yenile::renewal
