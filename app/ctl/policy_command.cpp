// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/text.h"
#include "core/settings/setting_table.h"

#include <QJsonArray>

namespace yenile::ctl {

namespace {

int explain(const CommandContext& context, const QString& name) {
    const settings::Setting* const setting = settings::settingNamed(name);
    if (!setting)
        return context.output.fail(
            {ErrorCode::SettingInvalid,
             {name},
             Text::tr("there is no such setting; \"yenilectl policy\" lists them all")});
    const settings::Value value = context.settings.value(setting->key);
    QJsonObject json = toJson(*setting, value);
    json.insert(QStringLiteral("meaning"), meaningOf(*setting));
    json.insert(QStringLiteral("type"), typeText(setting->type));
    json.insert(QStringLiteral("default"), defaultText(*setting));
    json.insert(QStringLiteral("example"), QLatin1String(setting->example));
    json.insert(QStringLiteral("lockable"), setting->isLockable);
    QString text = Text::tr("%1\n%2\nIt is: %3\nDefault: %4\nExample: %5\nIn force: %6  (%7)")
                       .arg(name, meaningOf(*setting), typeText(setting->type), defaultText(*setting),
                            QLatin1String(setting->example), valueText(value), originText(value));
    if (!setting->isLockable)
        text += u'\n' + Text::tr("What the user says counts more than the policy here.");
    context.output.show(text, json);
    return Done;
}

} // namespace

int showPolicy(const CommandContext& context, const QString& explained) {
    if (!explained.isEmpty())
        return explain(context, explained);
    QStringList lines;
    QJsonArray all;
    for (const settings::Setting& setting : settings::settingTable()) {
        const settings::Value value = context.settings.value(setting.key);
        lines << QStringLiteral("%1 = %2  (%3)")
                     .arg(QLatin1String(setting.name), valueText(value), originText(value));
        all << toJson(setting, value);
    }
    context.output.show(lines.join(QLatin1Char('\n')), {{QStringLiteral("settings"), all}});
    return Done;
}

} // namespace yenile::ctl
