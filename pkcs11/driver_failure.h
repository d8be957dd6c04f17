// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace yenile::pkcs11 {

/// Why the driver at `path` could not be started, in a few words for people: the file is missing, is not a
/// driver, is for another kind of computer … Otherwise the technical `cause`.
[[nodiscard]] QString driverFailure(const QString& path, const QString& cause);

} // namespace yenile::pkcs11
