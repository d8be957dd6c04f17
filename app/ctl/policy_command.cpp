#include "app/ctl/commands.h"
#include "app/ctl/text.h"

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
    case Origin::Default:
        break;
    }
    return QStringLiteral("default");
}

QString originText(Origin origin) {
    switch (origin) {
    case Origin::Policy:
        return Text::tr("set by the administrator");
    case Origin::User:
        return Text::tr("set by the user");
    case Origin::Default:
        break;
    }
    return Text::tr("default");
}

} // namespace

int showPolicy(const Context& context) {
    QStringList lines;
    QJsonArray all;
    for (const settings::Key key : settings::Settings::keys()) {
        const settings::Value value = context.settings.value(key);
        const QString name = settings::Settings::name(key);
        lines << QStringLiteral("%1 = %2  (%3)")
                     .arg(name, value.value.toStringList().join(QStringLiteral(", ")),
                          originText(value.origin));
        all << QJsonObject{{QStringLiteral("name"), name},
                           {QStringLiteral("value"), QJsonValue::fromVariant(value.value)},
                           {QStringLiteral("origin"), originName(value.origin)}};
    }
    context.output.show(lines.join(QLatin1Char('\n')), {{QStringLiteral("settings"), all}});
    return Done;
}

} // namespace yenile::ctl
