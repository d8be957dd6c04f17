#include "core/settings/settings.h"

#include <QDir>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

namespace yenile::settings {

namespace {

using Default = QVariant (*)();

QVariant nothing() {
    return QString();
}
QVariant emptyList() {
    return QStringList();
}
QVariant documents() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
        .filePath(QStringLiteral("Yenile"));
}
QVariant outbox() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
        .filePath(QStringLiteral("yenile/outbox"));
}

QVariant cache() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation))
        .filePath(QStringLiteral("yenile"));
}
QVariant systemProxy() {
    return QStringLiteral("system");
}
QVariant no() {
    return false;
}

/// The one table of settings.
struct Entry {
    Key key;
    const char* name;
    Default byDefault;
};

constexpr Entry table[] = {
    {Key::ServiceAddress, "service/address", nothing},
    {Key::ServiceCaFile, "service/caFile", nothing},
    {Key::ServiceCaOnly, "service/caOnly", no},
    {Key::ServicePins, "service/pins", emptyList},
    {Key::TrustAnchorFile, "signature/trustAnchors", nothing},
    {Key::ValidationPolicyFile, "signature/validationPolicy", nothing},
    {Key::CacheFolder, "signature/cacheFolder", cache},
    {Key::TimeStampAddresses, "timeStamp/addresses", emptyList},
    {Key::TimeStampAccounts, "timeStamp/accounts", nothing},
    {Key::Proxy, "network/proxy", systemProxy},
    {Key::LocalAddresses, "network/localAddresses", no},
    {Key::Drivers, "token/drivers", emptyList},
    {Key::AllowedDrivers, "token/allowedDrivers", emptyList},
    {Key::ForbiddenDrivers, "token/forbiddenDrivers", emptyList},
    {Key::Language, "ui/language", nothing},
    {Key::CopiesFolder, "ui/copiesFolder", documents},
    {Key::OutboxFolder, "submission/outboxFolder", outbox},
};

const Entry& entryOf(Key key) {
    return *std::ranges::find(table, key, &Entry::key);
}

} // namespace

Sources Sources::standard() {
    const QDir configuration(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation));
    return {QStringLiteral("/etc/yenile/policy.ini"),
            configuration.filePath(QStringLiteral("yenile/settings.ini"))};
}

struct Settings::Private {
    explicit Private(const Sources& sources)
        : policy(sources.policyFile, QSettings::IniFormat), user(sources.userFile, QSettings::IniFormat) {}

    QSettings policy;
    QSettings user;
};

Settings::Settings(Sources sources) : d(std::make_unique<Private>(sources)) {
}
Settings::~Settings() = default;

Value Settings::value(Key key) const {
    const QString where = name(key);
    if (d->policy.contains(where))
        return {d->policy.value(where), Origin::Policy};
    if (d->user.contains(where))
        return {d->user.value(where), Origin::User};
    return {entryOf(key).byDefault(), Origin::Default};
}

/// A file written by hand has commas without quotes, which QSettings takes for a list.
QString Settings::text(Key key) const {
    return value(key).value.toStringList().join(QLatin1Char(','));
}

QStringList Settings::list(Key key) const {
    QStringList items = value(key).value.toStringList();
    items.removeAll(QString());
    return items;
}

Result<void> Settings::set(Key key, const QVariant& value) {
    if (isManaged(key))
        return fail(ErrorCode::SettingInvalid, {name(key)}, QStringLiteral("set by the administrator"));
    d->user.setValue(name(key), value);
    d->user.sync();
    if (d->user.status() != QSettings::NoError)
        return fail(ErrorCode::FileNotWritable, {d->user.fileName()});
    return {};
}

QString Settings::name(Key key) {
    return QLatin1String(entryOf(key).name);
}

std::vector<Key> Settings::keys() {
    std::vector<Key> all;
    for (const Entry& entry : table)
        all.push_back(entry.key);
    return all;
}

} // namespace yenile::settings
