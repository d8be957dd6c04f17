// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "doctor/redaction.h"
#include "doctor/report.h"
#include "doctor/system_facts.h"
#include "doctor/table.h"
#include "doctor/text.h"
#include "doctor/tokens_report.h"

namespace yenile::doctor {

namespace {

QString markOf(const Check& check) {
    if (!check.known)
        return QStringLiteral("?");
    if (check.problem)
        return Text::tr("MEND");
    return check.warning.isEmpty() ? Text::tr("ok") : Text::tr("note");
}

QString said(const Check& check) {
    if (check.problem)
        return QStringLiteral("%1 (%2)").arg(sentence(*check.problem), shownCode(check.problem->code));
    return check.known || !check.detail.isEmpty()
               ? check.detail
               : Text::tr("can be checked when what comes before it is there");
}

QString section(const QString& title, const QString& text) {
    return title + u'\n' + QString(title.size(), u'=') + QStringLiteral("\n\n") +
           (text.isEmpty() ? Text::tr("nothing") : text);
}

/// What follows the first line stands below it, indented.
QString indented(const QString& text) {
    QString result = text;
    return result.replace(u'\n', QStringLiteral("\n      "));
}

QString checksText(const std::vector<Check>& checks) {
    QStringList lines;
    for (const Check& check : checks) {
        lines << indented(QStringLiteral("%1 %2: %3")
                              .arg(markOf(check).leftJustified(5), checkTitle(check.kind), said(check)));
        QStringList more{check.problem ? remedy(*check.problem) : check.warning,
                         check.problem ? check.detail : QString(),
                         check.problem ? check.problem->cause : QString(), check.places};
        more.removeAll(QString());
        for (const QString& line : more)
            lines << QStringLiteral("      ") + indented(line);
    }
    return lines.join(u'\n');
}

QString systemText() {
    QList<QStringList> rows;
    for (const auto& [name, value] : systemFacts())
        rows << QStringList{name, value};
    return table(rows);
}

QString settingsText(const std::vector<SettingInForce>& settings) {
    QStringList lines;
    for (const SettingInForce& entry : settings)
        lines << QStringLiteral("%1 = %2  (%3)")
                     .arg(QLatin1String(entry.setting->name), valueText(entry.value),
                          originText(entry.value));
    return lines.join(u'\n');
}

QString serversText(const std::vector<CheckedServer>& servers) {
    QStringList lines;
    for (const CheckedServer& server : servers) {
        lines << QStringLiteral("%1: %2: %3")
                     .arg(checkTitle(server.purpose), server.address.toString(QUrl::RemoveUserInfo),
                          routeText(server));
        for (const QString& line : chainText(server.usual))
            lines << QStringLiteral("      ") + line;
    }
    return lines.join(u'\n');
}

QString usbText(const std::vector<UsbReader>& readers) {
    QStringList lines;
    for (const UsbReader& reader : readers)
        lines << QStringLiteral("%1  (%2)").arg(reader.name, reader.id);
    return lines.join(u'\n');
}

QString heading(const Report& report, Personal personal) {
    QStringList lines{Text::tr("Report of Yenile %1 of %2")
                          .arg(QStringLiteral(YENILE_VERSION), report.at.toUTC().toString(Qt::ISODate))};
    if (personal == Personal::Hidden)
        lines << Text::tr("Names and numbers of people, certificates and cards are left out.");
    if (const Check* const first = firstFailed(report.checks))
        lines << QString() << Text::tr("To be mended first: %1").arg(checkTitle(first->kind)) << said(*first)
              << remedy(*first->problem);
    else
        lines << QString() << Text::tr("Nothing stands in the way of a renewal.");
    return lines.join(u'\n');
}

} // namespace

QString toText(const Report& report, Personal personal) {
    const QString text = QStringList{heading(report, personal),
                                     section(Text::tr("Checks"), checksText(report.checks)),
                                     section(Text::tr("Programs and system"), systemText()),
                                     section(Text::tr("Settings in force"), settingsText(report.settings)),
                                     section(Text::tr("Servers"), serversText(report.servers)),
                                     section(Text::tr("Readers on USB"), usbText(report.usbReaders)),
                                     section(Text::tr("Readers, drivers and cards"),
                                             tokensText(report.snapshot, report.search, Clock::system())),
                                     section(Text::tr("End of the log"), report.log.join(u'\n'))}
                             .join(QStringLiteral("\n\n"));
    return personal == Personal::Shown ? text : Redaction(report).of(text);
}

} // namespace yenile::doctor
