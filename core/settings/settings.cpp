// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/settings/setting_table.h"

#include <QDir>
#include <QSettings>
#include <QStringDecoder>

#include <filesystem>
#include <ranges>

namespace yenile::settings {

namespace {

QStringList policyFiles(const Sources& sources) {
    QStringList files{sources.policyFile};
    if (!sources.installedPolicy.isEmpty())
        files.prepend(sources.installedPolicy);
    if (!sources.policyFolder.isEmpty())
        for (const QFileInfo& part : // and links that lead nowhere, of which checkPart() tells
             QDir(sources.policyFolder)
                 .entryInfoList({QStringLiteral("*.ini")}, QDir::Files | QDir::System, QDir::Name))
            files.append(part.filePath());
    if (!sources.machinePolicy.isEmpty())
        files.append(sources.machinePolicy);
    return files;
}

/// A file, or a key of the registry.
std::unique_ptr<QSettings> layer(const QString& place) {
    const bool isKey = place.startsWith(QLatin1String("HKEY_"));
    return std::make_unique<QSettings>(place, isKey ? QSettings::NativeFormat : QSettings::IniFormat);
}

/// Whether nothing is there. What cannot be looked for is taken to be there, and so is what stands behind a
/// link that leads nowhere: a share that is not mounted, say.
bool isMissing(const QString& path) {
    namespace fs = std::filesystem;
    const fs::path whole = QFile::encodeName(QFileInfo(path).absoluteFilePath()).toStdString();
    fs::path there = whole;
    std::error_code unknown;
    while (there.has_relative_path() && fs::symlink_status(there, unknown).type() == fs::file_type::not_found)
        there = there.parent_path();
    return path.isEmpty() || (there != whole && fs::is_directory(there, unknown));
}

/// Whether a part of the policy can be read, where there is one. QSettings takes what it cannot read for an
/// empty file.
Result<void> checkPart(const QSettings& part) {
    if (isMissing(part.fileName()))
        return {};
    const Result<QByteArray> content = readFile(part.fileName());
    if (!content)
        return failure(content);
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(*content);
    if (decoder.hasError() || text.contains(QChar::Null)) // UTF-16, say
        return fail(ErrorCode::FileDamaged, {part.fileName()}, QStringLiteral("not UTF-8"));
    if (part.status() != QSettings::NoError)
        return fail(ErrorCode::FileDamaged, {part.fileName()}, QStringLiteral("no INI file"));
    return {};
}

/// Qt 6.4 does not notice that a file's last part finds no room (QTBUG-75077), which is the whole of a file
/// of settings: whether there is room for it is tried first.
Result<void> checkRoom(const QString& file) {
    constexpr qsizetype another = 4096; // bytes at most, a value more
    const QString trial = file + QStringLiteral(".room");
    const Result<void> written = writeFile(trial, QByteArray(QFileInfo(file).size() + another, ' '));
    QFile::remove(trial);
    return written ? written : fail(written.error().code, {file}, written.error().cause);
}

} // namespace

struct Settings::Private {
    explicit Private(const Sources& sources) : user(sources.userFile, QSettings::IniFormat) {
        for (const QString& file : policyFiles(sources))
            policy.push_back(layer(file));
        if (!sources.installation.isEmpty())
            installation = layer(sources.installation);
        for (const auto& part : policy)
            if (readable)
                readable = checkPart(*part);
        const QString& installed = sources.installedPolicy;
        if (readable && !installed.isEmpty() && isMissing(installed))
            readable = fail(ErrorCode::FileNotReadable, {installed});
        const QString& folder = sources.policyFolder;
        if (readable && !folder.isEmpty() && !isMissing(folder) && !QDir(folder).isReadable())
            readable = fail(ErrorCode::FileNotReadable, {folder});
    }

    std::vector<std::unique_ptr<QSettings>> policy; ///< what a later one says counts
    Result<void> readable;                          ///< the policy
    QSettings user;
    std::unique_ptr<QSettings> installation; ///< null where it sets nothing
};

Settings::Settings(Sources sources) : d(std::make_unique<Private>(sources)) {
}
Settings::~Settings() = default;

Result<void> Settings::check() const {
    return d->readable;
}

Value Settings::value(Key key) const {
    if (!d->readable)
        return {settingOf(key).byDefault(), Origin::Policy, d->readable.error().arguments.value(0)};
    const QString where = name(key);
    const bool isSuggestion = !settingOf(key).isLockable; // then the policy makes a default
    if (isSuggestion && d->user.contains(where))
        return {d->user.value(where), Origin::User, d->user.fileName()};
    for (const auto& part : d->policy | std::views::reverse)
        if (part->contains(where))
            return {part->value(where), isSuggestion ? Origin::Default : Origin::Policy, part->fileName()};
    if (d->user.contains(where))
        return {d->user.value(where), Origin::User, d->user.fileName()};
    if (d->installation && d->installation->contains(where))
        return {d->installation->value(where), Origin::Installation, d->installation->fileName()};
    return {settingOf(key).byDefault()};
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
    if (const Result<void> room = checkRoom(d->user.fileName()); !room)
        return room;
    d->user.setValue(name(key), value);
    d->user.sync();
    if (d->user.status() != QSettings::NoError)
        return fail(ErrorCode::FileNotWritable, {d->user.fileName()});
    return {};
}

QString Settings::name(Key key) {
    return QLatin1String(settingOf(key).name);
}

std::vector<Key> Settings::keys() {
    std::vector<Key> all;
    for (const Setting& setting : settingTable())
        all.push_back(setting.key);
    return all;
}

} // namespace yenile::settings
