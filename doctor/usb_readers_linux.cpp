// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "doctor/usb_readers.h"

#include <QDir>

#include <algorithm>

namespace yenile::doctor {

namespace {

constexpr const char* smartCardClass = "0b";

QString valueOf(const QDir& device, const char* name) {
    return QString::fromUtf8(readFile(device.filePath(QLatin1String(name))).value_or(QByteArray())).trimmed();
}

} // namespace

std::vector<UsbReader> usbReaders(const QString& folder) {
    std::vector<UsbReader> readers;
    // An interface is named after its device: "1-4:1.0".
    const QDir devices(folder);
    for (const QString& name : devices.entryList({QStringLiteral("*:*")}, QDir::Dirs, QDir::Name)) {
        if (valueOf(QDir(devices.filePath(name)), "bInterfaceClass") != QLatin1String(smartCardClass))
            continue;
        const QDir device(devices.filePath(name.section(QLatin1Char(':'), 0, 0)));
        QStringList words{valueOf(device, "manufacturer"), valueOf(device, "product")};
        words.removeAll(QString());
        const QString id =
            QStringLiteral("%1:%2").arg(valueOf(device, "idVendor"), valueOf(device, "idProduct"));
        const UsbReader reader{words.isEmpty() ? id : words.join(QLatin1Char(' ')), id};
        if (std::ranges::find(readers, reader) == readers.end()) // one of several interfaces
            readers.push_back(reader);
    }
    return readers;
}

} // namespace yenile::doctor
