#include "pkcs11/token_monitor.h"

#include "core/base/file.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

using namespace Qt::StringLiterals;

// Resources of a static library have to be called for, and that outside of any namespace.
static void initDriverList() {
    Q_INIT_RESOURCE(drivers);
}

namespace yenile::pkcs11 {

namespace {

/// Known drivers in the folders where their makers put them: resources/drivers.json.
QStringList knownDrivers() {
    initDriverList();
    const auto content = readFile(u":/yenile/drivers.json"_s);
    const QJsonObject list = QJsonDocument::fromJson(content.value_or(QByteArray())).object();
    QStringList paths;
    for (const QJsonValue& driver : list.value("drivers"_L1).toArray()) {
        for (const QJsonValue& file : driver.toObject().value("files"_L1).toArray()) {
            for (const QJsonValue& folder : list.value("folders"_L1).toArray())
                paths.append(QDir(folder.toString()).filePath(file.toString()));
        }
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
    static const QStringList configurations{u"/etc/pkcs11/modules"_s, u"/usr/share/p11-kit/modules"_s};
    static const QStringList moduleFolders{u"/usr/lib/x86_64-linux-gnu/pkcs11"_s,
                                           u"/usr/lib/aarch64-linux-gnu/pkcs11"_s, u"/usr/lib64/pkcs11"_s,
                                           u"/usr/lib/pkcs11"_s};
    QStringList paths;
    for (const QString& folder : configurations) {
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

} // namespace

QStringList findDrivers(const QStringList& configured) {
    QStringList found = configured;
    QStringList seen;
    for (const QString& path : configured)
        seen.append(QFileInfo(path).canonicalFilePath());
    for (const QString& path : knownDrivers() + configuredForP11Kit()) {
        const QString target = QFileInfo(path).canonicalFilePath(); // empty where there is no such file
        if (target.isEmpty() || seen.contains(target) || isProxy(path))
            continue;
        seen.append(target);
        found.append(path);
    }
    return found;
}

} // namespace yenile::pkcs11
