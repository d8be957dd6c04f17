#include "app/ctl/commands.h"
#include "app/ctl/text.h"
#include "core/settings/setting_table.h"

#include <QJsonArray>

namespace yenile::ctl {

namespace {

using settings::Origin;

QString originName(Origin origin) {
    switch (origin) {
    case Origin::Policy:
        return QStringLiteral("policy");
    case Origin::User:
        return QStringLiteral("user");
    case Origin::Installation:
        return QStringLiteral("installation");
    case Origin::Default:
        break;
    }
    return QStringLiteral("default");
}

QString originText(const settings::Value& value) {
    switch (value.origin) {
    case Origin::Policy:
        return Text::tr("set by the administrator in %1").arg(value.file);
    case Origin::User:
        return Text::tr("set by the user in %1").arg(value.file);
    case Origin::Installation:
        return Text::tr("set when Yenile was installed, in %1").arg(value.file);
    case Origin::Default:
        break;
    }
    return Text::tr("default");
}

QString valueText(const settings::Value& value) {
    return value.value.toStringList().join(QStringLiteral(", "));
}

QJsonObject valueJson(const QString& name, const settings::Value& value) {
    return {{QStringLiteral("name"), name},
            {QStringLiteral("value"), QJsonValue::fromVariant(value.value)},
            {QStringLiteral("origin"), originName(value.origin)},
            {QStringLiteral("file"), value.file}};
}

int explain(const Context& context, const QString& name) {
    const settings::Setting* const setting = settings::settingNamed(name);
    if (!setting)
        return context.output.fail({ErrorCode::SettingInvalid, {name}, QStringLiteral("no such setting")});
    const settings::Value value = context.settings.value(setting->key);
    QJsonObject json = valueJson(name, value);
    json.insert(QStringLiteral("meaning"), meaningOf(*setting));
    json.insert(QStringLiteral("type"), typeText(setting->type));
    json.insert(QStringLiteral("default"), defaultText(*setting));
    json.insert(QStringLiteral("example"), QLatin1String(setting->example));
    const QString text = Text::tr("%1\n%2\nIt is: %3\nDefault: %4\nExample: %5\nIn force: %6  (%7)")
                             .arg(name, meaningOf(*setting), typeText(setting->type), defaultText(*setting),
                                  QLatin1String(setting->example), valueText(value), originText(value));
    context.output.show(text, json);
    return Done;
}

} // namespace

int showPolicy(const Context& context, const QString& explained) {
    if (!explained.isEmpty())
        return explain(context, explained);
    QStringList lines;
    QJsonArray all;
    for (const settings::Key key : settings::Settings::keys()) {
        const settings::Value value = context.settings.value(key);
        const QString name = settings::Settings::name(key);
        lines << QStringLiteral("%1 = %2  (%3)").arg(name, valueText(value), originText(value));
        all << valueJson(name, value);
    }
    context.output.show(lines.join(QLatin1Char('\n')), {{QStringLiteral("settings"), all}});
    return Done;
}

} // namespace yenile::ctl
