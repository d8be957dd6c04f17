// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/reminder.h"

namespace yenile::renewal {

namespace {

/// RFC 5545, 3.3.11.
QString escaped(QString text) {
    text.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    text.replace(QLatin1Char(','), QLatin1String("\\,"));
    text.replace(QLatin1Char(';'), QLatin1String("\\;"));
    return text.replace(QLatin1Char('\n'), QLatin1String("\\n"));
}

/// RFC 5545, 3.1: no line is longer than 75 bytes; the rest follows after a blank. Letters are not torn
/// apart.
QByteArray folded(const QString& line) {
    QByteArray result;
    int length = 0;
    for (const uint letter : line.toUcs4()) {
        const QByteArray bytes = QString::fromUcs4(reinterpret_cast<const char32_t*>(&letter), 1).toUtf8();
        if (length + bytes.size() > 75) {
            result += "\r\n ";
            length = 1;
        }
        result += bytes;
        length += static_cast<int>(bytes.size());
    }
    return result + "\r\n";
}

QStringList entryOf(const Reminder& reminder, const QDateTime& now) {
    const QString day = QStringLiteral("yyyyMMdd");
    return {QStringLiteral("BEGIN:VEVENT"),
            QStringLiteral("UID:") + escaped(reminder.id),
            QStringLiteral("DTSTAMP:") + now.toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")),
            QStringLiteral("DTSTART;VALUE=DATE:") + reminder.day.toString(day),
            QStringLiteral("DTEND;VALUE=DATE:") + reminder.day.addDays(1).toString(day),
            QStringLiteral("SUMMARY:") + escaped(reminder.title),
            QStringLiteral("DESCRIPTION:") + escaped(reminder.text),
            QStringLiteral("BEGIN:VALARM"),
            QStringLiteral("ACTION:DISPLAY"),
            QStringLiteral("TRIGGER:PT9H"),
            QStringLiteral("DESCRIPTION:") + escaped(reminder.title),
            QStringLiteral("END:VALARM"),
            QStringLiteral("END:VEVENT")};
}

} // namespace

QByteArray toCalendar(const std::vector<Reminder>& reminders, const QDateTime& now) {
    QStringList lines{QStringLiteral("BEGIN:VCALENDAR"), QStringLiteral("VERSION:2.0"),
                      QStringLiteral("PRODID:-//Yenile//Yenile//TR")};
    for (const Reminder& reminder : reminders)
        lines += entryOf(reminder, now);
    lines << QStringLiteral("END:VCALENDAR");
    QByteArray calendar;
    for (const QString& line : lines)
        calendar += folded(line);
    return calendar;
}

} // namespace yenile::renewal
