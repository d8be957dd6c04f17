// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/usb_readers.h"

namespace yenile::doctor {

/// None to tell of: Windows has a driver of its own for every device of that class.
std::vector<UsbReader> usbReaders(const QString& /*folder*/) {
    return {};
}

} // namespace yenile::doctor
