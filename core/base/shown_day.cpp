// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shown_day.h"

#include <QLocale>

namespace yenile {

QString shownDay(QDate day) {
    return QLocale().toString(day, QStringLiteral("d MMMM yyyy"));
}

QString shownDay(const QDateTime& time) {
    return shownDay(time.toLocalTime().date());
}

QString shownDayAndTime(const QDateTime& time) {
    return shownDay(time) + time.toLocalTime().toString(QStringLiteral(" HH:mm"));
}

QString shownDayAndSecond(const QDateTime& time) {
    return shownDay(time) + time.toLocalTime().toString(QStringLiteral(" HH:mm:ss"));
}

QString columnDay(QDate day) {
    return day.toString(QStringLiteral("dd.MM.yyyy"));
}

QString columnDay(const QDateTime& time) {
    return columnDay(time.toLocalTime().date());
}

QString columnDayAndTime(const QDateTime& time) {
    return time.toLocalTime().toString(QStringLiteral("dd.MM.yyyy HH:mm"));
}

} // namespace yenile
