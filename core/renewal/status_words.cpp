// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/status_words.h"

#include "core/base/shown_day.h"

#include <QCoreApplication>

namespace yenile::renewal {
namespace {

using service::StatusEntry;
using service::StatusStep;

QString text(const char* source) {
    return QCoreApplication::translate("Status", source);
}

QString usable(const StatusEntry& entry) {
    const QString from = entry.usableFrom ? shownDayAndTime(*entry.usableFrom) : QString();
    return text(QT_TRANSLATE_NOOP("Status", "The new certificate can be used from %1. Until then the present "
                                            "one signs."))
        .arg(from);
}

QString inWords(const StatusEntry& entry) {
    switch (entry.step) {
    case StatusStep::Submitted:
        return text(QT_TRANSLATE_NOOP("Status", "The application was received."));
    case StatusStep::PaperReceived:
        return text(QT_TRANSLATE_NOOP("Status", "The documents signed by hand have come."));
    case StatusStep::Checked:
        return text(QT_TRANSLATE_NOOP("Status", "The application was checked."));
    case StatusStep::Produced:
        return text(QT_TRANSLATE_NOOP("Status", "The new certificate was produced."));
    case StatusStep::Sent:
        return text(QT_TRANSLATE_NOOP("Status", "The new card was sent."));
    case StatusStep::Usable:
        return usable(entry);
    case StatusStep::Refused:
        return text(QT_TRANSLATE_NOOP("Status", "The application was refused: %1"))
            .arg(entry.reason ? entry.reason->text() : QString());
    case StatusStep::Unknown:
        break;
    }
    return {};
}

} // namespace

QStringList inWords(const service::ApplicationStatus& status) {
    QStringList lines;
    for (const StatusEntry& entry : status.steps)
        if (entry.step != StatusStep::Unknown)
            lines << QStringLiteral("%1  %2").arg(columnDayAndTime(entry.at), inWords(entry));
    if (!status.next)
        return lines;
    const QString next = text(QT_TRANSLATE_NOOP("Status", "Next: %1")).arg(status.next->text());
    lines << (status.expectedOn
                  ? text(QT_TRANSLATE_NOOP("Status", "%1 (by %2)")).arg(next, shownDay(*status.expectedOn))
                  : next);
    return lines;
}

} // namespace yenile::renewal
