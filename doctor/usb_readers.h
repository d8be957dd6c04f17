// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace yenile::doctor {

/// A device that says of itself that it is a card reader (USB class 0Bh), whether or not a driver knows it.
struct UsbReader {
    QString name; ///< manufacturer and product
    QString id;   ///< "072f:90cc": vendor and product
    friend bool operator==(const UsbReader&, const UsbReader&) = default;
};

/// Those that are plugged in, as the kernel shows them in that folder.
[[nodiscard]] std::vector<UsbReader>
usbReaders(const QString& folder = QStringLiteral("/sys/bus/usb/devices"));

} // namespace yenile::doctor
