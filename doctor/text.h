// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace yenile::doctor {

/// Where this folder's texts are translated: `Text::tr("…")`.
class Text {
    Q_DECLARE_TR_FUNCTIONS(Doctor)
};

/// "5 March 2027", in the computer's time zone.
[[nodiscard]] inline QString day(const QDateTime& time) {
    return QLocale().toString(time.toLocalTime().date(), QStringLiteral("d MMMM yyyy"));
}

} // namespace yenile::doctor
