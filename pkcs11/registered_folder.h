// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace yenile::pkcs11 {

/// Where a maker's installer wrote down the place of its files; systems without a registry have none.
struct RegisteredPlace {
    QString key;              ///< "HKEY_LOCAL_MACHINE\Software\OpenSC Project\OpenSC"
    QString value;            ///< of a file or folder: "ConfigFile"
    QString folder;           ///< of the drivers, as seen from there: "../pkcs11"
    bool isFor32Bits = false; ///< the key is in the registry's part for programs of 32 bits
};

/// The drivers' folder, absolute; empty where nobody wrote it down.
[[nodiscard]] QString registeredFolder(const RegisteredPlace& place);

} // namespace yenile::pkcs11
