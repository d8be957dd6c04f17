// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace yenile::tests {

/// The beginning of a DLL for a kind of processor (IMAGE_FILE_MACHINE, two bytes), as far as anybody looks.
inline QByteArray dllFor(const QByteArray& machine) {
    const QByteArray file = "MZ" + QByteArray(0x3a, '\0') + QByteArray("\x80\0\0\0", 4);
    return file + QByteArray(0x80 - file.size(), '\0') + QByteArray("PE\0\0", 4) + machine;
}

} // namespace yenile::tests
