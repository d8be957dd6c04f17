#pragma once

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QString>

namespace yenile::renewal {

/// A calendar entry that every calendar program takes (RFC 5545): the whole day, with an alarm in the
/// morning.
struct Reminder {
    QString id; ///< the same one replaces an earlier entry
    QString title;
    QString text;
    QDate day;
};

[[nodiscard]] QByteArray toCalendar(const Reminder& reminder, const QDateTime& now);

} // namespace yenile::renewal
