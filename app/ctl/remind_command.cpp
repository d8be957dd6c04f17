// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/notice.h"
#include "app/ctl/text.h"
#include "core/base/await.h"
#include "core/base/clock.h"
#include "core/base/shown_day.h"
#include "core/renewal/end_watch.h"
#include "core/renewal/reminder.h"
#include "pkcs11/cards.h"
#include "pkcs11/token_monitor.h"

#include <QDir>
#include <QJsonArray>
#include <QProcess>

namespace yenile::ctl {

namespace {

using renewal::DueEnd;

/// Whoever started this program wants it to end some time.
constexpr std::chrono::minutes patience{10};

/// Those on the cards that are there just now; without any the ones seen before count.
void noteCards(const CommandContext& context, renewal::EndWatch& watch) {
    pkcs11::TokenMonitor monitor(pkcs11::findDrivers(context.settings).drivers);
    const Result<pkcs11::TokenSnapshot> snapshot = await(monitor.refresh());
    if (!snapshot)
        return;
    if (const Result<void> noted = watch.note(certificatesOn(*snapshot)); !noted)
        context.output.warn(noted.error());
}

QString text(const DueEnd& end) {
    return Text::tr("The certificate of %1 ends on %2. Days left: %3")
        .arg(end.certificate.name, shownDayAndTime(end.certificate.end))
        .arg(end.daysLeft);
}

QJsonObject toJson(const DueEnd& end) {
    return {{QStringLiteral("serialNumber"), end.certificate.serialNumber},
            {QStringLiteral("end"), end.certificate.end.toUTC().toString(Qt::ISODate)},
            {QStringLiteral("daysLeft"), end.daysLeft},
            {QStringLiteral("day"), end.day}};
}

/// Beside this program, and alive when this one is not.
void openWizard() {
    const QDir folder(QCoreApplication::applicationDirPath());
    (void)QProcess::startDetached(folder.filePath(QStringLiteral("yenile")), {});
}

/// It counts as told once the desktop has it, whatever becomes of the notice.
Result<void> tell(renewal::EndWatch& watch, const std::vector<DueEnd>& ends) {
    if (ends.empty())
        return {};
    QStringList lines;
    for (const DueEnd& end : ends)
        lines << text(end);
    const Result<bool> opened = show({.title = Text::tr("Renew your certificate"),
                                      .text = lines.join(u'\n'),
                                      .action = Text::tr("Open Yenile")},
                                     patience);
    if (!opened)
        return failure(opened);
    for (const DueEnd& end : ends)
        if (const Result<void> noted = watch.told(end); !noted)
            return noted;
    if (*opened)
        openWizard();
    return {};
}

int writeCalendar(const CommandContext& context, const renewal::EndWatch& watch, const std::vector<int>& days,
                  const QString& file) {
    const QDateTime now = Clock::system().now();
    const std::vector<renewal::Reminder> reminders = watch.reminders(days, now);
    if (reminders.empty())
        return context.output.fail({ErrorCode::NoCertificate, {}, {}});
    if (const Result<void> written = writeResult(file, renewal::toCalendar(reminders, now)); !written)
        return context.output.fail(written.error());
    const Output output = isStandardOutput(file) ? context.output.aside() : context.output;
    const auto count = static_cast<qint64>(reminders.size());
    output.show(Text::tr("Entries for the calendar in %1: %2").arg(file).arg(count),
                {{QStringLiteral("file"), file}, {QStringLiteral("entries"), count}});
    return Done;
}

} // namespace

int remind(const CommandContext& context, const QString& calendar) {
    const bool isWanted = context.settings.value(settings::Key::Reminders).value.toBool();
    if (!isWanted && calendar.isEmpty()) {
        context.output.show(Text::tr("Reminders are switched off by the settings."), {});
        return Done;
    }
    renewal::EndWatch watch(context.settings);
    const Result<std::vector<int>> days = watch.days();
    if (!days)
        return context.output.fail(days.error());
    noteCards(context, watch);
    if (!calendar.isEmpty())
        return writeCalendar(context, watch, *days, calendar);
    const std::vector<DueEnd> ends = watch.due(*days, Clock::system().now());
    QStringList lines;
    QJsonArray told;
    for (const DueEnd& end : ends) {
        lines << text(end);
        told.append(toJson(end));
    }
    const QJsonObject json{{QStringLiteral("ends"), told}};
    const QString shown =
        ends.empty() ? Text::tr("No certificate needs to be told of today.") : lines.join(u'\n');
    if (const Result<void> outcome = tell(watch, ends); !outcome) {
        context.output.step(shown);
        return context.output.fail(outcome.error(), json);
    }
    context.output.show(shown, json);
    return Done;
}

} // namespace yenile::ctl
