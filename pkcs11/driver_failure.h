// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace yenile::pkcs11 {

/// Why the driver at `path` could not be started, in a few words for people: the file is missing, is no
/// driver, is for another kind of computer …; where nothing better is known the technical `cause` itself.
[[nodiscard]] QString driverFailure(const QString& path, const QString& cause);

} // namespace yenile::pkcs11
