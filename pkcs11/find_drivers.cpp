// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/find_drivers.h"

#include "pkcs11/known_drivers.h"
#include "pkcs11/program_kind.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yenile::pkcs11 {

namespace {

QStringList allFiles() {
    QStringList files;
    for (const KnownDriver& driver : knownDrivers().drivers) {
        if (!driver.isOnlyConfigured)
            files += driver.files;
    }
    return files;
}

QStringList knownPaths() {
    QStringList paths;
    for (const QString& file : allFiles()) {
        for (const QString& folder : knownDrivers().folders)
            paths.append(QDir(folder).filePath(file));
    }
    return paths;
}

/// p11-kit's own modules speak for other modules, or hold no card at all.
bool isProxy(const QString& path) {
    const QString name = QFileInfo(path).fileName();
    return name.startsWith("p11-kit-"_L1) || name.startsWith("pkcs11-spy"_L1);
}

/// The same file under whatever name; the name itself where there is no such file.
QString target(const QString& path) {
    const QFileInfo file(path);
    return file.exists() ? file.canonicalFilePath() : path; // most are not there, which is found out sooner
}

/// Entries with a slash name one file, others every file of that name.
bool isNamedIn(const QStringList& entries, const QString& path) {
    return std::ranges::any_of(entries, [&](const QString& entry) {
        if (entry.contains(u'/'))
            return target(entry) == target(path);
        return QFileInfo(path).fileName() == entry || QFileInfo(target(path)).fileName() == entry;
    });
}

bool hasCardOf(const DriverFile& file, const QList<QByteArray>& answersToReset) {
    const KnownDriver* const driver = knownDriverNamed(file.name);
    return driver && std::ranges::any_of(answersToReset, [&](const QByteArray& answer) {
               return std::ranges::any_of(driver->cards,
                                          [&](const QByteArray& part) { return answer.contains(part); });
           });
}

bool isCardDriver(const DriverFile& file) {
    const KnownDriver* const driver = knownDriverNamed(file.name);
    return driver && !driver->isSoftware;
}

/// What p11-kit's configuration says of modules, by their files.
class Configured {
public:
    explicit Configured(const P11KitPlaces& places)
        : m_configuration(readP11Kit(places, {u"yenile"_s, u"yenilectl"_s, u"yenile-token"_s})) {
        for (const QString& path : m_configuration.named)
            m_named.append(target(path));
        for (const P11KitModule& module : m_configuration.modules)
            m_targets.append(nameOf(module).isEmpty() ? QString() : target(nameOf(module)));
    }

    [[nodiscard]] QStringList paths() const {
        QStringList paths;
        for (const P11KitModule& module : m_configuration.modules)
            paths.append(nameOf(module));
        return paths;
    }
    /// Null where no file has it, or only in vain.
    [[nodiscard]] const P11KitModule* at(const QString& path) const {
        const qsizetype index = path.isEmpty() ? -1 : m_targets.indexOf(target(path));
        return index < 0 ? nullptr : &m_configuration.modules[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] bool isSwitchedOff(const QString& path) const {
        const P11KitModule* const module = at(path);
        return module ? !module->isEnabled : m_named.contains(target(path));
    }

private:
    /// As DriverFile::path has it.
    static const QString& nameOf(const P11KitModule& module) {
        return module.remote.isEmpty() ? module.path : module.remote;
    }

    P11KitConfiguration m_configuration;
    QStringList m_named;
    QStringList m_targets; ///< of each module
};

bool isElsewhere(const P11KitModule* module) {
    return module && !module->remote.isEmpty();
}

bool isWorthTrying(const QString& path, const Configured& configured, const QString& client) {
    const P11KitModule* const module = configured.at(path);
    if (module && module->holdsTrustAlone)
        return false;
    return isElsewhere(module) ? !client.isEmpty() : QFileInfo::exists(path) && !isProxy(path);
}

/// A driver in 32 bits of which there is one of another kind: its cards would be there twice.
bool isSecondKind(const QString& path, const std::vector<DriverFile>& drivers) {
    const QString name = DriverFile(path).name;
    return !name.isEmpty() && programKindOf(path) == ProgramKind::Bits32 &&
           std::ranges::any_of(drivers, [&](const DriverFile& driver) {
               return driver.name == name && programKindOf(driver.path) != ProgramKind::Bits32;
           });
}

/// p11-kit's module for those that are elsewhere; empty where it is not installed.
QString findClient(const P11KitPlaces& places) {
    for (const QString& folder : places.libraries) {
        if (const QString path = QDir(folder).filePath(u"p11-kit-client.so"_s); QFileInfo::exists(path))
            return path;
    }
    return {};
}

} // namespace

DriverFile::DriverFile(const QString& file) : path(file) {
    if (const KnownDriver* const driver = knownDriverAt(file))
        name = driver->name;
}

DriverSearch findDrivers(const settings::Settings& settings, const QString& preferred,
                         const P11KitPlaces& p11Kit) {
    using settings::Key;
    const QStringList allowed = settings.list(Key::AllowedDrivers);
    const QStringList forbidden = settings.list(Key::ForbiddenDrivers);
    const Configured configured(p11Kit);
    const QString client = findClient(p11Kit);
    DriverSearch search{{}, {}, allFiles(), knownDrivers().folders, p11Kit.folders()};
    if (!settings.check()) // then nobody knows which ones the administrator forbids
        return search;
    QStringList seen;
    const auto add = [&](const QString& path, bool isChosen) {
        if (path.isEmpty() || seen.contains(target(path)))
            return;
        seen.append(target(path));
        const P11KitModule* const module = configured.at(path);
        const auto isNamed = [&](const QStringList& entries) {
            return isNamedIn(entries, path) || (isElsewhere(module) && isNamedIn(entries, client));
        };
        if (isNamed(forbidden) || (!allowed.isEmpty() && !isNamed(allowed))) {
            search.refused.append(path);
            return;
        }
        if (!isChosen && configured.isSwitchedOff(path)) {
            search.switchedOff.append(path);
            return;
        }
        DriverFile& driver = search.drivers.emplace_back(path);
        driver.isChosen = isChosen;
        if (module) {
            driver.isCritical = module->isCritical;
            driver.initReserved = module->initReserved;
        }
        if (isElsewhere(module))
            driver.client = client;
    };
    add(preferred, true);
    for (const QString& path : settings.list(Key::Drivers))
        add(path, true);
    for (const QString& path : knownPaths() + configured.paths()) {
        if (isWorthTrying(path, configured, client) && !isSecondKind(path, search.drivers))
            add(path, false);
    }
    return search;
}

DriverOrder orderFor(const std::vector<DriverFile>& drivers, const QList<QByteArray>& answersToReset) {
    DriverOrder order;
    for (const DriverFile& file : drivers)
        (isCardDriver(file) && !file.isChosen && !hasCardOf(file, answersToReset) ? order.later : order.first)
            .push_back(file);
    // What somebody chose is chosen; of the others those come first that were made for these cards.
    std::ranges::stable_sort(order.first, std::ranges::greater(), [&](const DriverFile& file) {
        return file.isChosen ? 2 : hasCardOf(file, answersToReset) ? 1 : 0;
    });
    return order;
}

bool concerns(const DriverFile& driver, const QList<QByteArray>& answersToReset, ErrorCode failure) {
    if (driver.isChosen || driver.isCritical || hasCardOf(driver, answersToReset))
        return true;
    return isCardDriver(driver) && failure != ErrorCode::DriverFailed;
}

} // namespace yenile::pkcs11
