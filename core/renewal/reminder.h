// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QString>

#include <vector>

namespace yenile::renewal {

/// An entry that every calendar program takes (RFC 5545): the whole day, with an alarm in the
/// morning.
struct Reminder {
    QString id; ///< the same one replaces an earlier entry
    QString title;
    QString text;
    QDate day;
};

/// All of them in one calendar.
[[nodiscard]] QByteArray toCalendar(const std::vector<Reminder>& reminders, const QDateTime& now);

} // namespace yenile::renewal
