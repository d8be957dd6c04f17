// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/p11_kit.h"

#include "core/base/file.h"

#include <QDir>
#include <QFileInfo>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>
#include <cstdlib>
#include <optional>

using namespace Qt::StringLiterals;

namespace yenile::pkcs11 {

namespace {

using Options = QMap<QString, QString>;

/// "name: value" a line. Nothing where the file cannot be read, or holds anything else.
std::optional<Options> optionsIn(const QString& path) {
    const auto content = readFile(path);
    if (!content)
        return std::nullopt;
    Options options;
    for (const QByteArray& raw : content->split('\n')) {
        const QString line = QString::fromUtf8(raw).trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const auto colon = line.indexOf(u':');
        if (colon < 0 || line.startsWith(u'['))
            return std::nullopt;
        options.insert(line.left(colon).trimmed(), line.mid(colon + 1).trimmed());
    }
    return options;
}

enum class UserConfiguration { None, Merge, Only };

/// The setting user-config.
UserConfiguration modeIn(const Options& options, UserConfiguration otherwise) {
    const QString mode = options.value(u"user-config"_s);
    if (mode == "none"_L1)
        return UserConfiguration::None;
    if (mode == "merge"_L1)
        return UserConfiguration::Merge;
    if (mode == "only"_L1 || mode == "override"_L1)
        return UserConfiguration::Only;
    return otherwise;
}

/// The system says whether users have a say, and users whether they want to have it.
UserConfiguration modeOf(const P11KitPlaces& places) {
    const auto system = modeIn(optionsIn(places.systemFile).value_or(Options()), UserConfiguration::Merge);
    if (system == UserConfiguration::None || places.userFile.isEmpty())
        return UserConfiguration::None;
    return modeIn(optionsIn(places.userFile).value_or(Options()), system);
}

/// The folders that count, the one whose word is first at the front.
QStringList foldersOf(const P11KitPlaces& places) {
    const QStringList system{places.systemFolder, places.packageFolder};
    switch (modeOf(places)) {
    case UserConfiguration::None:
        return system;
    case UserConfiguration::Only:
        return {places.userFolder};
    case UserConfiguration::Merge:
        break;
    }
    return QStringList{places.userFolder} + system;
}

bool names(const QString& list, const QStringList& programs) {
    static const QRegularExpression separators(u"[,\\s]+"_s);
    return std::ranges::any_of(list.split(separators),
                               [&](const QString& program) { return programs.contains(program); });
}

bool isEnabled(const Options& options, const QStringList& programs) {
    if (options.contains(u"enable-in"_s))
        return names(options.value(u"enable-in"_s), programs);
    return !names(options.value(u"disable-in"_s), programs);
}

QString absolute(const QString& module, const QStringList& libraries) {
    if (module.isEmpty() || QDir::isAbsolutePath(module))
        return module;
    for (const QString& folder : libraries) {
        if (const QString path = QDir(folder).filePath(module); QFileInfo::exists(path))
            return path;
    }
    return libraries.isEmpty() ? QString() : QDir(libraries.front()).filePath(module);
}

P11KitModule moduleFrom(const QString& name, const Options& options, const P11KitPlaces& places,
                        const QStringList& programs) {
    const QString remote = options.value(u"remote"_s);
    return {.name = name,
            .path = remote.isEmpty() ? absolute(options.value(u"module"_s), places.libraries) : QString(),
            .remote = remote,
            .initReserved = options.value(u"x-init-reserved"_s),
            .priority = std::atoi(qPrintable(options.value(u"priority"_s))), // as p11-kit does
            .isCritical = options.value(u"critical"_s) == "yes"_L1,
            .holdsTrustAlone = options.value(u"trust-policy"_s) == "yes"_L1,
            .isEnabled = isEnabled(options, programs)};
}

} // namespace

QStringList P11KitPlaces::folders() const {
    return foldersOf(*this);
}

P11KitConfiguration readP11Kit(const P11KitPlaces& places, const QStringList& programs) {
    P11KitConfiguration configuration;
    QMap<QString, Options> merged;
    for (const QString& folder : places.folders()) {
        for (const QFileInfo& file : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden, QDir::Name)) {
            const auto options = optionsIn(file.filePath());
            if (!options)
                continue;
            const QString module = absolute(options->value(u"module"_s), places.libraries);
            if (!module.isEmpty())
                configuration.named.append(module);
            Options& known =
                merged[file.fileName().endsWith(".module"_L1) ? file.completeBaseName() : file.fileName()];
            Options next = *options;
            next.insert(known); // what stands there already has the first word
            known = next;
        }
    }
    for (auto entry = merged.cbegin(); entry != merged.cend(); ++entry)
        configuration.modules.push_back(moduleFrom(entry.key(), entry.value(), places, programs));
    std::ranges::stable_sort(configuration.modules, std::ranges::greater(), &P11KitModule::priority);
    return configuration;
}

} // namespace yenile::pkcs11
