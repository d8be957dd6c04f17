#include "pkcs11/find_drivers.h"

#include "core/base/file.h"
#include "pkcs11/known_drivers.h"

#include <QDir>
#include <QFileInfo>
#include <QTextStream>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yenile::pkcs11 {

namespace {

const QStringList& p11KitConfigurations() {
    static const QStringList folders{u"/etc/pkcs11/modules"_s, u"/usr/share/p11-kit/modules"_s};
    return folders;
}

QStringList allFiles() {
    QStringList files;
    for (const KnownDriver& driver : knownDrivers().drivers)
        files += driver.files;
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

/// `module:` of a p11-kit module configuration (pkcs11.conf(5)); relative names are in p11-kit's own folders.
QString moduleIn(const QString& configuration) {
    const auto content = readFile(configuration);
    QString text = QString::fromUtf8(content.value_or(QByteArray()));
    QTextStream lines(&text);
    for (QString line; lines.readLineInto(&line);) {
        const auto colon = line.indexOf(u':');
        if (colon > 0 && line.left(colon).trimmed() == "module"_L1)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

QStringList configuredForP11Kit() {
    static const QStringList moduleFolders{u"/usr/lib/x86_64-linux-gnu/pkcs11"_s,
                                           u"/usr/lib/aarch64-linux-gnu/pkcs11"_s, u"/usr/lib64/pkcs11"_s,
                                           u"/usr/lib/pkcs11"_s};
    QStringList paths;
    for (const QString& folder : p11KitConfigurations()) {
        for (const QFileInfo& file : QDir(folder).entryInfoList({u"*.module"_s}, QDir::Files, QDir::Name)) {
            const QString module = moduleIn(file.filePath());
            if (module.isEmpty() || QDir::isAbsolutePath(module)) {
                paths.append(module);
                continue;
            }
            for (const QString& moduleFolder : moduleFolders)
                paths.append(QDir(moduleFolder).filePath(module));
        }
    }
    return paths;
}

/// The same file under whatever name; the name itself where there is no such file.
QString target(const QString& path) {
    const QString canonical = QFileInfo(path).canonicalFilePath();
    return canonical.isEmpty() ? path : canonical;
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

bool isForOtherCards(const DriverFile& file) {
    const KnownDriver* const driver = knownDriverNamed(file.name);
    return driver && !driver->isSoftware && !file.isChosen;
}

} // namespace

DriverFile::DriverFile(const QString& file) : path(file) {
    if (const KnownDriver* const driver = knownDriverAt(file))
        name = driver->name;
}

DriverSearch findDrivers(const settings::Settings& settings, const QString& preferred) {
    using settings::Key;
    const QStringList allowed = settings.list(Key::AllowedDrivers);
    const QStringList forbidden = settings.list(Key::ForbiddenDrivers);
    DriverSearch search{{}, {}, allFiles(), knownDrivers().folders, p11KitConfigurations()};
    QStringList seen;
    const auto add = [&](const QString& path, bool isChosen) {
        if (path.isEmpty() || seen.contains(target(path)))
            return;
        seen.append(target(path));
        if (isNamedIn(forbidden, path) || (!allowed.isEmpty() && !isNamedIn(allowed, path))) {
            search.refused.append(path);
            return;
        }
        search.drivers.emplace_back(path).isChosen = isChosen;
    };
    add(preferred, true);
    for (const QString& path : settings.list(Key::Drivers))
        add(path, true);
    for (const QString& path : knownPaths() + configuredForP11Kit()) {
        if (QFileInfo::exists(path) && !isProxy(path))
            add(path, false);
    }
    return search;
}

DriverOrder orderFor(const std::vector<DriverFile>& drivers, const QList<QByteArray>& answersToReset) {
    DriverOrder order;
    for (const DriverFile& file : drivers)
        (isForOtherCards(file) && !hasCardOf(file, answersToReset) ? order.later : order.first)
            .push_back(file);
    // What somebody chose is chosen; of the others those come first that were made for these cards.
    std::ranges::stable_sort(order.first, std::ranges::greater(), [&](const DriverFile& file) {
        return file.isChosen ? 2 : hasCardOf(file, answersToReset) ? 1 : 0;
    });
    return order;
}

} // namespace yenile::pkcs11
