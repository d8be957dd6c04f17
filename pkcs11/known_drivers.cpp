// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/known_drivers.h"

#include "core/base/file.h"
#include "pkcs11/registered_folder.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

// Resources of a static library have to be called for, and that outside of any namespace.
static void initDriverList() {
    Q_INIT_RESOURCE(drivers);
}

namespace yenile::pkcs11 {

namespace {

#ifdef Q_OS_WIN
constexpr auto system = "windows"_L1;
constexpr std::array folderLists{"windows"_L1, "windows32"_L1}; // a driver of 64 bits first
#else
constexpr auto system = "linux"_L1;
constexpr std::array folderLists{"linux"_L1};
#endif

QStringList texts(const QJsonValue& list) {
    QStringList result;
    for (const QJsonValue& entry : list.toArray())
        result.append(entry.toString());
    return result;
}

/// A folder by its name, or where a maker's installer put it.
QString folderIn(const QJsonValue& entry, bool isFor32Bits) {
    if (entry.isString())
        return entry.toString();
    const QJsonObject place = entry.toObject();
    return registeredFolder({.key = place.value("key"_L1).toString(),
                             .value = place.value("value"_L1).toString(),
                             .folder = place.value("folder"_L1).toString(),
                             .isFor32Bits = isFor32Bits});
}

KnownDrivers read() {
    initDriverList();
    const auto content = readFile(u":/yenile/drivers.json"_s);
    const QJsonObject list = QJsonDocument::fromJson(content.value_or(QByteArray())).object();
    KnownDrivers known;
    for (const auto folders : folderLists)
        for (const QJsonValue& entry : list.value("folders"_L1).toObject().value(folders).toArray())
            if (const QString folder = folderIn(entry, folders == "windows32"_L1);
                !folder.isEmpty() && !known.folders.contains(folder, Qt::CaseInsensitive))
                known.folders += folder;
    for (const QJsonValue& entry : list.value("drivers"_L1).toArray()) {
        const QJsonObject row = entry.toObject();
        KnownDriver driver{row.value("name"_L1).toString(), texts(row.value(system))};
        for (const QString& card : texts(row.value("cards"_L1)))
            driver.cards.append(QByteArray::fromHex(card.toLatin1()));
        driver.isSoftware = row.value("software"_L1).toBool();
        driver.isOnlyConfigured = row.value("onlyConfigured"_L1).toBool();
        driver.isSilentAboutTries = row.value("silentAboutTries"_L1).toBool();
        driver.pinTool = row.value("pinTool"_L1).toString();
        known.drivers.push_back(std::move(driver));
    }
    return known;
}

} // namespace

const KnownDrivers& knownDrivers() {
    static const KnownDrivers known = read();
    return known;
}

const KnownDriver* knownDriverNamed(const QString& name) {
    const auto& drivers = knownDrivers().drivers;
    const auto found = std::ranges::find(drivers, name, &KnownDriver::name);
    return found == drivers.end() ? nullptr : &*found;
}

const KnownDriver* knownDriverAt(const QString& path) {
    const QString file = QFileInfo(path).fileName();
    const auto& drivers = knownDrivers().drivers;
    const auto isItsFile = [&](const QString& name) {
        return file.compare(name, Qt::CaseInsensitive) == 0 ||
               file.startsWith(name + u'.', Qt::CaseInsensitive); // libtpm2_pkcs11.so.1.9.0
    };
    const auto found = std::ranges::find_if(
        drivers, [&](const KnownDriver& driver) { return std::ranges::any_of(driver.files, isItsFile); });
    return found == drivers.end() ? nullptr : &*found;
}

bool isSoftware(const QString& path) {
    const KnownDriver* const driver = knownDriverAt(path);
    return driver && driver->isSoftware;
}

} // namespace yenile::pkcs11
