// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace yenile::doctor {

/// A device that identifies as a card reader (USB class 0Bh), with or without a driver.
struct UsbReader {
    QString name; ///< manufacturer and product
    QString id;   ///< "072f:90cc": vendor and product
    friend bool operator==(const UsbReader&, const UsbReader&) = default;
};

/// The connected ones, from the kernel's files in that folder.
[[nodiscard]] std::vector<UsbReader>
usbReaders(const QString& folder = QStringLiteral("/sys/bus/usb/devices"));

} // namespace yenile::doctor
