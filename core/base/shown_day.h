// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

/// Days and times as people read them: in the computer's time zone and in the language of the other texts.
/// Documents and protocols have forms of their own.
namespace yenile {

/// In a sentence: "5 March 2027".
[[nodiscard]] QString shownDay(QDate day);
[[nodiscard]] QString shownDay(const QDateTime& time);
/// "5 March 2027 09:30".
[[nodiscard]] QString shownDayAndTime(const QDateTime& time);
/// "5 March 2027 09:30:15": a certificate begins and ends by the second.
[[nodiscard]] QString shownDayAndSecond(const QDateTime& time);

/// In a column, one below the other: "05.03.2027".
[[nodiscard]] QString columnDay(QDate day);
[[nodiscard]] QString columnDay(const QDateTime& time);
/// "05.03.2027 09:30".
[[nodiscard]] QString columnDayAndTime(const QDateTime& time);

} // namespace yenile
